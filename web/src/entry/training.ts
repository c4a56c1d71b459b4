/** Training in the page, for scripts: one at a time, which the section "Start from nothing" shows, too. */
import type { App } from "../app/app";
import type { Choices } from "../app/training/training";
import { said } from "../base/errors";
import type { Judged, Point, TrainingState } from "../learn/training";
import { parts } from "../ui/loaded";

export interface TrainingApi {
  /**
   * Begins anew, from nothing, and goes on for so many steps, or until it is paused. Throws InputError for
   * choices that make no sense. The promise resolves once it has begun, and rejects with an InputError
   * where MNIST is not to be had.
   */
  start(choices?: Choices, steps?: number): Promise<void>;
  /** Goes on for so many steps, or until it is paused. */
  go(steps?: number): void;
  pause(): void;
  /** Pauses, and shows the network as it was after so many steps, of those `kept`; null: as it is. */
  look(steps: number | null): void;
  /** Ends it; what was learnt stays. */
  stop(): void;
  /** Ends it; the network that was there before is shown again. */
  undo(): void;
  /** How it goes; null before the first. */
  readonly state: TrainingState | null;
  /** The loss before every step, and the share of its lessons read right. */
  readonly curve: readonly Point[];
  /** How held-out digits were read, whenever they were. */
  readonly judgements: readonly Judged[];
  /** After how many steps a network is kept. */
  readonly kept: readonly number[];
}

export function trainingOf(app: App): TrainingApi {
  const held = () => parts.peek()?.trainingOf(app) ?? null;
  function training() {
    const found = held();
    if (!found) throw said(app.words.notice.partMissing);
    return found;
  }
  return {
    start: (choices, steps) => training().start(choices, steps ?? null),
    go: (steps) => training().go(steps ?? null),
    pause: () => training().pause(),
    look: (steps) => training().look(steps),
    stop: () => training().stop(),
    undo: () => training().undo(),
    get state() {
      return held()?.state.value ?? null;
    },
    get curve() {
      return held()?.curve.value ?? [];
    },
    get judgements() {
      return held()?.judgements.value ?? [];
    },
    get kept() {
      return held()?.kept.value ?? [];
    },
  };
}
