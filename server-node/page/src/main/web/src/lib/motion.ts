import { lastAtMost } from './search';
import type { Path, Scene } from './types';

/** The place of a vehicle on its path: the time since the path began, within one period. */
export function phaseAt(path: Path, phaseS: number, atS: number): number {
  const phase = (atS + phaseS) % path.periodS;
  return phase < 0 ? phase + path.periodS : phase;
}

/** Writes x and y at `phase` to `out`; false where the vehicle is away. */
export function positionAt(path: Path, phase: number, out: Float64Array, offset: number): boolean {
  const points = path.points;
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points[middle][0] <= phase) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return false;
  const from = points[low - 1];
  const to = points[Math.min(low, points.length - 1)];
  if (from[1] === null || from[2] === null) return false;
  // A way to a point that is "away" has no end: the vehicle stays where it was until then.
  const moves = to[1] !== null && to[2] !== null && to[0] > from[0];
  const share = moves ? (phase - from[0]) / (to[0] - from[0]) : 0;
  out[offset] = from[1] + share * ((moves ? to[1]! : from[1]) - from[1]);
  out[offset + 1] = from[2] + share * ((moves ? to[2]! : from[2]) - from[2]);
  return true;
}

export interface Link {
  upBps: number;
  downBps: number;
  cqiUp: number | null;
  cqiDown: number | null;
}

/** Rates and CQI are constant from one time to the next. */
export function linkAt(path: Path, phase: number): Link | null {
  const index = lastAtMost(path.t.length, phase, (i) => path.t[i]);
  if (index < 0) return null;
  return {
    upBps: path.upBps[index],
    downBps: path.downBps[index],
    cqiUp: path.cqiUp?.[index] ?? null,
    cqiDown: path.cqiDown?.[index] ?? null,
  };
}

export function linkOf(scene: Scene, vehicle: number, atS: number): Link | null {
  const who = scene.vehicles?.[vehicle];
  const path = who && scene.paths?.[who.path];
  return path ? linkAt(path, phaseAt(path, who.phaseS, atS)) : null;
}
