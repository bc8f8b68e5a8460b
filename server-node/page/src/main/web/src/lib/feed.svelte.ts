import { Clock } from './clock.svelte';
import { wake } from './frames';
import { History } from './history';
import type { Head, Scene, StreamMessage } from './types';
import { viewAt, type View } from './view';
import { Watch } from './watch';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;
/** A connection that is back sooner is not shown as lost. */
const SILENCE_MS = 800;

export type Connection = 'connecting' | 'open' | 'lost';

/** The key of the printed link, without which the server takes no commands. */
const key = new URLSearchParams(location.search).get('key') ?? '';

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** The run of the server, or one cell of its comparison: scene, log and the clock that shows them. */
export class Feed {
  scene = $state.raw<Scene | null>(null);
  head = $state.raw<Head | null>(null);
  connection = $state<Connection>('connecting');
  problem = $state('');
  /** The vehicle that a pointer or the focus is on, or -1. */
  pointed = $state(-1);
  /** Counts changes of the history, which is too large to be watched itself. */
  version = $state(0);
  history = new History();
  readonly clock = new Clock(() => reducedMotion.matches);
  readonly view: View = $derived.by(() => {
    void this.version;
    return viewAt(this.history, this.clock.shownS);
  });
  private position = 0;
  private source: EventSource | null = null;
  private readonly watch = new Watch(() => this.retry());
  private retryMs = FIRST_RETRY_MS;
  private timer = 0;
  private silence = 0;
  private closed = false;
  /** Connections lost since the last message. */
  private failures = 0;
  private endings = 0;

  constructor(readonly cell: number | null) {
    this.connect();
  }

  close(): void {
    this.closed = true;
    this.source?.close();
    this.watch.stop();
    clearTimeout(this.timer);
    clearTimeout(this.silence);
  }

  /** Leaves the live view and shows a known instant. */
  goTo(atS: number): void {
    this.clock.playing = false;
    this.clock.seek(Math.min(Math.max(atS, this.history.floorS), this.history.endS));
    wake();
  }

  /** True while more frames are needed. */
  advance(wallS: number, nowMs: number): boolean {
    return this.clock.advance(wallS, nowMs, this.history, this.head, this.connection === 'open');
  }

  async control(change: { paused: boolean } | { pace: number | null }): Promise<void> {
    this.problem = '';
    try {
      const answer = await fetch('api/control', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Splitkd-Key': key },
        body: JSON.stringify(change),
      });
      const body = await answer.json();
      if (answer.ok) this.head = body as Head;
      else this.problem = String(body.error ?? `The server answered ${answer.status}.`);
    } catch {
      this.problem = 'The server does not answer.';
    }
    wake();
  }

  get hasKey(): boolean {
    return key !== '';
  }

  get ended(): boolean {
    return this.head?.status === 'finished' || this.head?.status === 'failed';
  }

  private get query(): string {
    return this.cell === null ? '' : `cell=${this.cell}`;
  }

  private async connect(): Promise<void> {
    if (this.closed) return;
    if (!this.scene && !(await this.loadScene())) return this.retry();
    if (this.closed) return;
    const source = new EventSource(`api/stream?from=${this.position}${this.query && `&${this.query}`}`);
    this.source = source;
    source.onmessage = (event) => this.receive(JSON.parse(event.data) as StreamMessage);
    // The browser would reconnect from its first position, so every connection is a new one.
    source.onerror = () => {
      source.close();
      if (this.source === source) this.retry();
    };
  }

  private async loadScene(): Promise<boolean> {
    try {
      const answer = await fetch(`api/scene${this.query && `?${this.query}`}`);
      if (!answer.ok) {
        const body = await answer.json().catch(() => ({}));
        this.problem = String(body.error ?? `The server answered ${answer.status}.`);
        return false;
      }
      this.scene = (await answer.json()) as Scene;
      this.problem = '';
      return true;
    } catch {
      return false;
    }
  }

  private retry(): void {
    if (this.closed) return;
    this.source?.close();
    this.source = null;
    this.watch.stop();
    if (this.ended && this.failures === 0) {
      // The stream of a run that has ended is over; the server is gone only when it no longer answers.
      this.failures = 1;
      this.timer = window.setTimeout(() => this.connect(), this.endings++ ? LONGEST_RETRY_MS : 1000);
      return;
    }
    this.failures++;
    if (!this.silence) this.silence = window.setTimeout(() => (this.connection = 'lost'), SILENCE_MS);
    this.timer = window.setTimeout(() => this.connect(), this.retryMs);
    this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 1.6);
  }

  private receive(message: StreamMessage): void {
    this.watch.heard();
    clearTimeout(this.silence);
    this.silence = 0;
    this.retryMs = FIRST_RETRY_MS;
    this.failures = 0;
    this.connection = 'open';
    const other = this.head !== null && this.head.run !== message.head.run;
    this.head = message.head;
    if (other) this.beginAnew();
    else this.take(message);
  }

  /** Another run: its scene first, then its log from the beginning. */
  private beginAnew(): void {
    this.source?.close();
    this.forget();
    this.scene = null;
    void this.connect();
  }

  private take(message: StreamMessage): void {
    const from = message.position - message.log.length;
    if (from !== this.position) {
      this.forget();
      // A log that neither continues ours nor is complete: ask for the complete one.
      if (from !== 0) return this.beginAnew();
    }
    this.history.append(message.log);
    this.position = message.position;
    if (message.log.length) this.version++;
    if (message.complete) this.retry();
    this.advance(0, performance.now());
    wake();
  }

  private forget(): void {
    this.history = new History();
    this.position = 0;
    this.clock.reset();
    this.version++;
  }
}
