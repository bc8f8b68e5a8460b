import { lastAtMost } from './search';

export interface Points {
  x: number[];
  y: number[];
}

/** At most `most` points that keep the shape: the lowest and the highest of each stretch, in their order. */
export function decimated(x: readonly number[], y: readonly number[], most: number): Points {
  const keep = kept(y, most);
  return { x: keep.map((i) => x[i]), y: keep.map((i) => y[i]) };
}

function kept(y: readonly number[], most: number): number[] {
  const count = y.length;
  if (count <= most) return [...y.keys()];
  const stretches = Math.max(1, Math.floor((most - 2) / 2));
  const keep = [0];
  for (let s = 0; s < stretches; s++) {
    const from = 1 + Math.floor((s * (count - 2)) / stretches);
    const to = 1 + Math.floor(((s + 1) * (count - 2)) / stretches);
    let low = from;
    let high = from;
    for (let i = from + 1; i < to; i++) {
      if (y[i] < y[low]) low = i;
      if (y[i] > y[high]) high = i;
    }
    keep.push(Math.min(low, high));
    if (low !== high) keep.push(Math.max(low, high));
  }
  keep.push(count - 1);
  return keep;
}

/** A curve that accepts any number of points: beyond `most` it is thinned to half and keeps its shape. */
export class Curve {
  private x: number[] = [];
  private y: number[] = [];
  private atS: number[] = [];

  constructor(private readonly most = 4000) {}

  add(x: number, y: number, atS: number): void {
    this.x.push(x);
    this.y.push(y);
    this.atS.push(atS);
    if (this.x.length > this.most) {
      const keep = kept(this.y, this.most / 2);
      this.x = keep.map((i) => this.x[i]);
      this.y = keep.map((i) => this.y[i]);
      this.atS = keep.map((i) => this.atS[i]);
    }
  }

  countUntil(limitS: number): number {
    return lastAtMost(this.atS.length, limitS, (i) => this.atS[i]) + 1;
  }

  /** The points known at an instant, thinned to at most 2,000. */
  until(limitS: number): Points {
    const count = this.countUntil(limitS);
    return decimated(this.x.slice(0, count), this.y.slice(0, count), 2000);
  }
}
