/**
 * What the network cannot read, because its sums are too large for the numbers that there are, is
 * taken back and said. Knows nothing of who drew or changed it.
 */

import { batch, effect, type ReadonlySignal } from "@preact/signals";
import { errorOf, type Refusal } from "../base/errors";

import type { Drawn } from "./drawing";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export interface FaultOptions {
  readonly reading: ReadonlySignal<Reading>;
  readonly drawing: Drawn;
  readonly lens: Lens;
  /** The pen draws on nothing that was taken back. */
  readonly lift: () => void;
  readonly notify: (fault: Refusal) => void;
}

/** Puts back what was there before, whenever the reading has a fault; returns what ends it. */
export function createTakingBack(options: FaultOptions): () => void {
  const { reading, drawing, lens, lift, notify } = options;
  return effect(() => {
    const { fault, input } = reading.value;
    if (fault === null) return;
    batch(() => {
      lift();
      // A new input comes without changes of its own; else it was they that went too far.
      if (drawing.input.peek() === input) {
        lens.keepOff(() => false);
        lens.train(null);
        lens.changePixels(null);
        lens.explain(null);
      } else drawing.put(input);
      notify(fault);
    });
  });
}

/** Does what a script or a link asks for. Throws InputError, and it is taken back, if it is too much. */
export function refusing(reading: ReadonlySignal<Reading>, act: () => void): void {
  batch(() => {
    act();
    const { fault } = reading.value;
    if (fault !== null) throw errorOf(fault);
  });
}
