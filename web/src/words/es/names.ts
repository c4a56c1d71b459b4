/** What the page calls a network, its classes, its inputs and its neurons. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** A class within a sentence: "el 3", or by its name. */
export const the = (name: string): string => (isNumber(name) ? `el ${name}` : name);
export const of = (name: string): string => (isNumber(name) ? `del ${name}` : `de ${name}`);
export const to = (name: string): string => (isNumber(name) ? `al ${name}` : `a ${name}`);
export const The = (name: string): string => (isNumber(name) ? `El ${name}` : name);
export const one = (name: string): string => (isNumber(name) ? `un ${name}` : name);

export const dataNamed = dataNames(
  {
    "MNIST test set": "dígitos de prueba de MNIST",
    "pen digits of other writers": "dígitos a lápiz de otras personas",
    "drawings that are no digits": "dibujos que no son dígitos",
  },
  "dígitos a lápiz de las personas ",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null
    ? `fila ${row}, columna ${column}`
    : `plano ${plane}, fila ${row}, columna ${column}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `mapa ${map} de ${layer}, fila ${row}, columna ${column}`;

const activations: Words["names"]["activations"] = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoide",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "leaky ReLU",
  identity: "identidad",
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
  square: "cuadrado",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "Animación de la red neuronal MNIST",
  title: (network) => `Animación de la red neuronal ${network}`,
  prediction: (name, confidence) => `Predicción: ${name} (confianza: ${probability(confidence)})`,
  predictionLines: (name, confidence) => [
    `Predicción: ${name}`,
    `(confianza: ${probability(confidence)})`,
  ],
  noPrediction: "Predicción: todavía ninguna",
  digit: (name) => `Dígito ${name}`,
  numbered: (name) => `Clase ${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `entrada ${index}`,
  place,
  pixel: (at) => `píxel (${place(at)})`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `píxel ${row}, ${column}` : `píxel ${plane}: ${row}, ${column}`,
  neuron: (layer, index) => `neurona ${index} de ${layer}`,
  mapCell,
  output: (layer, name) => `salida ${name} de ${layer}`,
  heldInput: ({ name, value }) => `${name}: ${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `neurona ${index} de ${layer}: z = ${num(z)}, salida ${num(a)}`
      : `neurona ${index} de ${layer}: z = ${num(z)}, salida ${num(a)}, no activa`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)}: ${num(a)}`
      : `${mapCell(layer, cell)}: z = ${num(z)}, salida ${num(a)}`,
  heldOutput: (layer, name, z, probability) =>
    `${layer}, salida ${name}: puntuación ${num(z)}, probabilidad ${num(probability)}`,
  inkAt: (name, value) => `${name}: tinta ${fixed(value, 2)}`,
};
