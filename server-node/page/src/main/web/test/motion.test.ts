import { expect, it } from 'vitest';
import { decimated } from '../src/lib/curve';
import { duration } from '../src/lib/format';
import { linkAt, phaseAt, positionAt } from '../src/lib/motion';
import type { Path } from '../src/lib/types';

const path: Path = {
  periodS: 10,
  points: [[0, 0, 0], [4, 40, 0], [6, null, null], [8, 0, 20], [10, 0, 0]],
  t: [0, 5],
  upBps: [1e6, 0],
  downBps: [2e6, 0],
};

function at(phase: number): [number, number] | null {
  const out = new Float64Array(2);
  return positionAt(path, phase, out, 0) ? [out[0], out[1]] : null;
}

it('should move linearly between points and be away where there is none', () => {
  expect(at(1)).toEqual([10, 0]);
  expect(at(4)).toEqual([40, 0]);
  expect(at(7)).toBeNull();
  expect(at(9)).toEqual([0, 10]);
});

it('should begin its path anew after a period', () => {
  expect(phaseAt(path, 3, 8)).toBe(1);
  expect(phaseAt(path, 0, 10)).toBe(0);
});

it('should keep rates until the next time', () => {
  expect(linkAt(path, 4.9)?.upBps).toBe(1e6);
  expect(linkAt(path, 5)?.upBps).toBe(0);
  expect(linkAt(path, 9.9)?.downBps).toBe(0);
});

it('should thin a curve and keep its ends and extremes', () => {
  const y = Array.from({ length: 9999 }, (_, i) => (i === 5000 ? 99 : Math.sin(i)));
  const points = decimated(y.map((_, i) => i), y, 2000);
  expect(points.x.length).toBeLessThanOrEqual(2000);
  expect(points.x[0]).toBe(0);
  expect(points.x.at(-1)).toBe(9998);
  expect(Math.max(...points.y)).toBe(99);
  expect(points.x).toEqual([...points.x].sort((a, b) => a - b));
});

it('should write durations as people read them', () => {
  expect(duration(12.34)).toBe('12.3 s');
  expect(duration(59.97)).toBe('1 min 00.0 s');
  expect(duration(3725.4)).toBe('1 h 02 min 05 s');
});
