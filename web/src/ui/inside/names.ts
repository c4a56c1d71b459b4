/** What neurons, pixels and classes are called. Knows nothing of the DOM. */
import { type InputForm, inputForm } from "../../network/input";
import type { Network } from "../../network/network";
import type { NeuronId } from "../../scene/look";

const forms = new WeakMap<Network, InputForm>();

function formOf(network: Network): InputForm {
  let form = forms.get(network);
  if (!form) {
    form = inputForm(network);
    forms.set(network, form);
  }
  return form;
}

export const isPicture = (network: Network): boolean => formOf(network).kind === "picture";

export const columnsOf = (network: Network): number => formOf(network).paper.columns;

/** "row 12, column 8", counted from 1, or the feature's name. */
export function inputName(network: Network, index: number): string {
  const { features, planes } = formOf(network);
  if (!isPicture(network)) return features[index]?.name ?? `input ${index}`;
  const [plane, row, column] = placeOf(network, index);
  const where = `row ${row}, column ${column}`;
  return planes > 1 ? `plane ${plane}, ${where}` : where;
}

/** Plane, row and column, counted from 1. */
function placeOf(network: Network, index: number): [plane: number, row: number, column: number] {
  const { columns, rows } = formOf(network).paper;
  const within = index % (columns * rows);
  const plane = Math.floor(index / (columns * rows));
  return [plane + 1, Math.floor(within / columns) + 1, (within % columns) + 1];
}

export function neuronName(network: Network, { layer, index }: NeuronId): string {
  if (layer < 0) {
    const name = inputName(network, index);
    return isPicture(network) ? `pixel in ${name}` : name;
  }
  const { name } = network.layers[layer];
  if (layer === network.layers.length - 1) return `${name} output ${network.classNames[index]}`;
  return `${name} neuron ${index}`;
}

/** The neurons that a layer reads, short enough for a table. */
export function sourceName(network: Network, layer: number, index: number): string {
  if (layer > 0) return `${network.layers[layer - 1].name} neuron ${index}`;
  if (!isPicture(network)) return inputName(network, index);
  const [plane, row, column] = placeOf(network, index);
  const before = formOf(network).planes > 1 ? `${plane}: ` : "";
  return `pixel ${before}${row}, ${column}`;
}
