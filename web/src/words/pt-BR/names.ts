/** What the page calls a network, its classes, its inputs and its neurons. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** A class within a sentence: "o 3", or by its name. */
export const the = (name: string): string => (isNumber(name) ? `o ${name}` : name);
export const of = (name: string): string => (isNumber(name) ? `do ${name}` : `de ${name}`);
export const to = (name: string): string => (isNumber(name) ? `ao ${name}` : `a ${name}`);
export const The = (name: string): string => (isNumber(name) ? `O ${name}` : name);
export const one = (name: string): string => (isNumber(name) ? `um ${name}` : name);

export const dataNamed = dataNames(
  {
    "MNIST test set": "dígitos de teste de MNIST",
    "pen digits of other writers": "dígitos a caneta de outras pessoas",
    "drawings that are no digits": "desenhos que não são dígitos",
  },
  "dígitos a caneta das pessoas ",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null
    ? `linha ${row}, coluna ${column}`
    : `plano ${plane}, linha ${row}, coluna ${column}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `mapa ${map} de ${layer}, linha ${row}, coluna ${column}`;

const activations: Words["names"]["activations"] = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoide",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "leaky ReLU",
  identity: "identidade",
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
  square: "quadrado",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "Animação da rede neural MNIST",
  title: (network) => `Animação da rede neural ${network}`,
  prediction: (name, confidence) => `Predição: ${name} (confiança: ${probability(confidence)})`,
  predictionLines: (name, confidence) => [
    `Predição: ${name}`,
    `(confiança: ${probability(confidence)})`,
  ],
  noPrediction: "Predição: ainda nenhuma",
  digit: (name) => `Dígito ${name}`,
  numbered: (name) => `Classe ${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `entrada ${index}`,
  place,
  pixel: (at) => `pixel (${place(at)})`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `pixel ${row}, ${column}` : `pixel ${plane}: ${row}, ${column}`,
  neuron: (layer, index) => `neurônio ${index} de ${layer}`,
  mapCell,
  output: (layer, name) => `saída ${name} de ${layer}`,
  heldInput: ({ name, value }) => `${name}: ${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `neurônio ${index} de ${layer}: z = ${num(z)}, saída ${num(a)}`
      : `neurônio ${index} de ${layer}: z = ${num(z)}, saída ${num(a)}, não ativo`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)}: ${num(a)}`
      : `${mapCell(layer, cell)}: z = ${num(z)}, saída ${num(a)}`,
  heldOutput: (layer, name, z, probability) =>
    `${layer}, saída ${name}: pontuação ${num(z)}, probabilidade ${num(probability)}`,
  inkAt: (name, value) => `${name}: tinta ${fixed(value, 2)}`,
};
