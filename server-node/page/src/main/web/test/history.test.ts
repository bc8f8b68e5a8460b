import { describe, expect, it } from 'vitest';
import { History, LIMITS } from '../src/lib/history';
import type { Entry } from '../src/lib/types';
import { Turn, turnsOf, viewAt } from '../src/lib/view';
import { uncounted } from '../src/lib/totals';

const turn = (vehicle: number, attempt = 1) => ({ round: 1, order: 1, attempt, vehicle });
const plan = [{ part: 'device' as const, batch: 0, startS: 0, endS: 5 }];

function selected(vehicle: number, atS: number, attempt = 1): Entry {
  return { type: 'selected', ...turn(vehicle, attempt), cut: 3, ghz: 1.5, atS, plan, candidates: [] };
}

function committed(vehicle: number, startS: number, endS: number, joules: number): Entry {
  return {
    type: 'committed', ...turn(vehicle), cut: 3, ghz: 1.5, startS, endS, joules, loss: 4,
    partsJ: { server: joules * 0.75, device: joules * 0.25, serverWaiting: 1, baseStation: 2 },
  };
}

function aborted(vehicle: number, startS: number, endS: number, joules: number): Entry {
  return { type: 'aborted', ...turn(vehicle), startS, endS, joules, reason: 'left coverage', retried: true };
}

const log: Entry[] = [
  { type: 'began', teacherPerplexity: 44.6, sessions: 2 },
  { type: 'roundStarted', round: 1, atS: 0 },
  selected(0, 0),
  committed(0, 0, 10, 100),
  selected(1, 10),
  aborted(1, 10, 14, 30),
  selected(1, 14, 2),
  committed(1, 14, 20, 50),
  { type: 'round', round: 1, startS: 0, endS: 21, delayS: 21, joules: 180 },
  { type: 'baseline', round: 1, perplexity: 500 },
];

function after(entries: Entry[]): History {
  const history = new History();
  history.append(entries);
  return history;
}

describe('a history', () => {
  it('should give the state at any instant', () => {
    const history = after(log);
    expect(viewAt(history, 5)).toMatchObject({ sessionIndex: 0, endedIndex: -1, delayS: 0 });
    expect(viewAt(history, 12)).toMatchObject({ sessionIndex: 1, delayS: 10, totals: { joules: 100, committed: 1 } });
    expect(viewAt(history, 15)).toMatchObject({ delayS: 14, totals: { joules: 130, wastedJ: 30, wastedS: 4 } });
    expect(viewAt(history, 21)).toMatchObject({ delayS: 21, totals: { joules: 180, committed: 2, aborted: 1 } });
    expect(viewAt(history, 21).roundsEnded[0].baseline).toBe(500);
    expect([...turnsOf(history, viewAt(history, 15), 3)]).toEqual([Turn.Served, Turn.Aborted, Turn.Unserved]);
    expect([...turnsOf(history, viewAt(history, 21), 3)]).toEqual([Turn.Served, Turn.Served, Turn.Unserved]);
  });

  it('should know the student without a teacher, told before the rounds or after', () => {
    const baseline = log.find((entry) => entry.type === 'baseline')!;
    const before = after([log[0], baseline, ...log.slice(1, -1)]);
    expect(before.rounds[0].baseline).toBe(500);
    expect(before.rounds).toEqual(after(log).rounds);
  });

  it('should be the same however the log is cut into messages', () => {
    const whole = after(log);
    const piecewise = new History();
    for (const entry of log) piecewise.append([entry]);
    expect(piecewise.sessions).toEqual(whole.sessions);
    expect(piecewise.totals).toEqual(whole.totals);
  });

  it('should begin an interrupted session anew without counting it', () => {
    const history = after([
      log[1],
      selected(0, 0),
      { type: 'interrupted', ...turn(0), reason: 'node lost' },
      { type: 'resumed' },
      selected(0, 0),
      committed(0, 0, 10, 100),
    ]);
    expect(history.sessions).toHaveLength(1);
    expect(history.totals.joules).toBe(100);
    expect(history.notes.map((note) => note.kind)).toEqual(['interrupted', 'resumed']);
  });

  it('should add energies in the order of the log', () => {
    const joules = [0.1, 0.2, 0.3, 1e9, 0.7];
    const history = after(joules.map((value, i) => committed(i, i, i + 1, value)));
    expect(history.totals.joules).toBe(joules.reduce((sum, value) => sum + value, 0));
  });

  it('should stay bounded and keep its totals', () => {
    const history = new History();
    let joules = 0;
    for (let i = 0; i < 10_000; i++) {
      history.append([selected(i, i), committed(i, i, i + 1, 1 + (i % 7))]);
      joules += 1 + (i % 7);
    }
    expect(history.sessions).toHaveLength(LIMITS.sessions);
    expect(history.sessions.filter((session) => session.plan)).toHaveLength(LIMITS.detailed);
    expect(history.totals).toMatchObject({ committed: 10_000, joules });
    expect(history.floorS).toBe(6000);
    expect(viewAt(history, 10_000).totals.joules).toBe(joules);
    expect(history.loss.until(Infinity).x.length).toBeLessThanOrEqual(2000);
  });

  it('should find the parts that the accounting leaves out', () => {
    expect(uncounted(after(log).totals)).toEqual(['serverWaiting', 'baseStation']);
  });
});
