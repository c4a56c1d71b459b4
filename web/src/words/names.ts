/** What a page about a network calls things, and its answer in words. Knows nothing of the DOM. */
import { percent } from "../base/numbers";
import { isDrawn, isPicture, placeOf, readsOf, valueName } from "../network/input";
import type { Network } from "../network/network";
import type { ActivationName } from "../operations/table";
import type { NeuronId } from "../scene/look";
import type { Trace } from "../trace/trace";

/** "512", "512 and 256", "512, 256 and 128". */
export function listed(items: readonly (string | number)[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** The lesson's line, letter for letter. */
export function predictionSentence(network: Network, trace: Trace): string {
  const name = network.classNames[trace.prediction] ?? String(trace.prediction);
  return `Prediction: ${name} (Confidence: ${percent(trace.confidence)})`;
}

export const NO_PREDICTION = "Prediction: none yet";

/** A network that reads pictures and answers with digits. */
export const isDigits = (network: Network): boolean =>
  isPicture(network) && network.classNames.every((name) => /^\d$/.test(name));

/** A class called "3" is the digit 3, or at least the class 3; others go by their names. */
export function className(network: Network, index: number): string {
  const name = network.classNames[index] ?? String(index);
  if (!/^\d+$/.test(name)) return name;
  return isDigits(network) ? `Digit ${name}` : `Class ${name}`;
}

/** What the page is about. */
export const titleOf = ({ name }: Network): string =>
  /mnist/i.test(name) ? "MNIST Neural Network Animation" : `${name} Neural Network Animation`;

/** A probability in whole percent, as the lesson writes it; never a false 0 %. */
export const percentInWords = (probability: number): string =>
  probability > 0 && probability < 0.005 ? "under 1%" : percent(probability);

export const ACTIVATION_LABELS: Readonly<Record<ActivationName, string>> = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoid",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "leaky ReLU",
  identity: "identity",
};

export const activationLabel = (network: Network, layer: number): string => {
  const kind = network.activationOf(network.planes[layer]);
  return ACTIVATION_LABELS[kind as ActivationName] ?? kind;
};

export const columnsOf = (network: Network): number => readsOf(network).columns;

/** "row 12, column 8", counted from 1, or the feature's name. */
export const inputName = (network: Network, index: number): string =>
  valueName(readsOf(network), index);

export function neuronName(network: Network, { layer, index }: NeuronId): string {
  if (layer < 0) {
    const name = inputName(network, index);
    return isPicture(network) ? `pixel in ${name}` : name;
  }
  const { name } = network.layers[layer];
  if (layer === network.layers.length - 1) return `${name} output ${network.classNames[index]}`;
  return `${name} neuron ${index}`;
}

/** A neuron that is read, of plane `from` or of the input (-1), short enough for a table. */
export function sourceName(network: Network, from: number, index: number): string {
  if (from >= 0) return `${network.layers[from].name} neuron ${index}`;
  const form = readsOf(network);
  if (!isDrawn(form)) return valueName(form, index);
  const [plane, row, column] = placeOf(form, index);
  const before = form.kind === "planes" ? `${plane}: ` : "";
  return `pixel ${before}${row}, ${column}`;
}
