/** How large the weights of each layer are, before a training and after it. */
import type { Network } from "../../network/network";

export interface Grown {
  /** Of the layer. */
  readonly name: string;
  /** Mean sizes of its weights. */
  readonly before: number;
  readonly after: number;
}

/** Of every layer with weights, in the order of computation. */
export function growthOf(first: Network, last: Network): readonly Grown[] {
  return first.planes.flatMap(({ name }) => {
    const [before, after] = [first, last].map((network) => sizeIn(network, name));
    return before !== null && after !== null ? [{ name, before, after }] : [];
  });
}

/** The layer whose weights have become the most times as large. */
export const mostGrown = (layers: readonly Grown[]): Grown =>
  layers.reduce((most, each) => (factorOf(each) > factorOf(most) ? each : most));

export const factorOf = ({ before, after }: Grown): number => (before > 0 ? after / before : 1);

function sizeIn(network: Network, name: string): number | null {
  const values = network.operation(name).tensors.weight?.values;
  if (!values || values.length === 0) return null;
  return values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
}
