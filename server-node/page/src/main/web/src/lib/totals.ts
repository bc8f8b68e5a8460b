import type { Aborted, Committed } from './types';

/** Sums over the log from its beginning, added one by one in its order, as the server adds them. */
export interface Totals {
  readonly committed: number;
  readonly aborted: number;
  /** Committed and aborted. */
  readonly joules: number;
  readonly wastedJ: number;
  readonly wastedS: number;
  /** Energy of the committed sessions by part, also of parts that the accounting leaves out. */
  readonly partsJ: Sums;
  readonly partsS: Sums;
  readonly committedJ: number;
}

export const NOTHING: Totals = {
  committed: 0,
  aborted: 0,
  joules: 0,
  wastedJ: 0,
  wastedS: 0,
  partsJ: {},
  partsS: {},
  committedJ: 0,
};

export function withCommitted(before: Totals, entry: Committed): Totals {
  return {
    ...before,
    committed: before.committed + 1,
    joules: before.joules + entry.joules,
    committedJ: before.committedJ + entry.joules,
    partsJ: added(before.partsJ, entry.partsJ),
    partsS: added(before.partsS, entry.partsS),
  };
}

export function withAborted(before: Totals, entry: Aborted): Totals {
  return {
    ...before,
    aborted: before.aborted + 1,
    joules: before.joules + entry.joules,
    wastedJ: before.wastedJ + entry.joules,
    wastedS: before.wastedS + (entry.endS - entry.startS),
  };
}

type Sums = Readonly<Record<string, number>>;

function added(before: Sums, parts: Readonly<Partial<Record<string, number>>> | undefined): Sums {
  const after: Record<string, number> = { ...before };
  for (const name in parts) after[name] = (after[name] ?? 0) + (parts[name] ?? 0);
  return after;
}

const LEFT_OUT_SOMETIMES = [
  [],
  ['baseStation'],
  ['serverWaiting', 'deviceIdle'],
  ['serverWaiting', 'deviceIdle', 'baseStation'],
];

/**
 * The parts that the scenario's accounting leaves out. The server does not say which; they are those without which the
 * parts sum to the energy of the committed sessions. Null if no choice does.
 */
export function uncounted(totals: Totals): string[] | null {
  for (const names of LEFT_OUT_SOMETIMES) {
    let sum = 0;
    for (const [name, joules] of Object.entries(totals.partsJ)) if (!names.includes(name)) sum += joules;
    if (Math.abs(sum - totals.committedJ) <= 1e-9 * Math.max(1, totals.committedJ)) {
      return names.filter((name) => name in totals.partsJ);
    }
  }
  return null;
}
