/** A slope measured: how the loss changes when one weight is moved a little up and a little down. */
import { named } from "../../base/named";
import { parametersOf, withParameters } from "../../network/parameters";
import type { Lesson } from "../../trace/lesson";
import { run } from "../../trace/trace";
import type { WeightId } from "../../words/teaching";

/**
 * How much the loss is to change: far more than float32 rounds it by, and so little that it is nearly straight
 * and hardly any ReLU is passed. Weights are moved by a power of two.
 */
const CHANGE = 0.004;
const [LEAST, MOST] = [2 ** -14, 2 ** -7];
/** Relative rounding of a float32. */
const ROUNDING = 2 ** -23;

export interface Measured {
  /** How far the weight was moved each way. */
  readonly nudge: number;
  /** The loss with the weight moved up, and down. */
  readonly up: number;
  readonly down: number;
  /** Their difference over twice the nudge. */
  readonly slope: number;
  /** What is less cannot be told from rounding. */
  readonly least: number;
}

/** Central difference of the loss of the pass before the step, with its factors held. */
export function measured(lesson: Lesson, { op, at }: WeightId): Measured {
  const { network, trace } = lesson.before;
  const name = `${op}.weight`;
  const slope = Math.abs(lesson.gradients.tensors[name][at]);
  const nudge = Math.min(Math.max(2 ** Math.round(Math.log2(CHANGE / slope)), LEAST), MOST);
  const values = parametersOf(network)[name];
  const lossAt = (by: number): number => {
    const moved = values.slice();
    moved[at] += by;
    const next = withParameters(network, named([[name, moved]]));
    return lossOf(run(next, trace.image, trace.factors).scores, lesson.target);
  };
  const [up, down] = [lossAt(nudge), lossAt(-nudge)];
  const largest = trace.scores.reduce((most, score) => Math.max(most, Math.abs(score)), 1);
  const least = (4 * ROUNDING * largest) / nudge;
  return { nudge, up, down, slope: (up - down) / (2 * nudge), least };
}

/** -log of the target's share in float64, so that only the scores are rounded. */
function lossOf(scores: Float32Array, target: number): number {
  const most = scores.reduce(
    (largest, score) => Math.max(largest, score),
    Number.NEGATIVE_INFINITY,
  );
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return most + Math.log(sum) - scores[target];
}
