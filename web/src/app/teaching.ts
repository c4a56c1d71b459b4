/** What the network learns from the picture that is shown, once it is told what that is. */
import type { Network } from "../network/network";
import { backward } from "../trace/gradients";
import { descend } from "../trace/optimizers";
import type { Trace } from "../trace/trace";

/** The slopes of one plane. */
export interface LayerGradients {
  readonly name: string;
  /** d loss / d z: what every unit is to blame for, before its activation. */
  readonly value: Float32Array;
  /** d loss / d weight and bias, as they lie in the network; null where a plane has none. */
  readonly weight: Float32Array | null;
  readonly bias: Float32Array | null;
}

export interface Slopes {
  /** -log of the target's probability, in nats. */
  readonly loss: number;
  readonly layers: readonly LayerGradients[];
}

/** The slopes of the loss by planes. Throws InputError for a class that the network does not have. */
export function slopesOf(network: Network, trace: Trace, target: number): Slopes {
  const { loss, values, tensors } = backward(network, trace, target);
  const layers = network.planes.map(({ name, pre }) => ({
    name,
    value: values[pre],
    weight: tensors[`${name}.weight`] ?? null,
    bias: tensors[`${name}.bias`] ?? null,
  }));
  return { loss, layers };
}

export interface TeachingOptions {
  readonly current: () => { readonly trace: Trace };
  readonly network: () => Network;
  /** Shows another network in its place. Throws InputError, and changes nothing, where that fails. */
  readonly replace: (next: Network) => void;
}

/**
 * One step of plain gradient descent towards `target`, which is shown at once: the loss before and
 * after. Throws InputError, and changes nothing, for other classes and rates.
 */
export function teach(
  { current, network, replace }: TeachingOptions,
  target: number,
  rate: number,
): { readonly loss: readonly [before: number, after: number] } {
  const gradients = backward(network(), current().trace, target);
  replace(descend(network(), gradients, rate));
  return { loss: [gradients.loss, -current().trace.logProbs[target]] };
}
