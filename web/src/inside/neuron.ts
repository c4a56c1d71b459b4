/**
 * One neuron taken apart: the products that add up to its z, and the picture of the image through
 * which this input reaches it. Exact, as evidence is. Knows nothing of drawing.
 */
import { InputError } from "../base/errors";
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import { backward, carryBack, sum } from "./evidence";

/** The incoming products of one neuron, the largest first. */
export interface Terms {
  readonly layer: number;
  readonly neuron: number;
  /** Source neuron (or pixel) of each product: every input of the layer, once. */
  readonly from: Int32Array;
  /** w[j, i] * a[i]; with `bias` they add up to z. */
  readonly products: Float32Array;
  readonly bias: number;
  readonly z: number;
  /** What the neuron hands on: activation(z), or its probability in the last layer. */
  readonly a: number;
}

/** One neuron as a straight function of this image: sum of `ink` plus `bias` is its z. */
export interface Effective {
  readonly layer: number;
  readonly neuron: number;
  /** Effective weight of each input. */
  readonly map: Float32Array;
  /** map * image. */
  readonly ink: Float32Array;
  readonly bias: number;
  readonly z: number;
}

/** Throws InputError unless the network has this neuron; layers count from 0. */
export function checkNeuron({ layers }: Network, layer: number, neuron: number): void {
  if (!(Number.isInteger(layer) && layer >= 0 && layer < layers.length)) {
    throw new InputError(`There is no layer ${layer}: layers are 0 to ${layers.length - 1}.`);
  }
  const { name, outputs } = layers[layer];
  if (!(Number.isInteger(neuron) && neuron >= 0 && neuron < outputs)) {
    throw new InputError(`${name} has neurons 0 to ${outputs - 1}, not ${neuron}.`);
  }
}

/** What a layer reads: the image, or the activations before it. */
export function read(trace: Trace, layer: number): Float32Array {
  return layer === 0 ? trace.image : trace.layers[layer - 1].post;
}

/** Every product that flows into a neuron, by size; equal ones in order of their source. */
export function terms(network: Network, trace: Trace, layer: number, neuron: number): Terms {
  checkNeuron(network, layer, neuron);
  const { inputs, weight, bias } = network.layers[layer];
  const a = read(trace, layer);
  const row = neuron * inputs;
  const values = a.map((value, i) => value * weight[row + i]);
  const from = Int32Array.from(values.keys());
  from.sort((i, k) => Math.abs(values[k]) - Math.abs(values[i]) || i - k);
  return {
    layer,
    neuron,
    from,
    products: Float32Array.from(from, (i) => values[i]),
    bias: bias[neuron],
    z: trace.layers[layer].pre[neuron],
    a: trace.layers[layer].post[neuron],
  };
}

/** The exact picture and bias through which this image reaches a neuron of any layer. */
export function effective(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
): Effective {
  checkNeuron(network, layer, neuron);
  const seed = new Float32Array(network.layers[layer].outputs);
  seed[neuron] = 1;
  const { gradients, biasTerms } = carryBack(network, trace, layer, seed);
  const map = Float32Array.from(backward(network.layers[0], gradients[0]));
  return {
    layer,
    neuron,
    map,
    ink: map.map((weight, i) => weight * trace.image[i]),
    bias: sum(biasTerms),
    z: trace.layers[layer].pre[neuron],
  };
}
