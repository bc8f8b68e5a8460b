const QUIET_MS = 10_000;
const ANSWER_WITHIN_MS = 5000;

/**
 * Notices a server that is silent because it cannot be reached: a stream that breaks off in the network stays open for
 * minutes. A run may well send nothing for long, so silence alone is no sign; a request without an answer is.
 */
export class Watch {
  private heardMs = 0;
  private timer = 0;
  private asking = false;

  constructor(private readonly gone: () => void) {}

  heard(): void {
    this.heardMs = performance.now();
    if (!this.timer) this.timer = window.setInterval(() => void this.look(), ANSWER_WITHIN_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
  }

  private async look(): Promise<void> {
    if (this.asking || performance.now() - this.heardMs < QUIET_MS) return;
    this.asking = true;
    try {
      await fetch('api/files', { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), cache: 'no-store' });
      this.heardMs = performance.now();
    } catch {
      if (this.timer) this.gone();
    } finally {
      this.asking = false;
    }
  }
}
