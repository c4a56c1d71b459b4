/**
 * `F.softmax` and `F.log_softmax` over the classes: scores become shares of 1, or their logarithm.
 * Both follow the scores and end the pass. Evidence is about the scores and never goes through them.
 */
import { dot, largest, sum } from "../base/arrays";
import { shown } from "../base/errors";
import { checkNames, type Kind, NO_TENSORS, oneRead } from "./kind";
import { refused } from "./operation";

/** exp(z) / sum of exp(z). */
export const softmax: Kind = {
  role: "output",

  check(op, shapes) {
    checkNames(op);
    const shape = oneRead(op, shapes);
    if (shape.length === 1) return shape;
    throw refused(op, "readsScores", shown(shape));
  },

  forward: (_op, [scores]) => softmaxOf(scores).probs,

  /** Not a straight line: scores are explained, not the shares they become. */
  straight(op) {
    throw new TypeError(`${op.kind} is no straight line: evidence begins at the scores`);
  },

  /** p (g - sum of p g). */
  learn(_op, _reads, value, gradient) {
    const mean = dot(gradient, value);
    return { reads: [value.map((p, c) => p * (gradient[c] - mean))], tensors: NO_TENSORS };
  },

  terms: () => [],
};

/** z - log of the sum of exp(z). */
export const logSoftmax: Kind = {
  ...softmax,

  forward: (_op, [scores]) => softmaxOf(scores).logProbs,

  /** g - p sum of g. */
  learn(_op, _reads, value, gradient) {
    const total = sum(gradient);
    return { reads: [gradient.map((g, c) => g - Math.exp(value[c]) * total)], tensors: NO_TENSORS };
  },
};

/** Both, with the largest score taken out first so that nothing overflows. */
export function softmaxOf(scores: Float32Array): { logProbs: Float32Array; probs: Float32Array } {
  const top = largest(scores);
  let total = 0;
  for (const z of scores) total += Math.exp(z - top);
  const logTotal = Math.log(total);
  return {
    logProbs: scores.map((z) => z - top - logTotal),
    probs: scores.map((z) => Math.exp(z - top) / total),
  };
}
