/**
 * How many lines this machine can draw smoothly. With a graphics card: all of them. Without one it
 * starts with what such machines manage, and learns from the time between frames while the picture
 * moves. What it has learnt holds from the next scene on: captions say how many lines are drawn, and
 * a number must not change while it is read out.
 */

export interface Pace {
  /** Most lines to draw; in a hurry the picture must be there at once. */
  lines(hurried?: boolean): number;
  /** Another scene: what was learnt since the last one holds. */
  renew(): void;
  /** Tells that a frame was drawn, ms. */
  drew(now: number): void;
}

/** Frames slower than this (ms, about 28 a second) call for fewer lines, faster ones for more. */
const SLOW_MS = 36;
const FAST_MS = 22;
/** A longer gap is a pause between two movements, not a slow frame. */
const PAUSE_MS = 250;
const FRAMES = 8;
const STEP = 1.25;
/** Where a machine without a graphics card starts. */
const FIRST_LINES = 1150;
/** Below this many lines the picture would say too little, however slow the machine. */
const FEWEST_LINES = 1000;
/** While a pen draws, every move asks for all lines anew: the strongest must do. */
const HURRIED_LINES = 200;

export function createPace(adaptive: boolean): Pace {
  let most = adaptive ? FIRST_LINES : Number.POSITIVE_INFINITY;
  let next = most;
  let before = Number.NEGATIVE_INFINITY;
  let gaps: number[] = [];
  let fast = false;
  return {
    lines: (hurried = false) => (adaptive && hurried ? HURRIED_LINES : most),
    renew(): void {
      most = next;
    },
    drew(now) {
      const gap = now - before;
      before = now;
      if (!adaptive) return;
      if (gap > PAUSE_MS) {
        // One movement without a slow frame is worth one step.
        if (fast) next *= STEP;
        fast = false;
        gaps = [];
        return;
      }
      gaps.push(gap);
      if (gaps.length < FRAMES) return;
      const median = gaps.sort((a, b) => a - b)[FRAMES / 2];
      gaps = [];
      fast = median < FAST_MS;
      if (median > SLOW_MS) next = Math.max(next / STEP, FEWEST_LINES);
    },
  };
}
