/** One loop of animation frames for the whole page; it rests when nothing moves. */
type Step = (wallS: number, nowMs: number) => boolean;

const steps = new Set<Step>();
const drawn: number[] = [];
let request = 0;
let lastMs = 0;

declare global {
  interface Window {
    /** Frames per second over the last two seconds of animation. */
    splitkdFps: number;
  }
}

export function onFrame(step: Step): () => void {
  steps.add(step);
  wake();
  return () => steps.delete(step);
}

export function wake(): void {
  if (!request) request = requestAnimationFrame(run);
}

function run(nowMs: number): void {
  // After a rest, and after a tab was hidden, time does not leap.
  const wallS = lastMs ? Math.min(0.25, (nowMs - lastMs) / 1000) : 0;
  lastMs = nowMs;
  let moving = false;
  for (const step of steps) moving = step(wallS, nowMs) || moving;
  measure(nowMs, moving);
  if (moving) {
    request = requestAnimationFrame(run);
  } else {
    request = 0;
    lastMs = 0;
  }
}

function measure(nowMs: number, moving: boolean): void {
  drawn.push(nowMs);
  while (drawn.length > 2 && drawn[0] < nowMs - 2000) drawn.shift();
  if (drawn.length > 2) window.splitkdFps = ((drawn.length - 1) * 1000) / (nowMs - drawn[0]);
  if (!moving) drawn.length = 0;
}
