import type { PartName } from '../lib/types';
import { Turn } from '../lib/view';
import type { Camera } from './camera';
import type { Geometry } from './geometry';
import { State } from './states';

export interface Colours {
  [name: string]: string;
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const names = ['street', 'street-edge', 'ink', 'soft', 'card', 'waiting', 'wasted', 'accent', 'device', 'uplink', 'server', 'downlink'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** The state of the map at an instant, apart from positions. */
export interface Moment {
  turns: Uint8Array;
  /** The vehicle in session, or -1. */
  serving: number;
  parts: ReadonlySet<PartName>;
  pointed: number;
  /** Moves the dashes of a link. */
  wallMs: number;
}

const TAU = 2 * Math.PI;
/** Up to this many vehicles there is room for their numbers. */
const NUMBERED = 30;

/** Draws the streets once and everything that moves on its own canvas above, with one path for all vehicles of a kind. */
export class Painter {
  private readonly kinds: number[][] = Object.values(State).map(() => []);

  constructor(
    private readonly geometry: Geometry,
    private readonly camera: Camera,
  ) {}

  private x(metres: number): number {
    return this.camera.x(metres);
  }

  private y(metres: number): number {
    return this.camera.y(metres);
  }

  drawStreets(context: CanvasRenderingContext2D, colours: Colours): void {
    context.clearRect(0, 0, this.camera.width, this.camera.height);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const lanes = Math.min(14, Math.max(2, 8 * this.camera.scale));
    context.beginPath();
    for (const street of this.geometry.streets) {
      street.forEach(([x, y], i) => (i ? context.lineTo(this.x(x), this.y(y)) : context.moveTo(this.x(x), this.y(y))));
    }
    for (const [width, colour] of [[lanes + 2, colours['street-edge']], [lanes, colours.street]] as const) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    }
    this.drawStation(context, colours);
  }

  private drawStation(context: CanvasRenderingContext2D, colours: Colours): void {
    const station = this.geometry.station;
    if (!station) return;
    const x = this.x(station.x);
    const y = this.y(station.y);
    context.strokeStyle = context.fillStyle = colours.ink;
    context.lineWidth = 1.6;
    context.beginPath();
    context.moveTo(x - 6, y + 9);
    context.lineTo(x, y - 7);
    context.lineTo(x + 6, y + 9);
    context.moveTo(x - 3.6, y + 3);
    context.lineTo(x + 3.6, y + 3);
    for (const radius of [6, 10]) {
      context.moveTo(x + radius * Math.cos(-0.7), y - 8 + radius * Math.sin(-0.7));
      context.arc(x, y - 8, radius, -0.7, 0.7);
      context.moveTo(x + radius * Math.cos(Math.PI - 0.7), y - 8 + radius * Math.sin(Math.PI - 0.7));
      context.arc(x, y - 8, radius, Math.PI - 0.7, Math.PI + 0.7);
    }
    context.stroke();
    context.beginPath();
    context.arc(x, y - 8, 2.4, 0, TAU);
    context.fill();
  }

  drawMoving(context: CanvasRenderingContext2D, moment: Moment, colours: Colours): void {
    context.clearRect(0, 0, this.camera.width, this.camera.height);
    this.sort(moment);
    const fleet = this.geometry.present.length;
    const size = fleet > 200 ? 3.2 : fleet > NUMBERED ? 6 : 9;
    this.dots(context, State.OutOfCoverage, fleet > NUMBERED ? size * 0.8 : size, null, colours.waiting);
    this.dots(context, State.Waiting, size, colours.waiting, colours.card);
    this.dots(context, State.LeftOut, size, fleet > 200 ? null : colours.card, colours.wasted);
    this.dots(context, State.Aborted, size, colours.wasted, colours.card);
    this.dots(context, State.Served, size, colours.ink, colours.card);
    if (fleet <= NUMBERED) this.numbers(context, colours);
    this.drawServed(context, moment, colours, size);
    if (moment.pointed >= 0 && this.geometry.present[moment.pointed]) {
      this.ringAround(context, moment.pointed, size + 5, colours.ink, 2);
    }
  }

  private sort({ turns, serving }: Moment): void {
    for (const kind of this.kinds) kind.length = 0;
    const { present, covered } = this.geometry;
    for (let i = 0; i < present.length; i++) {
      if (!present[i] || i === serving) continue;
      const turn = turns[i];
      if (turn !== Turn.Unserved) this.kinds[turn].push(i);
      else this.kinds[covered[i] ? State.Waiting : State.OutOfCoverage].push(i);
    }
  }

  private dots(context: CanvasRenderingContext2D, kind: number, radius: number, fill: string | null, line: string): void {
    const own = this.kinds[kind];
    if (!own.length) return;
    const at = this.geometry.at;
    context.beginPath();
    for (const i of own) {
      const x = this.x(at[2 * i]);
      const y = this.y(at[2 * i + 1]);
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, TAU);
    }
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (fill && radius < 4) return;
    context.lineWidth = 1.5;
    context.strokeStyle = line;
    context.stroke();
  }

