/** What the page calls a network, its classes, its inputs and its neurons. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

/** Rows and columns are counted from 1, as people count. */
export const at = (row: number, column: number): string => `${row}行${column}列`;

export const dataNamed = dataNames(
  {
    "MNIST test set": "MNISTのテスト用の数字",
    "pen digits of other writers": "ほかの人がペンで書いた数字",
    "drawings that are no digits": "数字ではない絵",
  },
  "ペンで書いた数字、書き手",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null ? at(row, column) : `平面${plane}の${at(row, column)}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `${layer}マップ${map}の${at(row, column)}`;

const activations: Words["names"]["activations"] = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoid",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "Leaky ReLU",
  identity: "恒等",
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
  square: "2乗",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "MNISTニューラルネットワーク図解",
  title: (network) => `${network}ニューラルネットワーク図解`,
  prediction: (name, confidence) => `予測：${name}（確信度${probability(confidence)}）`,
  predictionLines: (name, confidence) => [`予測：${name}`, `（確信度${probability(confidence)}）`],
  noPrediction: "予測：まだありません",
  digit: (name) => `数字${name}`,
  numbered: (name) => `クラス${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `入力${index}`,
  place,
  pixel: (where) => `${place(where)}のピクセル`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `ピクセル ${row}, ${column}` : `ピクセル ${plane}: ${row}, ${column}`,
  neuron: (layer, index) => `${layer}ニューロン${index}`,
  mapCell,
  output: (layer, name) => `${layer}出力${name}`,
  heldInput: ({ name, value }) => `${name}：${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `${layer}ニューロン${index}：z = ${num(z)}、出力${num(a)}`
      : `${layer}ニューロン${index}：z = ${num(z)}、出力${num(a)}、活性化していない`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)}：${num(a)}`
      : `${mapCell(layer, cell)}：z = ${num(z)}、出力${num(a)}`,
  heldOutput: (layer, name, z, share) =>
    `${layer}、出力${name}：スコア${num(z)}、確率${num(share)}`,
  inkAt: (name, value) => `${name}：インク${fixed(value, 2)}`,
};
