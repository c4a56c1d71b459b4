/** What the page calls a network, its classes, its inputs and its neurons. */
import type { CurveName } from "../../operations/table";
import { fixed, num, probability } from "./numbers";

/** Where a pixel is, counted from 1; `plane` where there are several. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly plane: number | null;
}

/** A cell of a feature map: the map by its number, row and column counted from 1. */
export interface MapCell {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

/** A place with its value, as the stage says it. */
export interface Held {
  readonly name: string;
  readonly value: number;
}

const place = ({ row, column, plane }: Place): string =>
  plane === null ? `row ${row}, column ${column}` : `plane ${plane}, row ${row}, column ${column}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `${layer} map ${map}, row ${row}, column ${column}`;

const activations: Readonly<Record<CurveName, string>> = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoid",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "leaky ReLU",
  identity: "identity",
  relu6: "ReLU6",
  selu: "SELU",
  celu: "CELU",
  silu: "SiLU",
  mish: "Mish",
  hardswish: "Hardswish",
  hardsigmoid: "Hardsigmoid",
  prelu: "PReLU",
  softplus: "Softplus",
  hardtanh: "Hardtanh",
  clamp: "clamp",
  square: "square",
  softsign: "Softsign",
};

export const names = {
  /** What the page is about: the lesson, or another network by its name. */
  lessonTitle: "MNIST Neural Network Animation",
  title: (network: string) => `${network} Neural Network Animation`,
  /** The lesson's line, letter for letter. */
  prediction: (name: string, confidence: number) =>
    `Prediction: ${name} (Confidence: ${probability(confidence)})`,
  /** The same where it takes two lines. */
  predictionLines: (name: string, confidence: number) => [
    `Prediction: ${name}`,
    `(Confidence: ${probability(confidence)})`,
  ],
  noPrediction: "Prediction: none yet",
  digit: (name: string) => `Digit ${name}`,
  numbered: (name: string) => `Class ${name}`,
  share: (share: number) => probability(share),
  activations,
  input: (index: number) => `input ${index}`,
  place,
  pixel: (at: Place) => `pixel in ${place(at)}`,
  /** Short enough for a table. */
  pixelInTable: ({ row, column, plane }: Place) =>
    plane === null ? `pixel ${row}, ${column}` : `pixel ${plane}: ${row}, ${column}`,
  neuron: (layer: string, index: number) => `${layer} neuron ${index}`,
  mapCell,
  output: (layer: string, name: string) => `${layer} output ${name}`,
  /** What the stage says of an input, of a neuron and of an output that is pointed at. */
  heldInput: ({ name, value }: Held) => `${name}: ${num(value)}`,
  heldNeuron: (layer: string, index: number, z: number, a: number) =>
    a > 0
      ? `${layer} neuron ${index}: z = ${num(z)}, output ${num(a)}`
      : `${layer} neuron ${index}: z = ${num(z)}, output ${num(a)}, not active`,
  heldCell: (layer: string, cell: MapCell, z: number, a: number) =>
    z === a
      ? `${mapCell(layer, cell)}: ${num(a)}`
      : `${mapCell(layer, cell)}: z = ${num(z)}, output ${num(a)}`,
  heldOutput: (layer: string, name: string, z: number, probability: number) =>
    `${layer}, output ${name}: score ${num(z)}, probability ${num(probability)}`,
  /** What a picture of inputs says of one of them. */
  inkAt: (name: string, value: number) => `${name}: ink ${fixed(value, 2)}`,
};