  private numbers(context: CanvasRenderingContext2D, colours: Colours): void {
    const { at } = this.geometry;
    context.font = '600 10px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    this.kinds.forEach((own, kind) => {
      context.fillStyle = kind === State.Served || kind === State.Aborted ? colours.card : colours.ink;
      for (const i of own) context.fillText(String(i + 1), this.x(at[2 * i]), this.y(at[2 * i + 1]) + 0.5);
    });
    context.textBaseline = 'alphabetic';
  }

  private drawServed(context: CanvasRenderingContext2D, moment: Moment, colours: Colours, size: number): void {
    const { serving, parts } = moment;
    const { station, present, at } = this.geometry;
    if (serving < 0 || !present[serving]) return;
    const x = this.x(at[2 * serving]);
    const y = this.y(at[2 * serving + 1]);
    if (station) {
      const [sx, sy] = [this.x(station.x), this.y(station.y) - 8];
      this.link(context, sx, sy, x, y, colours.waiting, 1, null);
      const step = -moment.wallMs * 0.03;
      if (parts.has('uplink')) this.link(context, x, y, sx, sy, colours.uplink, 3, step);
      if (parts.has('downlink')) this.link(context, sx, sy, x, y, colours.downlink, 3, step);
      if (parts.has('server')) this.halo(context, sx, sy + 8, 20, colours.server);
    }
    if (parts.has('device')) this.halo(context, x, y, size + 9, colours.device);
    context.beginPath();
    context.arc(x, y, size + 2.5, 0, TAU);
    context.fillStyle = colours.accent;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = colours.card;
    context.stroke();
    this.label(context, String(serving + 1), x, y, colours);
  }

  private link(
    context: CanvasRenderingContext2D,
    fromX: number, fromY: number, toX: number, toY: number,
    colour: string, width: number, dashShift: number | null,
  ): void {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.strokeStyle = colour;
    context.lineWidth = width;
    if (dashShift !== null) {
      context.setLineDash([9, 7]);
      context.lineDashOffset = dashShift;
    }
    context.stroke();
    context.setLineDash([]);
  }

  private halo(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
    context.beginPath();
    context.arc(x, y, radius, 0, TAU);
    context.globalAlpha = 0.22;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 2;
    context.strokeStyle = colour;
    context.stroke();
  }

  private ringAround(context: CanvasRenderingContext2D, vehicle: number, radius: number, colour: string, width: number): void {
    const { at } = this.geometry;
    context.beginPath();
    context.arc(this.x(at[2 * vehicle]), this.y(at[2 * vehicle + 1]), radius, 0, TAU);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }

  private label(context: CanvasRenderingContext2D, text: string, x: number, y: number, colours: Colours): void {
    context.font = '600 12px system-ui, sans-serif';
    context.textAlign = x > this.camera.width - 40 ? 'right' : 'left';
    const aside = x > this.camera.width - 40 ? -14 : 14;
    context.lineWidth = 4;
    context.strokeStyle = colours.card;
    context.strokeText(text, x + aside, y - 10);
    context.fillStyle = colours.ink;
    context.fillText(text, x + aside, y - 10);
  }

  /** The vehicle nearest to a point of the canvas, within reach of a pointer, or -1. */
  nearest(x: number, y: number, reach: number): number {
    const { at, present } = this.geometry;
    let best = -1;
    let least = reach * reach;
    for (let i = 0; i < present.length; i++) {
      if (!present[i]) continue;
      const dx = this.x(at[2 * i]) - x;
      const dy = this.y(at[2 * i + 1]) - y;
      const distance = dx * dx + dy * dy;
      if (distance <= least) [best, least] = [i, distance];
    }
    return best;
  }

  placeOf(vehicle: number): [number, number] {
    return [this.x(this.geometry.at[2 * vehicle]), this.y(this.geometry.at[2 * vehicle + 1])];
  }
}
