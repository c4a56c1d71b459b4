/** Erasing pixels until the answer changes: what was erased, and a search for few of them. */
import { contrast, runnerUp } from "../../inside/contrast";
import type { Network } from "../../network/network";
import { INPUT } from "../../operations/operation";
import { record, type Trace } from "../../trace/trace";

/** How many values differ. */
export function changed(one: Float32Array, other: Float32Array): number {
  return one.reduce((count, value, i) => count + (value === other[i] ? 0 : 1), 0);
}

/**
 * Pixels that change the answer when they become `blank`: always the one whose ink speaks most for
 * the answer and against the class that comes second, judged anew after each. Null where that
 * leads nowhere.
 */
export function fewest(network: Network, trace: Trace, blank: number): readonly number[] | null {
  const erased: number[] = [];
  let now = trace;
  while (now.prediction === trace.prediction) {
    const next = strongestInk(network, now, blank);
    if (next === null) return null;
    erased.push(next);
    const image = now.image.slice();
    image[next] = blank;
    now = record(network, image);
  }
  return erased;
}

function strongestInk(network: Network, trace: Trace, blank: number): number | null {
  const { prediction, probs, image } = trace;
  const { gradients } = contrast(network, trace, prediction, runnerUp(probs, prediction));
  const slope = gradients[INPUT];
  let best: number | null = null;
  let most = 0;
  image.forEach((value, i) => {
    const says = (value - blank) * slope[i];
    if (value !== blank && says > most) [best, most] = [i, says];
  });
  return best;
}
