const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const fractions = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

export function number(value: number, digits = 0): string {
  return Number.isFinite(value) ? fractions[digits].format(value) : '–';
}

export function count(value: number): string {
  return whole.format(value);
}

/** Emulated time as people read it: 12.3 s, 2 min 05.2 s, 1 h 02 min 05 s. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const tenths = Math.round(Math.abs(seconds) * 10);
  const sign = seconds < 0 && tenths > 0 ? '−' : '';
  const minutes = Math.floor(tenths / 600);
  const rest = (tenths % 600) / 10;
  if (minutes === 0) return `${sign}${rest.toFixed(1)} s`;
  if (minutes < 60) return `${sign}${minutes} min ${rest.toFixed(1).padStart(4, '0')} s`;
  const inHour = String(minutes % 60).padStart(2, '0');
  return `${sign}${count(Math.floor(minutes / 60))} h ${inHour} min ${String(Math.floor(rest)).padStart(2, '0')} s`;
}

export function kilojoules(joules: number): string {
  return `${number(joules / 1000, Math.abs(joules) < 100_000 ? 2 : 1)} kJ`;
}

export function megabits(bitsPerSecond: number): string {
  const mega = bitsPerSecond / 1e6;
  return `${number(mega, mega < 10 ? 1 : 0)} Mbit/s`;
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${number(share * 100, 1)} %` : '–';
}

export function vehicleName(index: number): string {
  return `Vehicle ${index + 1}`;
}
