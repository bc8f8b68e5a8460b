import type { History } from './history';
import type { Session } from './session';
import type { Head } from './types';

/** Within this many seconds of wall time the clock covers two thirds of the way to the last known instant. */
const CHASE_S = 0.2;
const SHOWN_EVERY_MS = 100;

/** The last planned instant of a session; 0 without a plan. */
export function plannedEndS(session: Session | null): number {
  let end = 0;
  for (const part of session?.plan ?? []) if (part.endS > end) end = part.endS;
  return end;
}

/** The emulated instant that the page shows: live it follows the last known instant, in replay the user sets it. */
export class Clock {
  /** Changes with every frame; code that does not need every frame reads `shownS`. */
  atS = 0;
  shownS = $state(0);
  live = $state(true);
  playing = $state(false);
  speed = $state(20);
  /** False until the clock has reached the end of the log; from then on it moves smoothly. */
  private begun = false;
  private followed: Session | null = null;
  private plannedS = 0;
  private elapsedS = 0;
  private heard: Head | null = null;
  private shownMs = 0;

  constructor(private readonly calm: () => boolean) {}

  reset(): void {
    this.atS = 0;
    this.shownS = 0;
    this.live = true;
    this.playing = false;
    this.begun = false;
    this.followed = null;
  }

  seek(atS: number): void {
    this.live = false;
    this.atS = atS;
    this.shownS = atS;
  }

  /** Returns to the last known instant at once. */
  goLive(): void {
    this.playing = false;
    this.live = true;
    this.begun = false;
  }

  /** Advances by `wallS`; false when nothing will move until something happens. */
  advance(wallS: number, nowMs: number, history: History, head: Head | null, connected: boolean): boolean {
    const before = this.atS;
    const target = this.target(wallS, history, head, connected);
    let moving = false;
    if (this.live) {
      moving = this.follow(wallS, target, head !== null) || this.canAdvance(history, head, connected);
    } else if (this.playing) {
      this.atS = Math.min(history.endS, this.atS + wallS * this.speed);
      moving = this.atS < history.endS;
      if (!moving) this.arrived(history);
    }
    if (this.atS !== before || this.atS !== this.shownS) this.show(nowMs, moving);
    return moving;
  }

  private follow(wallS: number, target: number, loaded: boolean): boolean {
    const gap = target - this.atS;
    // Jumps to the first instant, back when another run begins, and always with reduced motion.
    if (!this.begun || gap < 0 || this.calm()) this.atS = target;
    else if (gap < 0.05) this.atS = target;
    else this.atS += gap * (1 - Math.exp(-wallS / CHASE_S));
    this.begun = loaded;
    return this.atS !== target;
  }

  private arrived(history: History): void {
    this.playing = false;
    if (!history.finished) this.live = true;
  }

  private canAdvance(history: History, head: Head | null, connected: boolean): boolean {
    return connected && head?.status === 'running' && head.pace !== null && history.open !== null &&
      history.open.startS + this.elapsedS < this.plannedS;
  }

  private target(wallS: number, history: History, head: Head | null, connected: boolean): number {
    const open = history.open;
    if (open !== this.followed) {
      this.followed = open;
      this.elapsedS = 0;
      this.plannedS = plannedEndS(open);
    }
    if (!open || !head || head.pace === null) return history.endS;
    if (head !== this.heard) {
      this.heard = head;
      if (head.nowS != null) this.elapsedS = Math.max(0, head.nowS - open.startS);
    } else if (connected && head.status === 'running') this.elapsedS += wallS * head.pace;
    return Math.max(history.endS, Math.min(open.startS + this.elapsedS, this.plannedS));
  }

  private show(nowMs: number, moving: boolean): void {
    if (moving && nowMs - this.shownMs < SHOWN_EVERY_MS) return;
    this.shownMs = nowMs;
    this.shownS = this.atS;
  }
}
