/**
 * Why this class: how much each connection says for or against it, adding up to its logit.
 * The evidence of a connection is a[i] * w[j, i] * g[j], with g[j] = d logit / d z_j. A ReLU
 * network is linear around one image, so the sums are exact; other activations pass g through the
 * slope of their secant from 0, with f(0) counted as bias, which makes them exact too.
 * Knows nothing of drawing.
 */
import { ACTIVATIONS } from "./activation";
import { InputError } from "./errors";
import type { Layer, Network } from "./network";
import { strongestFirst } from "./strongest";
import { nonZero, type Trace } from "./trace";

export interface Evidence {
  /** The class that is explained. */
  readonly digit: number;
  /** Its z in the last layer, before softmax. */
  readonly logit: number;
  /** Per layer: g[j] = d logit / d z_j (with secant slopes). */
  readonly gradients: readonly Float32Array[];
  /**
   * Per layer: what its biases, and f(0) of the activation after it, add to the logit. The
   * evidence of a layer's connections plus these terms from that layer on is the logit.
   */
  readonly biasTerms: Float32Array;
}

/** The connections of one layer that carry most of its evidence, strongest first. */
export interface Connections {
  readonly layer: number;
  /** Source neuron i and target neuron j of each. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Signed: above 0 speaks for the class. */
  readonly evidence: Float32Array;
  /** Size of the smallest set that carries the coverage asked for. */
  readonly needed: number;
  /** All connections of the layer. */
  readonly total: number;
  /** Share of the layer's absolute evidence that the connections here carry, 0..1. */
  readonly share: number;
}

/** Explains the logit of class `digit`. */
export function evidence(network: Network, trace: Trace, digit: number): Evidence {
  const { layers } = network;
  const last = layers.length - 1;
  if (!(Number.isInteger(digit) && digit >= 0 && digit < layers[last].outputs)) {
    throw new InputError(
      `There is no class ${digit}: classes are 0 to ${layers[last].outputs - 1}.`,
    );
  }
  const gradients: Float32Array[] = new Array(layers.length);
  const biasTerms = new Float32Array(layers.length);
  gradients[last] = new Float32Array(layers[last].outputs);
  gradients[last][digit] = 1;
  biasTerms[last] = layers[last].bias[digit];
  for (let k = last - 1; k >= 0; k--) {
    const { activation, slope, bias } = layers[k];
    const { secant, atZero } = ACTIVATIONS[activation];
    const behind = backward(layers[k + 1], gradients[k + 1]); // d logit / d a_j
    const pre = trace.layers[k].pre;
    gradients[k] = pre.map((z, j) => behind[j] * secant(z, slope));
    biasTerms[k] = dot(bias, gradients[k]) + atZero * sum(behind);
  }
  return { digit, logit: trace.layers[last].pre[digit], gradients, biasTerms };
}

/**
 * The smallest set of a layer's connections that carries `coverage` of its absolute evidence, at
 * most `limit` of them (the strongest; `needed` counts all). Exact: the same as sorting them all.
 */
export function important(
  network: Network,
  trace: Trace,
  { gradients }: Evidence,
  layer: number,
  coverage = 0.8,
  limit = Number.POSITIVE_INFINITY,
): Connections {
  const { inputs, weight } = network.layers[layer];
  const a = layer === 0 ? trace.image : trace.layers[layer - 1].post;
  const g = gradients[layer];
  // A connection from an inactive neuron, or into one, says nothing.
  const sources = nonZero(a);
  const targets = nonZero(g);
  const values = products(weight, inputs, a, g, sources, targets);
  const { order, whole } = strongestFirst(values, coverage);
  const chosen = order.subarray(0, Math.max(0, Math.min(order.length, limit)));
  const kept = Float32Array.from(chosen, (place) => values[place]);
  return {
    layer,
    from: Int32Array.from(chosen, (place) => sources[place % sources.length]),
    to: Int32Array.from(chosen, (place) => targets[Math.floor(place / sources.length)]),
    evidence: kept,
    needed: order.length,
    total: weight.length,
    share: whole > 0 ? absoluteSum(kept) / whole : 0,
  };
}

/** Evidence of every input pixel, with `bias` adding up to the logit. */
export function inputMap(
  network: Network,
  trace: Trace,
  { gradients, biasTerms }: Evidence,
): { map: Float32Array; bias: number } {
  const behind = backward(network.layers[0], gradients[0]); // d logit / d pixel
  return { map: trace.image.map((a, i) => a * behind[i]), bias: sum(biasTerms) };
}

/** W^T g: what each source neuron of the layer passes on to the logit. (inputs,) */
function backward({ inputs, weight }: Layer, g: Float32Array): Float64Array {
  const result = new Float64Array(inputs);
  for (const j of nonZero(g)) {
    const row = j * inputs;
    const slope = g[j];
    for (let i = 0; i < inputs; i++) result[i] += weight[row + i] * slope;
  }
  return result;
}

/** a[i] * w[j, i] * g[j] for the given sources and targets, target by target. */
function products(
  weight: Float32Array,
  inputs: number,
  a: Float32Array,
  g: Float32Array,
  sources: Int32Array,
  targets: Int32Array,
): Float32Array {
  const values = new Float32Array(sources.length * targets.length);
  let place = 0;
  for (const j of targets) {
    const row = j * inputs;
    const slope = g[j];
    for (let k = 0; k < sources.length; k++) {
      const i = sources[k];
      values[place++] = a[i] * weight[row + i] * slope;
    }
  }
  return values;
}

function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k] * b[k];
  return total;
}

function sum(values: Float32Array | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function absoluteSum(values: Float32Array): number {
  let total = 0;
  for (const value of values) total += Math.abs(value);
  return total;
}
