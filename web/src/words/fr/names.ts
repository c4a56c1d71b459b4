/** What the page calls a network, its classes, its inputs and its neurons, in French. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

export const dataNamed = dataNames(
  {
    "MNIST test set": "chiffres de test de MNIST",
    "pen digits of other writers": "chiffres au stylet d’autres personnes",
    "drawings that are no digits": "dessins qui ne sont pas des chiffres",
  },
  "chiffres au stylet des personnes ",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null
    ? `ligne ${row}, colonne ${column}`
    : `plan ${plane}, ligne ${row}, colonne ${column}`;

const neuron = (layer: string, index: number): string => `neurone ${index} de ${layer}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `carte ${map} de ${layer}, ligne ${row}, colonne ${column}`;

const activations: Words["names"]["activations"] = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoïde",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "Leaky ReLU",
  identity: "identité",
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
  square: "carré",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "Réseau de neurones MNIST",
  title: (network) => `Réseau de neurones ${network}`,
  prediction: (name, confidence) => `Prédiction : ${name} (confiance : ${probability(confidence)})`,
  predictionLines: (name, confidence) => [
    `Prédiction : ${name}`,
    `(confiance : ${probability(confidence)})`,
  ],
  noPrediction: "Prédiction : pas encore",
  digit: (name) => `Chiffre ${name}`,
  numbered: (name) => `Classe ${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `entrée ${index}`,
  place,
  pixel: (at) => `pixel en ${place(at)}`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `pixel ${row}, ${column}` : `pixel ${plane} : ${row}, ${column}`,
  neuron,
  mapCell,
  output: (layer, name) => `sortie ${name} de ${layer}`,
  heldInput: ({ name, value }) => `${name} : ${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `${neuron(layer, index)} : z = ${num(z)}, sortie ${num(a)}`
      : `${neuron(layer, index)} : z = ${num(z)}, sortie ${num(a)}, inactif`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)} : ${num(a)}`
      : `${mapCell(layer, cell)} : z = ${num(z)}, sortie ${num(a)}`,
  heldOutput: (layer, name, z, probability) =>
    `${layer}, sortie ${name} : score ${num(z)}, probabilité ${num(probability)}`,
  inkAt: (name, value) => `${name} : encre ${fixed(value, 2)}`,
};
