import { Curve } from './curve';
import type { Note, NoteKind, Round, Session } from './session';
import { NOTHING, withAborted, withCommitted, type Totals } from './totals';
import type { Aborted, Cell, Committed, Entry, RoundEnded, Selected } from './types';

export const LIMITS = { sessions: 4000, detailed: 200, candidates: 40_000, notes: 500, rounds: 2000 };

/**
 * The content of the log so far, in bounded memory however long the run is. Every session carries the sums of the log up
 * to it, so the state at any instant is found by binary search and dropping old sessions leaves the totals right.
 */
export class History {
  teacherPerplexity: number | null = null;
  untrainedPerplexity: number | null = null;
  expectedSessions: number | null = null;
  sessions: Session[] = [];
  rounds: Round[] = [];
  notes: Note[] = [];
  cells: Cell[] = [];
  readonly loss = new Curve();
  /** Sums of the sessions that are no longer kept. */
  base: Totals = NOTHING;
  /** The first instant for which sessions are kept. */
  floorS = 0;
  /** The last instant at which something is known to have happened. */
  endS = 0;
  finished = false;
  /** The student without a teacher, by round; for a run that is over it arrives before the rounds. */
  private baselines = new Map<number, number>();
  private noted = 0;
  private detailed: Session[] = [];
  private candidates = 0;

  append(log: readonly Entry[]): void {
    for (const entry of log) this.add(entry);
    this.forget();
  }

  get totals(): Totals {
    for (let i = this.sessions.length - 1; i >= 0; i--) {
      if (this.sessions[i].outcome !== 'running') return this.sessions[i].after;
    }
    return this.base;
  }

  /** The current session as far as it is known. */
  get open(): Session | null {
    const last = this.sessions[this.sessions.length - 1];
    return last?.outcome === 'running' ? last : null;
  }

  private add(entry: Entry): void {
    switch (entry.type) {
      case 'began':
        this.teacherPerplexity = entry.teacherPerplexity ?? null;
        this.untrainedPerplexity = entry.untrainedPerplexity ?? null;
        this.expectedSessions = entry.sessions ?? null;
        break;
      case 'roundStarted':
        this.roundOf(entry.round, entry.atS);
        this.reached(entry.atS);
        break;
      case 'selected':
        this.select(entry);
        break;
      case 'committed':
        this.commit(entry);
        break;
      case 'aborted':
        this.abort(entry);
        break;
      case 'interrupted':
        this.dropOpen();
        this.note('interrupted', this.endS, entry.round, entry.vehicle, entry.reason);
        break;
      case 'leftOut':
        this.note('left out', this.endS, entry.round, entry.vehicle, entry.reason);
        break;
      case 'resumed':
        this.dropOpen();
        this.note('resumed', this.endS, null, null, 'The run resumed after an interruption.');
        break;
      case 'round':
        this.endRound(entry);
        break;
      case 'baseline':
        this.baselines.set(entry.round, entry.perplexity);
        this.rounds = this.rounds.map((round) =>
          round.round === entry.round ? { ...round, baseline: entry.perplexity } : round,
        );
        break;
      case 'deployed':
        this.deployed(entry);
        break;
      case 'cell':
        this.cells.push(entry);
        break;
      case 'finished':
        this.finished = true;
        break;
    }
  }

  private reached(atS: number): void {
    if (atS > this.endS) this.endS = atS;
  }

  private roundOf(number: number, startS: number): Round {
    const last = this.rounds[this.rounds.length - 1];
    if (last?.round === number) return last;
    const round: Round = {
      round: number,
      startS,
      endS: Infinity,
      delayS: 0,
      joules: 0,
      perplexity: null,
      accuracy: null,
      baseline: this.baselines.get(number) ?? null,
      totalDelayS: last?.totalDelayS ?? 0,
    };
    this.rounds.push(round);
    return round;
  }

  private endRound(entry: RoundEnded): void {
    const round = this.roundOf(entry.round, entry.startS);
    this.rounds[this.rounds.length - 1] = {
      ...round,
      endS: entry.endS,
      delayS: entry.delayS,
      joules: entry.joules,
      perplexity: entry.perplexity ?? null,
      accuracy: entry.accuracy ?? null,
      totalDelayS: round.totalDelayS + entry.delayS,
    };
    this.reached(entry.endS);
  }

