/**
 * What if: the forward pass with hidden neurons switched off. Evidence of its trace is exact, and
 * a switched-off neuron has gradient 0 in it. Knows nothing of drawing.
 */
import { InputError } from "../base/errors";
import type { Network } from "../network/network";
import { run, type Trace } from "../trace/trace";
import { checkNeuron } from "./neuron";

/** Neurons of one hidden layer, by index. */
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
  const last = network.layers.length - 1;
  const factors = network.layers.map((): Float32Array | null => null);
  for (const { layer, neurons } of off) {
    if (layer === last) {
      throw new InputError(`${network.layers[last].name} is the output: choose a hidden neuron.`);
    }
    for (const neuron of neurons) {
      checkNeuron(network, layer, neuron);
      factors[layer] ??= new Float32Array(network.layers[layer].outputs).fill(1);
      factors[layer][neuron] = 0;
    }
  }
  return run(network, image instanceof Float32Array ? image : image.image, factors);
}
