import { expect, it } from 'vitest';
import { Clock } from '../src/lib/clock.svelte';
import { History } from '../src/lib/history';
import type { Entry, Head } from '../src/lib/types';

const head: Head = { run: 'r', status: 'running', controls: true, pace: null };
const turn = { round: 1, order: 1, attempt: 1, vehicle: 0, cut: 3, ghz: 1.5 };

function selected(atS: number, endS: number): Entry {
  return { type: 'selected', ...turn, atS, plan: [{ part: 'device', batch: 0, startS: atS, endS }] };
}

function committed(startS: number, endS: number): Entry {
  return { type: 'committed', ...turn, startS, endS, joules: 1 };
}

function run(clock: Clock, seconds: number, history: History, told: Head = head): number[] {
  const seen: number[] = [];
  for (let i = 0; i < seconds * 50; i++) {
    clock.advance(0.02, i * 20, history, told, true);
    seen.push(clock.atS);
  }
  return seen;
}

it('should begin where the log ends', () => {
  const history = new History();
  history.append([selected(0, 10), committed(0, 10)]);
  const clock = new Clock(() => false);
  clock.advance(0, 0, history, head, true);
  expect(clock.atS).toBe(10);
});

it('should catch up within a second and never run ahead of what is known', () => {
  const history = new History();
  history.append([selected(0, 10), committed(0, 10)]);
  const clock = new Clock(() => false);
  clock.advance(0, 0, history, head, true);
  history.append([selected(10, 22), committed(10, 22)]);
  const seen = run(clock, 1.2, history);
  expect(Math.max(...seen)).toBeLessThanOrEqual(22);
  expect(seen[1]).toBeLessThan(14);
  expect(clock.atS).toBe(22);
});

it('should go on into the plan with a pace, up to its end, and stand still when paused', () => {
  const history = new History();
  history.append([selected(0, 10)]);
  const clock = new Clock(() => false);
  const paced = { ...head, pace: 5 };
  run(clock, 1, history, paced);
  expect(clock.atS).toBeGreaterThan(3);
  expect(clock.atS).toBeLessThanOrEqual(5);
  run(clock, 1, history, { ...paced, status: 'paused' });
  const stood = clock.atS;
  run(clock, 1, history, { ...paced, status: 'paused' });
  expect(clock.atS).toBe(stood);
  run(clock, 10, history, paced);
  expect(clock.atS).toBe(10);
});
