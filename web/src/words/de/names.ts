/** What the page calls a network, its classes, its inputs and its neurons, in German. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

export const dataNamed = dataNames(
  {
    "MNIST test set": "Testziffern von MNIST",
    "pen digits of other writers": "Stiftziffern anderer Schreiber",
    "drawings that are no digits": "Zeichnungen, die keine Ziffern sind",
  },
  "Stiftziffern der Schreiber ",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null
    ? `Zeile ${row}, Spalte ${column}`
    : `Farbebene ${plane}, Zeile ${row}, Spalte ${column}`;

const neuron = (layer: string, index: number): string => `${layer} Neuron ${index}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `${layer} Karte ${map}, Zeile ${row}, Spalte ${column}`;

const activations: Words["names"]["activations"] = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "Sigmoid",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "Leaky ReLU",
  identity: "Identität",
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
  square: "Quadrat",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "Neuronales Netz MNIST",
  title: (network) => `Neuronales Netz ${network}`,
  prediction: (name, confidence) => `Vorhersage: ${name} (Konfidenz: ${probability(confidence)})`,
  predictionLines: (name, confidence) => [
    `Vorhersage: ${name}`,
    `(Konfidenz: ${probability(confidence)})`,
  ],
  noPrediction: "Vorhersage: noch keine",
  digit: (name) => `Ziffer ${name}`,
  numbered: (name) => `Klasse ${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `Eingabe ${index}`,
  place,
  pixel: (at) => `Pixel in ${place(at)}`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `Pixel ${row}, ${column}` : `Pixel ${plane}: ${row}, ${column}`,
  neuron,
  mapCell,
  output: (layer, name) => `${layer} Ausgabe ${name}`,
  heldInput: ({ name, value }) => `${name}: ${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `${neuron(layer, index)}: z = ${num(z)}, Ausgabe ${num(a)}`
      : `${neuron(layer, index)}: z = ${num(z)}, Ausgabe ${num(a)}, nicht aktiv`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)}: ${num(a)}`
      : `${mapCell(layer, cell)}: z = ${num(z)}, Ausgabe ${num(a)}`,
  heldOutput: (layer, name, z, probability) =>
    `${layer}, Ausgabe ${name}: Score ${num(z)}, Wahrscheinlichkeit ${num(probability)}`,
  inkAt: (name, value) => `${name}: Tinte ${fixed(value, 2)}`,
};
