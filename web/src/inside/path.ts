/**
 * The way through one neuron, from the pixels that made it to the class that is shown: hop by hop
 * the smallest sets of connections that carry a share of the evidence. Knows nothing of drawing.
 */

import type { Network } from "../network/network";
import { nonZero, type Trace } from "../trace/trace";
import { type Connections, carryBack, lines, oneHot, strongest } from "./evidence";
import { checkNeuron, read } from "./neuron";

/** The kept connections of one layer; `share` is of what flows through the kept neurons. */
export interface Hop extends Connections {
  /** Share of all that flows through the layer for this neuron, kept neurons or not, 0..1. */
  readonly whole: number;
}

export interface Path {
  readonly layer: number;
  readonly neuron: number;
  readonly digit: number;
  readonly coverage: number;
  /** One a layer, from the first to the last. */
  readonly hops: readonly Hop[];
}

/**
 * Up to the neuron's layer, a connection's evidence is for the neuron's z: a[i] * w[j, i] * g[j]
 * with g = d z / d z_j, and the targets are those kept before. After it, evidence is for the logit
 * of `digit`, of that part of a[i] which comes from the neuron, and the sources are those kept.
 */
export function path(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
  coverage = 0.8,
  digit = trace.prediction,
): Path {
  checkNeuron(network, layer, neuron);
  const hops = [
    ...hopsBack(network, trace, layer, neuron, coverage),
    ...hopsOn(network, trace, layer, neuron, coverage, digit),
  ];
  return { layer, neuron, digit, coverage, hops };
}

function hopsBack(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
  coverage: number,
): Hop[] {
  const seed = new Float32Array(network.layers[layer].outputs);
  seed[neuron] = 1;
  const { gradients } = carryBack(network, trace, layer, seed);
  const hops: Hop[] = [];
  let targets: Int32Array = Int32Array.of(neuron);
  for (let k = layer; k >= 0; k--) {
    const a = read(trace, k);
    const sources = nonZero(a);
    const flow = { a, g: gradients[k], sources, targets };
    const every = { ...flow, targets: nonZero(gradients[k]) };
    const hop = hopOf(network, k, flow, every, coverage);
    hops.unshift(hop);
    targets = sortedSet(hop.from);
  }
  return hops;
}

function hopsOn(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
  coverage: number,
  digit: number,
): Hop[] {
  const { layers } = network;
  const { gradients } = carryBack(network, trace, layers.length - 1, oneHot(network, digit));
  const hops: Hop[] = [];
  let sources: Int32Array = Int32Array.of(neuron);
  // What of each activation comes from the neuron.
  let part: Float32Array = new Float32Array(layers[layer].outputs);
  part[neuron] = trace.layers[layer].post[neuron];
  for (let k = layer + 1; k < layers.length; k++) {
    const flow = { a: part, g: gradients[k], sources, targets: nonZero(gradients[k]) };
    const every = { ...flow, sources: nonZero(part) };
    const hop = hopOf(network, k, flow, every, coverage);
    hops.push(hop);
    sources = sortedSet(hop.to);
    if (k < layers.length - 1) part = carryOn(network, trace, k, part);
  }
  return hops;
}

/** From activations before layer k to activations after it. */
function carryOn(network: Network, trace: Trace, k: number, part: Float32Array): Float32Array {
  const { inputs, weight } = network.layers[k];
  const sources = nonZero(part);
  return lines(network.layers[k], trace.layers[k]).slopes.map((slope, j) => {
    if (slope === 0) return 0;
    let sum = 0;
    for (const i of sources) sum += weight[j * inputs + i] * part[i];
    return slope * sum;
  });
}

function hopOf(
  network: Network,
  k: number,
  flow: Parameters<typeof strongest>[2],
  every: Parameters<typeof strongest>[2],
  coverage: number,
): Hop {
  const hop = strongest(network.layers[k], k, flow, coverage);
  let kept = 0;
  for (const value of hop.evidence) kept += Math.abs(value);
  const all = absoluteFlow(network, k, every);
  return { ...hop, whole: all > 0 ? kept / all : 0 };
}

/** Sum of |a[i] * w[j, i] * g[j]|, through the same loop as the gradients. */
function absoluteFlow(
  network: Network,
  k: number,
  { a, g, sources, targets }: Parameters<typeof strongest>[2],
): number {
  const { inputs, weight } = network.layers[k];
  let all = 0;
  for (const j of targets) {
    let row = 0;
    for (const i of sources) row += Math.abs(a[i] * weight[j * inputs + i]);
    all += row * Math.abs(g[j]);
  }
  return all;
}

function sortedSet(values: Int32Array): Int32Array {
  return Int32Array.from(new Set(values)).sort();
}
