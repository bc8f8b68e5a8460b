// One loop of animation frames for the whole page; it rests when nothing moves.

/** Advances something; false when it will not move again by itself. */
type Step = (wallS: number, nowMs: number) => boolean;
type Draw = (nowMs: number) => void;

const steps = new Set<Step>();
const draws = new Set<Draw>();
const drawn: number[] = [];
let request = 0;
let lastMs = 0;

declare global {
  interface Window {
    /** Frames per second over the last two seconds of animation. */
    splitkdFps: number;
  }
}

window.splitkdFps = 0;

export function onFrame(step: Step): () => void {
  steps.add(step);
  wake();
  return () => steps.delete(step);
}

/** Draws come after all steps, so that the last frame shows where everything came to rest. */
export function onDraw(draw: Draw): () => void {
  draws.add(draw);
  wake();
  return () => draws.delete(draw);
}

export function wake(): void {
  if (!request) request = requestAnimationFrame(run);
}

function run(nowMs: number): void {
  // Time does not leap after a rest or after the tab was hidden.
  const wallS = lastMs ? Math.min(0.25, (nowMs - lastMs) / 1000) : 0;
  lastMs = nowMs;
  request = 0;
  let moving = false;
  for (const step of steps) moving = step(wallS, nowMs) || moving;
  for (const draw of draws) draw(nowMs);
  measure(nowMs, moving);
  if (moving) wake();
  else if (!request) lastMs = 0;
}

function measure(nowMs: number, moving: boolean): void {
  drawn.push(nowMs);
  while (drawn.length > 2 && drawn[0] < nowMs - 2000) drawn.shift();
  if (drawn.length > 2) window.splitkdFps = ((drawn.length - 1) * 1000) / (nowMs - drawn[0]);
  if (!moving) drawn.length = 0;
}
