/**
 * Why this class: how much each connection says for or against it, adding up to its logit.
 * The evidence of a connection is a[i] * w[j, i] * g[j], with g[j] = d logit / d z_j. A ReLU
 * network is linear around one image, so the sums are exact; other activations pass g through the
 * slope of their secant from 0, with f(0) counted as bias, which makes them exact too.
 * Knows nothing of drawing.
 */
import { times } from "../base/arrays";
import type { Network } from "../network/network";
import { INPUT } from "../operations/operation";
import { oneHot } from "../trace/gradients";
import type { Trace } from "../trace/trace";
import { type Bundle, sourceValues } from "./bundle";
import { type Carried, carryBack, constantOf, ownGradient } from "./carry";
import { COVERAGE, type Connections, strongest } from "./connections";

export interface Evidence extends Carried {
  /** The class that is explained. */
  readonly target: number;
  /** Its score, before softmax. */
  readonly logit: number;
}

/** Explains the logit of class `target`. */
export function evidence(network: Network, trace: Trace, target: number): Evidence {
  const carried = carryBack(network, trace, network.scores, oneHot(network, target));
  return { ...carried, target, logit: trace.scores[target] };
}

/**
 * The smallest set of a bundle's connections that carries `coverage` of its absolute evidence, at
 * most `limit` of them (the strongest; `needed` counts all). Exact: the same as sorting them all.
 */
export function important(
  network: Network,
  trace: Trace,
  carried: Carried,
  bundle: Bundle,
  coverage = COVERAGE,
  limit = Number.POSITIVE_INFINITY,
): Connections {
  const a = sourceValues(network, trace, bundle);
  const g = ownGradient(trace, carried, network.planes[bundle.layer].name);
  return strongest(bundle, a, g, coverage, limit, trace.values);
}

/** Evidence of every input pixel, with `bias` adding up to the logit. */
export function inputMap(trace: Trace, carried: Carried): { map: Float32Array; bias: number } {
  return { map: times(trace.image, carried.gradients[INPUT]), bias: constantOf(carried) };
}
