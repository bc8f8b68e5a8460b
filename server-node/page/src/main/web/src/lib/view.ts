import type { History } from './history';
import { lastAtMost } from './search';
import type { Note, Round, Session } from './session';
import type { Totals } from './totals';

/** The outcome so far of a vehicle's turn in a round. */
export const Turn = { Unserved: 0, Served: 1, Aborted: 2, LeftOut: 3 } as const;

/** The state of the run at one instant: a fold of the log up to then. */
export interface View {
  atS: number;
  /** Index of the last session that has begun, or -1. */
  sessionIndex: number;
  session: Session | null;
  /** Index of the last session that has ended, or -1. */
  endedIndex: number;
  totals: Totals;
  delayS: number;
  round: Round | null;
  roundsEnded: Round[];
  notes: Note[];
}

export function viewAt(history: History, atS: number): View {
  const { sessions, rounds, notes } = history;
  const sessionIndex = lastAtMost(sessions.length, atS, (i) => sessions[i].startS);
  const endedIndex = lastAtMost(sessionIndex + 1, atS, (i) => sessions[i].endS);
  const ended = endedIndex < 0 ? null : sessions[endedIndex];
  const roundIndex = lastAtMost(rounds.length, atS, (i) => rounds[i].startS);
  const endedRounds = lastAtMost(roundIndex + 1, atS, (i) => rounds[i].endS) + 1;
  const round = roundIndex < 0 ? null : rounds[roundIndex];
  let delayS = endedRounds > 0 ? rounds[endedRounds - 1].totalDelayS : 0;
  if (round && round.endS > atS && ended?.round === round.round) delayS += ended.endS - round.startS;
  return {
    atS,
    sessionIndex,
    session: sessionIndex < 0 ? null : sessions[sessionIndex],
    endedIndex,
    totals: ended?.after ?? history.base,
    delayS,
    round,
    roundsEnded: rounds.slice(0, endedRounds),
    notes: notes.slice(0, lastAtMost(notes.length, atS, (i) => notes[i].atS) + 1),
  };
}

/** The outcome of the turn of each vehicle in the round of the view. */
export function turnsOf(history: History, view: View, vehicles: number): Uint8Array {
  const turns = new Uint8Array(vehicles);
  const round = view.round?.round;
  if (round === undefined) return turns;
  for (let i = view.endedIndex; i >= 0 && history.sessions[i].round >= round; i--) {
    const session = history.sessions[i];
    if (session.round !== round || turns[session.vehicle] !== Turn.Unserved) continue;
    turns[session.vehicle] = session.outcome === 'committed' ? Turn.Served : Turn.Aborted;
  }
  for (const note of view.notes) {
    if (note.kind === 'left out' && note.round === round && note.vehicle !== null) turns[note.vehicle] = Turn.LeftOut;
  }
  return turns;
}
