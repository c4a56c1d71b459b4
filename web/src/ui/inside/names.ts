/** What neurons, pixels and classes are called. Knows nothing of the DOM. */
import type { Network } from "../../network";
import type { NeuronId } from "../../render/stage";

export const isPicture = ({ inputShape }: Network): boolean =>
  inputShape.length > 1 && (inputShape.at(-1) ?? 1) > 1;

export const columnsOf = ({ inputShape }: Network): number => inputShape.at(-1) ?? 1;

/** "row 12, column 8", counted from 1, or the feature's name. */
export function inputName(network: Network, index: number): string {
  if (!isPicture(network)) return network.featureNames?.[index] ?? `input ${index}`;
  const columns = columnsOf(network);
  return `row ${Math.floor(index / columns) + 1}, column ${(index % columns) + 1}`;
}

export function neuronName(network: Network, { layer, index }: NeuronId): string {
  if (layer < 0)
    return isPicture(network) ? `pixel ${inputName(network, index)}` : inputName(network, index);
  const { name } = network.layers[layer];
  if (layer === network.layers.length - 1) return `${name} output ${network.classNames[index]}`;
  return `${name} neuron ${index}`;
}

/** The neurons that a layer reads, as they are called in a table. */
export function sourceName(network: Network, layer: number, index: number): string {
  if (layer > 0) return `${network.layers[layer - 1].name} neuron ${index}`;
  if (!isPicture(network)) return inputName(network, index);
  const columns = columnsOf(network);
  return `pixel ${Math.floor(index / columns) + 1}, ${(index % columns) + 1}`;
}
