/** What the page calls a network, its classes, its inputs and its neurons. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

export const dataNamed = dataNames(
  {
    "MNIST test set": "MNIST test rakamları",
    "pen digits of other writers": "başka kişilerin kalemle yazdığı rakamlar",
    "drawings that are no digits": "rakam olmayan çizimler",
  },
  "kalem rakamları, yazanlar: ",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null
    ? `satır ${row}, sütun ${column}`
    : `kanal ${plane}, satır ${row}, sütun ${column}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `${layer} harita ${map}, satır ${row}, sütun ${column}`;

const activations: Words["names"]["activations"] = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoid",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "leaky ReLU",
  identity: "birim fonksiyon",
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
  square: "kare",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "MNIST Sinir Ağı Animasyonu",
  title: (network) => `${network} Sinir Ağı Animasyonu`,
  prediction: (name, confidence) => `Tahmin: ${name} (Güven: ${probability(confidence)})`,
  predictionLines: (name, confidence) => [`Tahmin: ${name}`, `(Güven: ${probability(confidence)})`],
  noPrediction: "Tahmin: henüz yok",
  digit: (name) => `Rakam ${name}`,
  numbered: (name) => `Sınıf ${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `girdi ${index}`,
  place,
  pixel: (at) => `piksel (${place(at)})`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `piksel ${row}, ${column}` : `piksel ${plane}: ${row}, ${column}`,
  neuron: (layer, index) => `${layer} nöron ${index}`,
  mapCell,
  output: (layer, name) => `${layer} çıktı ${name}`,
  heldInput: ({ name, value }) => `${name}: ${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `${layer} nöron ${index}: z = ${num(z)}, çıktı ${num(a)}`
      : `${layer} nöron ${index}: z = ${num(z)}, çıktı ${num(a)}, aktif değil`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)}: ${num(a)}`
      : `${mapCell(layer, cell)}: z = ${num(z)}, çıktı ${num(a)}`,
  heldOutput: (layer, name, z, share) =>
    `${layer}, çıktı ${name}: skor ${num(z)}, olasılık ${num(share)}`,
  inkAt: (name, value) => `${name}: mürekkep ${fixed(value, 2)}`,
};
