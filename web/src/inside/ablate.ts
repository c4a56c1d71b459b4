/**
 * What if: the forward pass with hidden neurons, whole feature maps or input pixels switched off.
 * Evidence of its trace is exact, and what is switched off has gradient 0 in it. Knows nothing of
 * drawing.
 */
import { wrong } from "../base/errors";
import { named } from "../base/named";
import { type Form, formOf } from "../network/form";
import type { Network } from "../network/network";
import { run, type Trace } from "../trace/trace";
import { checkNeuron } from "./neuron";

/** Neurons and maps of one hidden plane, or pixels and colour planes of the input, by index. */
export interface Group {
  /** -1 is the input. */
  readonly layer: number;
  readonly neurons: Iterable<number>;
  /** Whole maps of a stack; in a row every neuron is one. */
  readonly maps?: Iterable<number>;
}

/** The input as a layer, see `Group`. */
export const INPUT_LAYER = -1;

/** `image` is run again with these activations held at 0; of the input, with these pixels at 0. */
export function ablate(
  network: Network,
  image: Float32Array | Trace,
  off: readonly Group[],
): Trace {
  const { planes } = network;
  const factors = named<Float32Array>();
  const before = image instanceof Float32Array ? undefined : image;
  const shown = image instanceof Float32Array ? image : image.image;
  const blanked = off.filter(({ layer }) => layer === INPUT_LAYER);
  for (const group of off) {
    if (group.layer === INPUT_LAYER) continue;
    if (group.layer === planes.length - 1) {
      throw wrong("isOutput", planes[group.layer].name);
    }
    const { post, outputs, form } = planes[network.index(group.layer)];
    for (const neuron of group.neurons) checkNeuron(network, group.layer, neuron);
    factors[post] ??= new Float32Array(outputs).fill(1);
    blank(factors[post], group, form);
  }
  if (blanked.length === 0) return run(network, shown, factors, before);
  const pixels = shown.slice();
  for (const group of blanked) blank(pixels, group, formOf(network.inputShape));
  return run(network, pixels, factors);
}

/** Makes the values of a group 0. */
function blank(values: Float32Array, { neurons, maps = [] }: Group, { cells }: Form): void {
  for (const unit of neurons) values[checked(unit, values.length, "noValue")] = 0;
  for (const map of maps) {
    const start = checked(map, values.length / cells, "noMap") * cells;
    values.fill(0, start, start + cells);
  }
}

function checked(index: number, count: number, what: "noValue" | "noMap"): number {
  if (Number.isInteger(index) && index >= 0 && index < count) return index;
  throw wrong(what, index, count - 1);
}
