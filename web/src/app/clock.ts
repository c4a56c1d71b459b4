/**
 * The clock of the story: where it is, whether it runs, where it stops. Pure functions over one
 * record; knows nothing of scenes, frames or the browser's timers.
 */
import { stepAt } from "../scene/frame";
import type { Step } from "../scene/scene";

export interface Clock {
  readonly seconds: number;
  /** Running on to the end of the story. */
  readonly playing: boolean;
  /** Gliding to this second and stopping there, or null. */
  readonly until: number | null;
  /** Story seconds per second of a glide, before the speed setting. */
  readonly rate: number;
}

export interface Pace {
  readonly duration: number;
  readonly speed: number;
  readonly loop: boolean;
}

export const SPEEDS = [0.5, 1, 2, 4] as const;
/** A moment before the end of a step: the step itself is still the current one. */
const MOMENT = 1e-3;
/** Seconds between the words of a step that somebody asks for and its motion. */
const BREATH = 0.5;
/** Longest glide through the steps of one line of code, in seconds. */
const LONGEST_GLIDE = 2.6;

export const stillAt = (seconds: number): Clock => ({
  seconds,
  playing: false,
  until: null,
  rate: 1,
});

/** Does the clock move by itself? */
export const moving = (clock: Clock): boolean => clock.playing || clock.until !== null;

export function advance(clock: Clock, elapsed: number, pace: Pace): Clock {
  if (clock.until !== null) return glide(clock, clock.until, elapsed, pace);
  if (!clock.playing) return clock;
  const seconds = clock.seconds + elapsed * pace.speed;
  if (seconds < pace.duration) return { ...clock, seconds };
  return pace.loop ? { ...clock, seconds: 0 } : stillAt(pace.duration);
}

function glide(clock: Clock, until: number, elapsed: number, pace: Pace): Clock {
  const seconds = clock.seconds + elapsed * pace.speed * clock.rate;
  return seconds < until ? { ...clock, seconds } : stillAt(until);
}

/** Runs on from here, or from the start when the story is over. */
export function play(clock: Clock, duration: number): Clock {
  const over = clock.seconds >= duration - MOMENT;
  return { seconds: over ? 0 : clock.seconds, playing: true, until: null, rate: 1 };
}

export const pause = (clock: Clock): Clock => stillAt(clock.seconds);

/** Where a step's motion is over and its picture stands still. */
export function restOf({ start, lead, motion, end }: Step): number {
  return Math.min(start + lead + motion, end - MOMENT);
}

/** A step that somebody asks for moves soon: its words stay as long as they are read. */
const enterOf = ({ start, lead }: Step): number => start + Math.max(lead - BREATH, 0);

/** The step that the clock shows or is gliding to. */
export const currentStep = (steps: readonly Step[], clock: Clock): number =>
  stepAt(steps, clock.until ?? clock.seconds);

/** Plays the motion of steps `first`..`last` and stops; jumps there when `calm`. */
export function showSteps(
  steps: readonly Step[],
  first: number,
  last: number,
  calm: boolean,
): Clock {
  const from = steps[first];
  const to = steps[last];
  if (!from || !to) return stillAt(0);
  const until = restOf(to);
  if (calm) return stillAt(until);
  const seconds = enterOf(from);
  const rate = Math.max(1, (until - seconds) / LONGEST_GLIDE);
  return { seconds, playing: false, until, rate };
}

export function nextStep(steps: readonly Step[], clock: Clock, calm: boolean): Clock {
  const next = currentStep(steps, clock) + 1;
  if (next >= steps.length) return stillAt(steps[steps.length - 1]?.end ?? 0);
  return showSteps(steps, next, next, calm);
}

/** Going back never plays: it shows the step before, finished. */
export function previousStep(steps: readonly Step[], clock: Clock): Clock {
  const step = steps[currentStep(steps, clock) - 1];
  return stillAt(step ? restOf(step) : 0);
}
