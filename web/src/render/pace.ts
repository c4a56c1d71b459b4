/**
 * How many lines this machine can draw smoothly: measured from the time between frames while the
 * picture moves. Starts with all of them, gives up only what it must, and tries for more again
 * after a rest.
 */
import type { Connections } from "../evidence";

export interface Pace {
  /** Fraction of the chosen lines to draw, 0..1; in a hurry the picture must be there at once. */
  budget(connections: readonly Connections[], hurry?: boolean): number;
  /** Tells that a frame was drawn, ms. */
  drew(now: number): void;
}

/** Frames slower than this (ms, about 28 a second) call for fewer lines. */
const SLOW_MS = 36;
/** A longer gap is a pause between two movements, not a slow frame. */
const PAUSE_MS = 250;
/** After such a rest the machine may have its hands free again. */
const REST_MS = 4000;
const FRAMES = 12;
/** Below this many lines the picture would say too little, however slow the machine. */
const FEWEST_LINES = 1000;
/** While a pen draws, every move asks for all lines anew: the strongest must do. */
const HURRIED_LINES = 400;
const STEP = 0.8;

export function createPace(adaptive: boolean): Pace {
  let fraction = 1;
  let before = -Infinity;
  let gaps: number[] = [];
  return {
    budget(connections, hurry = false) {
      const total = connections.reduce((sum, chosen) => sum + chosen.from.length, 0);
      if (adaptive && hurry) return Math.min(1, HURRIED_LINES / Math.max(total, 1));
      return Math.min(1, Math.max(fraction, FEWEST_LINES / Math.max(total, 1)));
    },
    drew(now) {
      const gap = now - before;
      before = now;
      if (!adaptive) return;
      if (gap > REST_MS) fraction = Math.min(1, fraction / STEP);
      if (gap > PAUSE_MS) return;
      gaps.push(gap);
      if (gaps.length < FRAMES) return;
      const median = gaps.sort((a, b) => a - b)[FRAMES / 2];
      gaps = [];
      if (median > SLOW_MS) fraction *= STEP;
    },
  };
}
