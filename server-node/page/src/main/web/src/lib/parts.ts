import type { PartName } from './types';

/** The parts of a session in the order of the protocol's rows; colours are properties of app.css. */
export const PARTS: { name: PartName; label: string; colour: string; doing: string }[] = [
  { name: 'device', label: 'Device', colour: '--device', doing: 'device computing' },
  { name: 'uplink', label: 'Uplink', colour: '--uplink', doing: 'uplink' },
  { name: 'server', label: 'Server', colour: '--server', doing: 'server computing' },
  { name: 'downlink', label: 'Downlink', colour: '--downlink', doing: 'downlink' },
];

/** Parts of the energy: transmit is the vehicle's uplink, receive its downlink. */
export const ENERGY_PARTS: { name: string; label: string; colour: string }[] = [
  { name: 'server', label: 'Server', colour: '--server' },
  { name: 'device', label: 'Device', colour: '--device' },
  { name: 'transmit', label: 'Transmit', colour: '--uplink' },
  { name: 'receive', label: 'Receive', colour: '--downlink' },
  { name: 'serverWaiting', label: 'Server waiting', colour: '--server-idle' },
  { name: 'deviceIdle', label: 'Device idle', colour: '--device-idle' },
  { name: 'baseStation', label: 'Base station', colour: '--station' },
];

export function energyLabel(name: string): { label: string; colour: string } {
  return ENERGY_PARTS.find((part) => part.name === name) ?? { label: name, colour: '--soft' };
}
