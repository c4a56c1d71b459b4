/**
 * Why this class: how much each connection says for or against it, adding up to its logit.
 * The evidence of a connection is a[i] * w[j, i] * g[j], with g[j] = d logit / d z_j. A ReLU
 * network is linear around one image, so the sums are exact; other activations pass g through the
 * slope of their secant from 0, with f(0) counted as bias, which makes them exact too.
 * Knows nothing of drawing.
 */

import { InputError } from "../base/errors";
import type { Layer, Network } from "../network/network";
import { ACTIVATIONS } from "../operations/table";
import { type LayerTrace, nonZero, type Trace } from "../trace/trace";
import { strongestFirst } from "./strongest";

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
  const last = network.layers.length - 1;
  const seed = oneHot(network, digit);
  const { gradients, biasTerms } = carryBack(network, trace, last, seed);
  return { digit, logit: trace.layers[last].pre[digit], gradients, biasTerms };
}

/** The gradient of class `digit` at the last z. Throws InputError for other classes. */
export function oneHot({ layers }: Network, digit: number): Float32Array {
  const { outputs } = layers[layers.length - 1];
  if (!(Number.isInteger(digit) && digit >= 0 && digit < outputs)) {
    throw new InputError(`There is no class ${digit}: classes are 0 to ${outputs - 1}.`);
  }
  const seed = new Float32Array(outputs);
  seed[digit] = 1;
  return seed;
}

/**
 * Carries `seed`, the gradient at z of layer `last`, back to the first layer: gradients and bias
 * terms of the layers up to `last`. Multiplying and adding up gives seed . z exactly.
 */
export function carryBack(
  { layers }: Network,
  trace: Trace,
  last: number,
  seed: Float32Array,
): { gradients: Float32Array[]; biasTerms: Float32Array } {
  const gradients: Float32Array[] = new Array(last + 1);
  const biasTerms = new Float32Array(last + 1);
  gradients[last] = seed;
  biasTerms[last] = dot(layers[last].bias, seed);
  for (let k = last - 1; k >= 0; k--) {
    const { atZero } = ACTIVATIONS[layers[k].activation].curve;
    const behind = backward(layers[k + 1], gradients[k + 1]); // at the activations a_j
    const { slopes, gains } = lines(layers[k], trace.layers[k]);
    gradients[k] = slopes.map((slope, j) => behind[j] * slope);
    biasTerms[k] = dot(layers[k].bias, gradients[k]) + atZero * dot(gains, behind);
  }
  return { gradients, biasTerms };
}

/**
 * Every neuron of a layer lies on a line a = slope * z + gain * f(0). The gain a / f(z) shows what
 * was done to a neuron after its activation: 0 when it was switched off, 1 / (1 - p) when it
 * survived dropout, exactly 1 otherwise.
 */
export function lines(
  { activation, slope }: Layer,
  { pre, post }: LayerTrace,
): { slopes: Float32Array; gains: Float32Array } {
  const { value, secant } = ACTIVATIONS[activation].curve;
  const gains = pre.map((z, j) => {
    const plain = Math.fround(value(z, slope));
    return plain === 0 ? 1 : post[j] / plain;
  });
  return { slopes: pre.map((z, j) => secant(z, slope) * gains[j]), gains };
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
  const a = layer === 0 ? trace.image : trace.layers[layer - 1].post;
  const g = gradients[layer];
  // A connection from an inactive neuron, or into one, says nothing.
  const sources = nonZero(a);
  const targets = nonZero(g);
  return strongest(network.layers[layer], layer, { a, g, sources, targets }, coverage, limit);
}

/** What flows through some connections of a layer: a[i] * w[j, i] * g[j]. */
export interface Flow {
  readonly a: Float32Array;
  readonly g: Float32Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

/** The smallest set of the connections between some neurons that carries `coverage` of them. */
export function strongest(
  { inputs, weight }: Layer,
  layer: number,
  { a, g, sources, targets }: Flow,
  coverage: number,
  limit = Number.POSITIVE_INFINITY,
): Connections {
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
export function backward({ inputs, weight }: Layer, g: Float32Array): Float64Array {
  const result = new Float64Array(inputs);
  for (const j of nonZero(g)) {
    const row = j * inputs;
    const slope = g[j];
    for (let i = 0; i < inputs; i++) result[i] += weight[row + i] * slope;
  }
  return result;
}

/** a[i] * w[j, i] * g[j] for the given sources and targets, target by target. */
export function products(
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

function dot(a: Float32Array, b: Float32Array | Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k] * b[k];
  return total;
}

export function sum(values: Float32Array | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function absoluteSum(values: Float32Array): number {
  let total = 0;
  for (const value of values) total += Math.abs(value);
  return total;
}
