/** What the page calls a network, its classes, its inputs and its neurons. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

/** Rows and columns are counted from 1, as people count. */
export const at = (row: number, column: number): string => `第${row}行第${column}列`;

export const dataNamed = dataNames(
  {
    "MNIST test set": "MNIST测试数字",
    "pen digits of other writers": "其他人的手写笔数字",
    "drawings that are no digits": "不是数字的图画",
  },
  "手写笔数字，书写者",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null ? at(row, column) : `平面${plane}${at(row, column)}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `${layer}特征图${map}${at(row, column)}`;

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
  square: "平方",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "MNIST神经网络动画",
  title: (network) => `${network}神经网络动画`,
  prediction: (name, confidence) => `预测：${name}（置信度${probability(confidence)}）`,
  predictionLines: (name, confidence) => [`预测：${name}`, `（置信度${probability(confidence)}）`],
  noPrediction: "预测：暂无",
  digit: (name) => `数字${name}`,
  numbered: (name) => `类别${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `输入${index}`,
  place,
  pixel: (where) => `${place(where)}的像素`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `像素 ${row}, ${column}` : `像素 ${plane}: ${row}, ${column}`,
  neuron: (layer, index) => `${layer}神经元${index}`,
  mapCell,
  output: (layer, name) => `${layer}输出${name}`,
  heldInput: ({ name, value }) => `${name}：${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `${layer}神经元${index}：z = ${num(z)}，输出${num(a)}`
      : `${layer}神经元${index}：z = ${num(z)}，输出${num(a)}，未激活`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)}：${num(a)}`
      : `${mapCell(layer, cell)}：z = ${num(z)}，输出${num(a)}`,
  heldOutput: (layer, name, z, share) => `${layer}，输出${name}：得分${num(z)}，概率${num(share)}`,
  inkAt: (name, value) => `${name}：墨迹${fixed(value, 2)}`,
};
