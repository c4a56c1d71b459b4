/**
 * The lamp "this does not look like a digit": one more neuron, which reads every hidden neuron.
 * Learnt in Python (familiarity.py); how often it is wrong stands in `network.lamp.rates`.
 */
import type { Rate } from "../network/about";
import { mapMeans } from "../network/measured";
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";

export interface Familiarity {
  /** Log-odds of a digit against another drawing. */
  readonly score: number;
  readonly threshold: number;
  /** score >= threshold; false lights the lamp. */
  readonly familiar: boolean;
}

/** What the lamp says of a trace; null for a network without a lamp. */
export function familiarity(network: Network, trace: Trace): Familiarity | null {
  const { lamp, planes } = network;
  if (!lamp) return null;
  let score = lamp.bias;
  for (const { name, post, form } of planes.slice(0, -1)) {
    const values = mapMeans(trace.values[post], form);
    network.measures(name).familiar?.forEach((weight, j) => {
      score += weight * values[j];
    });
  }
  return { score, threshold: lamp.threshold, familiar: score >= lamp.threshold };
}

/** Those measured on pictures that had no part in choosing the threshold. */
export const ratesOf = ({ lamp }: Network): readonly Rate[] =>
  (lamp?.rates ?? []).filter(({ choosing }) => !choosing);
