/**
 * What if: the forward pass with hidden neurons switched off. Evidence of its trace is exact, and
 * a switched-off neuron has gradient 0 in it. Knows nothing of drawing.
 */
import { InputError } from "../base/errors";
import { named } from "../base/named";
import type { Network } from "../network/network";
import { run, type Trace } from "../trace/trace";
import { checkNeuron } from "./neuron";

/** Neurons of one hidden plane, by index. */
export interface Group {
  readonly layer: number;
  readonly neurons: Iterable<number>;
}

/** `image` is run again with these neurons' activations held at 0. */
export function ablate(
  network: Network,
  image: Float32Array | Trace,
  off: readonly Group[],
): Trace {
  const { planes } = network;
  const factors = named<Float32Array>();
  for (const { layer, neurons } of off) {
    if (layer === planes.length - 1) {
      throw new InputError(`${planes[layer].name} is the output: choose a hidden neuron.`);
    }
    const { post, outputs } = planes[network.index(layer)];
    for (const neuron of neurons) {
      checkNeuron(network, layer, neuron);
      factors[post] ??= new Float32Array(outputs).fill(1);
      factors[post][neuron] = 0;
    }
  }
  return image instanceof Float32Array
    ? run(network, image, factors)
    : run(network, image.image, factors, image);
}