  private select(entry: Selected): void {
    this.dropOpen();
    const session = this.begin(entry, entry.atS, {
      cut: entry.cut,
      ghz: entry.ghz,
      plan: entry.plan?.length ? entry.plan : null,
      candidates: entry.candidates?.length ? entry.candidates : null,
      why: entry.why ?? null,
    });
    this.detailed.push(session);
    this.candidates += session.candidates?.length ?? 0;
    this.reached(entry.atS);
  }

  private begin(entry: Selected | Committed | Aborted, startS: number, more: Partial<Session> = {}): Session {
    const { round, order, attempt, vehicle } = entry;
    const session: Session = {
      round, order, attempt, vehicle, startS,
      cut: null, ghz: null, endS: Infinity, outcome: 'running', joules: 0, loss: null, partsS: null, reason: '',
      retried: false, plan: null, candidates: null, why: null, forgotten: false, after: this.totals, ...more,
    };
    this.sessions.push(session);
    return session;
  }

  /**
   * Replaces the open session by the ended one if both are of the same vehicle, and appends it otherwise. Sessions are
   * replaced, not changed, so that components that show them notice.
   */
  private end(entry: Committed | Aborted, more: Partial<Session>): Session {
    if (this.open && this.open.vehicle !== entry.vehicle) this.dropOpen();
    const before = this.totals;
    const open = this.open ?? this.begin(entry, entry.startS);
    const session: Session = {
      ...open,
      ...more,
      startS: entry.startS,
      endS: entry.endS,
      joules: entry.joules,
      outcome: entry.type,
      after: entry.type === 'committed' ? withCommitted(before, entry) : withAborted(before, entry),
    };
    this.sessions[this.sessions.length - 1] = session;
    const newest = this.detailed.length - 1;
    if (this.detailed[newest] === open) this.detailed[newest] = session;
    this.reached(entry.endS);
    return session;
  }

  private commit(entry: Committed): void {
    const loss = entry.loss ?? null;
    const session = this.end(entry, { cut: entry.cut, ghz: entry.ghz, partsS: entry.partsS ?? null, loss });
    if (loss !== null) this.loss.add(session.after.committed, loss, entry.endS);
  }

  private abort(entry: Aborted): void {
    this.end(entry, { reason: entry.reason, retried: entry.retried });
    const after = entry.retried ? ' It is retried.' : '';
    this.note('aborted', entry.endS, entry.round, entry.vehicle, `${sentence(entry.reason)}${after}`);
  }

  private deployed(entry: Extract<Entry, { type: 'deployed' }>): void {
    if (entry.endS !== undefined) this.reached(entry.endS);
    const atS = entry.endS ?? this.endS;
    const took = entry.joules === undefined ? '' : ` ${entry.joules.toFixed(1)} J.`;
    if (entry.failure) this.note('not deployed', atS, null, entry.vehicle, sentence(entry.failure));
    else this.note('deployed', atS, null, entry.vehicle, `The student was sent to the vehicle.${took}`);
  }

  private dropOpen(): void {
    if (this.open) this.sessions.pop();
  }

  private note(kind: NoteKind, atS: number, round: number | null, vehicle: number | null, text: string): void {
    this.notes.push({ number: this.noted++, kind, atS, round, vehicle, text });
  }

  private forget(): void {
    while (this.detailed.length > LIMITS.detailed || (this.candidates > LIMITS.candidates && this.detailed.length > 1)) {
      const session = this.detailed.shift()!;
      this.candidates -= session.candidates?.length ?? 0;
      session.forgotten = session.plan !== null || session.candidates !== null;
      session.plan = null;
      session.candidates = null;
      session.why = null;
    }
    const surplus = this.sessions.length - LIMITS.sessions;
    if (surplus > 0) {
      this.base = this.sessions[surplus - 1].after;
      this.sessions.splice(0, surplus);
      this.floorS = this.sessions[0].startS;
    }
    if (this.notes.length > LIMITS.notes) this.notes.splice(0, this.notes.length - LIMITS.notes);
    if (this.rounds.length > LIMITS.rounds) this.rounds.splice(0, this.rounds.length - LIMITS.rounds);
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
