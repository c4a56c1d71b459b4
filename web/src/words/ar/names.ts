/** What the page calls a network, its classes, its inputs and its neurons. */

import type { MapCell, Place } from "../en/names";
import { dataNames } from "../names";
import type { Words } from "../words";
import { fixed, num, probability } from "./numbers";

export const dataNamed = dataNames(
  {
    "MNIST test set": "أرقام اختبار MNIST",
    "pen digits of other writers": "أرقام بالقلم لأشخاص آخرين",
    "drawings that are no digits": "رسوم ليست أرقامًا",
  },
  "أرقام بالقلم للأشخاص ",
);

const place = ({ row, column, plane }: Place): string =>
  plane === null
    ? `الصف ${row}، العمود ${column}`
    : `القناة ${plane}، الصف ${row}، العمود ${column}`;

const mapCell = (layer: string, { map, row, column }: MapCell): string =>
  `${layer}، الخريطة ${map}، الصف ${row}، العمود ${column}`;

const activations: Words["names"]["activations"] = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoid",
  gelu: "GELU",
  gelu_tanh: "GELU",
  elu: "ELU",
  leaky_relu: "leaky ReLU",
  identity: "الدالة المحايدة",
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
  square: "التربيع",
  softsign: "Softsign",
};

export const names: Words["names"] = {
  lessonTitle: "شبكة MNIST العصبية المتحركة",
  title: (network) => `شبكة ${network} العصبية المتحركة`,
  prediction: (name, confidence) => `التنبؤ: ${name} (الثقة: ${probability(confidence)})`,
  predictionLines: (name, confidence) => [`التنبؤ: ${name}`, `(الثقة: ${probability(confidence)})`],
  noPrediction: "التنبؤ: لا شيء بعد",
  digit: (name) => `الرقم ${name}`,
  numbered: (name) => `الصنف ${name}`,
  share: (share) => probability(share),
  activations,
  input: (index) => `المدخل ${index}`,
  place,
  pixel: (at) => `البكسل في ${place(at)}`,
  pixelInTable: ({ row, column, plane }) =>
    plane === null ? `بكسل ${row}، ${column}` : `بكسل ${plane}: ${row}، ${column}`,
  neuron: (layer, index) => `العصبون ${index} في ${layer}`,
  mapCell,
  output: (layer, name) => `الخرج ${name} في ${layer}`,
  heldInput: ({ name, value }) => `${name}: ${num(value)}`,
  heldNeuron: (layer, index, z, a) =>
    a > 0
      ? `العصبون ${index} في ${layer}: z = ${num(z)}، الخرج ${num(a)}`
      : `العصبون ${index} في ${layer}: z = ${num(z)}، الخرج ${num(a)}، غير نشط`,
  heldCell: (layer, cell, z, a) =>
    z === a
      ? `${mapCell(layer, cell)}: ${num(a)}`
      : `${mapCell(layer, cell)}: z = ${num(z)}، الخرج ${num(a)}`,
  heldOutput: (layer, name, z, share) =>
    `الخرج ${name} في ${layer}: الدرجة ${num(z)}، الاحتمال ${num(share)}`,
  inkAt: (name, value) => `${name}: الحبر ${fixed(value, 2)}`,
};
