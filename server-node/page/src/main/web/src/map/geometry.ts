import { phaseAt, positionAt } from '../lib/motion';
import { lastAtMost } from '../lib/search';
import type { Scene } from '../lib/types';

export interface Bounds {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** The positions of things in metres. Without paths the vehicles stand in a ring around the base station. */
export class Geometry {
  readonly station: { x: number; y: number } | null;
  readonly streets: [number, number][][];
  readonly bounds: Bounds;
  /** x, y of each vehicle at the last instant asked for. */
  readonly at: Float64Array;
  readonly present: Uint8Array;
  readonly covered: Uint8Array;
  readonly known: boolean;

  constructor(private readonly scene: Scene) {
    const vehicles = scene.vehicles ?? [];
    this.known = !!scene.paths?.length;
    this.station = scene.station ?? (this.known ? null : { x: 0, y: 0 });
    this.streets = scene.streets?.length ? scene.streets : this.known ? drivenLines(scene) : [];
    this.at = new Float64Array(vehicles.length * 2);
    this.present = new Uint8Array(vehicles.length).fill(1);
    this.covered = new Uint8Array(vehicles.length).fill(1);
    if (!this.known) this.ring(vehicles.length);
    this.bounds = this.findBounds();
  }

  /** Moves all vehicles to their positions at an instant. */
  moveTo(atS: number): void {
    const { paths, vehicles } = this.scene;
    if (!this.known || !paths || !vehicles) return;
    for (let i = 0; i < vehicles.length; i++) {
      const path = paths[vehicles[i].path];
      if (!path) {
        this.present[i] = 0;
        continue;
      }
      const phase = phaseAt(path, vehicles[i].phaseS, atS);
      this.present[i] = positionAt(path, phase, this.at, 2 * i) ? 1 : 0;
      const slot = lastAtMost(path.t.length, phase, (k) => path.t[k]);
      this.covered[i] = slot >= 0 && path.upBps[slot] > 0 && path.downBps[slot] > 0 ? 1 : 0;
    }
  }

  private ring(count: number): void {
    for (let i = 0; i < count; i++) {
      const angle = Math.PI / 2 - (2 * Math.PI * i) / Math.max(1, count);
      this.at[2 * i] = this.station!.x + 100 * Math.cos(angle);
      this.at[2 * i + 1] = this.station!.y + 100 * Math.sin(angle);
    }
  }

  private findBounds(): Bounds {
    const bounds = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
    const include = (x: number | null, y: number | null) => {
      if (x === null || y === null) return;
      bounds.left = Math.min(bounds.left, x);
      bounds.right = Math.max(bounds.right, x);
      bounds.bottom = Math.min(bounds.bottom, y);
      bounds.top = Math.max(bounds.top, y);
    };
    if (this.station) include(this.station.x, this.station.y);
    for (const street of this.streets) for (const [x, y] of street) include(x, y);
    for (const path of this.scene.paths ?? []) for (const [, x, y] of path.points) include(x, y);
    if (!this.known) for (let i = 0; i < this.at.length; i += 2) include(this.at[i], this.at[i + 1]);
    if (bounds.left > bounds.right) return { left: -1, right: 1, bottom: -1, top: 1 };
    return bounds;
  }
}

/** The ways that vehicles take, which show the streets if no street map is known. */
function drivenLines(scene: Scene): [number, number][][] {
  const lines: [number, number][][] = [];
  for (const path of (scene.paths ?? []).slice(0, 300)) {
    let line: [number, number][] = [];
    for (const [, x, y] of path.points) {
      if (x !== null && y !== null) line.push([x, y]);
      else if (line.length) {
        lines.push(line);
        line = [];
      }
    }
    if (line.length) lines.push(line);
  }
  return lines;
}
