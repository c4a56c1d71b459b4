/**
 * One recorded forward pass: every number between the pixels and the answer.
 * Knows nothing of drawing; nothing that draws computes these numbers again.
 */

import { InputError } from "../base/errors";
import type { Layer, Network } from "../network/network";
import { ACTIVATIONS } from "../operations/table";

export interface LayerTrace {
  /** Name in the module, e.g. "fc1". */
  readonly name: string;
  /** z = W a + b, one value a neuron. */
  readonly pre: Float32Array;
  /** activation(z); for the last layer the probabilities. */
  readonly post: Float32Array;
}

export interface Trace {
  /** What the network read, row-major; 0..1, ink is 1. */
  readonly image: Float32Array;
  readonly layers: readonly LayerTrace[];
  readonly logProbs: Float32Array;
  readonly probs: Float32Array;
  /** Index of the most probable class. */
  readonly prediction: number;
  /** Its probability, 0..1. */
  readonly confidence: number;
}

/** Per layer, what each neuron's activation is multiplied by; null leaves a layer as it is. */
export type Factors = readonly (Float32Array | null)[];

/** Runs the network once. Sums are taken in float64 and rounded once to float32. */
export function record(network: Network, image: Float32Array): Trace {
  return run(network, image, []);
}

/**
 * The pass with activations multiplied by `factors`: 0 switches a neuron off, dropout gives
 * survivors 1 / (1 - p). `first` may hand over z of the first layer, which factors cannot change.
 */
export function run(
  network: Network,
  image: Float32Array,
  factors: Factors,
  first?: Float32Array,
): Trace {
  const inputs = network.layers[0].inputs;
  if (image.length !== inputs || !image.every(Number.isFinite)) {
    throw new InputError(`The image must have ${inputs} finite values, it has ${image.length}.`);
  }
  const last = network.layers.length - 1;
  const layers: LayerTrace[] = [];
  let a = image;
  network.layers.slice(0, last).forEach((layer, k) => {
    const pre = k === 0 && first ? first : affine(layer, a);
    const post = activate(layer, pre);
    const factor = factors[k];
    if (factor) for (let j = 0; j < post.length; j++) post[j] *= factor[j];
    layers.push({ name: layer.name, pre, post });
    a = post;
  });
  const logits = affine(network.layers[last], a);
  if (!logits.every(Number.isFinite)) {
    throw new InputError("The network's sums for this image are too large for float32.");
  }
  const { logProbs, probs } = softmax(logits);
  layers.push({ name: network.layers[last].name, pre: logits, post: probs });
  const prediction = probs.indexOf(largest(probs));
  return { image, layers, logProbs, probs, prediction, confidence: probs[prediction] };
}

/** W a + b. Blank pixels and inactive neurons add nothing, so only the others are visited. */
function affine({ inputs, outputs, weight, bias }: Layer, a: Float32Array): Float32Array {
  const sources = nonZero(a);
  const pre = new Float32Array(outputs);
  for (let j = 0; j < outputs; j++) {
    const row = j * inputs;
    let sum = 0;
    for (let k = 0; k < sources.length; k++) {
      const i = sources[k];
      sum += weight[row + i] * a[i];
    }
    pre[j] = sum + bias[j];
  }
  return pre;
}

function activate({ activation, slope }: Layer, pre: Float32Array): Float32Array {
  const { value } = ACTIVATIONS[activation].curve;
  return pre.map((z) => value(z, slope));
}

/** softmax and its logarithm, with the largest taken out first so that nothing overflows. */
function softmax(logits: Float32Array): { logProbs: Float32Array; probs: Float32Array } {
  const top = largest(logits);
  let sum = 0;
  for (const z of logits) sum += Math.exp(z - top);
  const logSum = Math.log(sum);
  return {
    logProbs: logits.map((z) => z - top - logSum),
    probs: logits.map((z) => Math.exp(z - top) / sum),
  };
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value));
}

/** Indices of the values that are not 0, in order. */
export function nonZero(values: Float32Array): Int32Array {
  const found = new Int32Array(values.length);
  let count = 0;
  for (let k = 0; k < values.length; k++) if (values[k] !== 0) found[count++] = k;
  return found.subarray(0, count);
}
