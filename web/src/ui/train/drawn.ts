/** When a network that was put on the stage is there to be seen. */
import type { App } from "../../app/app";

/** So many times as long as a network took to be drawn, nothing else is: frames come in between. */
const REST = 1.5;
const LONGEST_REST = 1500; // ms

/**
 * Resolves once what changed is on the stage, and a moment later. A machine that draws slowly shows fewer
 * networks: its frames are also for whoever uses the page meanwhile.
 */
export function drawn(app: App, apart: number): Promise<void> {
  const from = performance.now();
  return new Promise((resolve) => {
    const stop = app.onPaint(() => {
      stop();
      // A browser runs two frames ahead of what it draws, no more.
      afterFrames(3, () => {
        const took = performance.now() - from;
        setTimeout(resolve, Math.max(apart - took, Math.min(REST * took, LONGEST_REST)));
      });
    });
  });
}

function afterFrames(count: number, then: () => void): void {
  requestAnimationFrame(() => (count === 1 ? then() : afterFrames(count - 1, then)));
}
