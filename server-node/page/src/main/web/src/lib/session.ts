import type { Totals } from './totals';
import type { Candidate, PartName, PlanPart } from './types';

export type Outcome = 'running' | 'committed' | 'aborted';

/** One attempt to serve a vehicle. */
export interface Session {
  round: number;
  order: number;
  attempt: number;
  vehicle: number;
  /** Null if an abort arrived without its selection. */
  cut: number | null;
  ghz: number | null;
  startS: number;
  /** Infinity while it runs. */
  endS: number;
  outcome: Outcome;
  joules: number;
  loss: number | null;
  partsS: Partial<Record<PartName, number>> | null;
  reason: string;
  retried: boolean;
  /** Null when the server did not send it, or when it is no longer kept. */
  plan: PlanPart[] | null;
  candidates: Candidate[] | null;
  /** In the words of the method. */
  why: string | null;
  /** True when plan and candidates were dropped to bound the memory of the page. */
  forgotten: boolean;
  /** Sums of the log including this session, once it has ended. */
  after: Totals;
}

export interface Round {
  round: number;
  startS: number;
  /** Infinity while it runs. */
  endS: number;
  delayS: number;
  joules: number;
  perplexity: number | null;
  accuracy: number | null;
  baseline: number | null;
  /** Delay of all rounds up to and including this one. */
  totalDelayS: number;
}

export type NoteKind = 'aborted' | 'left out' | 'interrupted' | 'resumed' | 'deployed' | 'not deployed' | 'failed';

/** A line of the journal. */
export interface Note {
  number: number;
  kind: NoteKind;
  atS: number;
  round: number | null;
  vehicle: number | null;
  text: string;
}
