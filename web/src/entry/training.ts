/** Training in the page, for scripts: one at a time, shown on the stage as it goes. */
import type { App } from "../app/app";
import type { Choices, PageTraining } from "../app/training/training";
import { InputError } from "../base/errors";
import type { Point, TrainingState } from "../learn/training";
import type { Network } from "../network/network";
import { parts } from "../ui/loaded";
import { spawn } from "./second";

export interface TrainingApi {
  /** Begins anew, from nothing. Throws InputError for choices that make no sense. */
  start(choices?: Choices): void;
  /** Goes on for so many steps, or until it is paused. */
  go(steps?: number): void;
  pause(): void;
  /** Ends it; what was learnt stays. */
  stop(): void;
  /** How it goes; null before the first. */
  readonly state: TrainingState | null;
  /** The loss before every step, and the share of its lessons read right. */
  readonly curve: readonly Point[];
}

const APART = 100; // ms between two networks

export function trainingOf(app: App): TrainingApi {
  let made: PageTraining | null = null;
  function training(): PageTraining {
    const loaded = parts.peek();
    if (!loaded) throw new InputError(app.words.notice.partMissing);
    made ??= loaded.createTraining({
      network: () => app.network,
      drawings: app.samples.flatMap(([, list]) => list),
      show: (next) => shown(app, next),
      spawn,
      fail: app.notify,
      words: app.words,
    });
    return made;
  }
  return {
    start: (choices) => training().start(choices),
    go: (steps) => made?.go(steps ?? null),
    pause: () => made?.pause(),
    stop: () => made?.stop(),
    get state() {
      return made?.state.value ?? null;
    },
    get curve() {
      return made?.curve.value ?? [];
    },
  };
}

/** Resolves once it is on the stage, and a moment later. */
function shown(app: App, next: Network): Promise<void> {
  app.replaceNetwork(next);
  return new Promise((resolve) => {
    const stop = app.onPaint(() => {
      stop();
      setTimeout(resolve, APART);
    });
  });
}
