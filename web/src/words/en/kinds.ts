/** What each kind of operation does, for the line of code that runs it. */
import type { KindName } from "../../operations/table";
import { counted, form, many, num, percent, product } from "./numbers";

/** An operation in numbers: shapes without the batch. */
export interface KindFacts {
  readonly name: string;
  /** How many values it reads, the shape of the first, and of its result. */
  readonly reads: number;
  readonly from: readonly number[];
  readonly shape: readonly number[];
  /** Of windows: height and width, or length; empty where it has none. */
  readonly window: readonly number[];
  /** Maps that one window reads. */
  readonly depth: number;
  readonly bias: boolean;
  /** Of a norm: whether it ends with learnt numbers. */
  readonly learnt: boolean;
  /** How many numbers its weight holds. */
  readonly slopes: number;
  /** Its settings that are numbers, by name. */
  readonly numbers: Readonly<Record<string, number>>;
}

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${counted(shape[0], { one: "map", other: "maps" })} of ${size(shape.slice(1))}`
    : `${many(shape[0] ?? 1)} numbers`;

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0] ? `over ${maps(from)}` : `each over ${many(depth)} of ${maps(from)}`;
  const windows = counted(shape[0], { one: "window", other: "windows" });
  return `${name}: slides ${windows} of ${size(window)} ${over}. At each place a window multiplies what lies under it by its own weights and adds up${bias ? ", with its bias" : ""}: ${maps(shape)}.`;
};
const largest: Tell = ({ window, shape }) =>
  `Max pooling: keeps the largest number under each window of ${size(window)}. What remains is ${maps(shape)}.`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  `Average pooling: ${divisor === undefined ? `takes the mean under each window of ${size(window)}` : `adds up what lies under each window of ${size(window)} and divides it by ${num(divisor)}`}. What remains is ${maps(shape)}.`;
const sharedLargest: Tell = ({ shape }) =>
  `Max pooling: divides each map into about equal parts and keeps the largest number of each. What remains is ${maps(shape)}.`;
const sharedAverage: Tell = ({ shape }) =>
  `Average pooling: divides each map into about equal parts and takes the mean of each. What remains is ${maps(shape)}.`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. What remains is ${maps(shape)}.`;

const ways = (reads: number): string => (reads === 2 ? "two" : many(reads));
const thenLearnt = (learnt: boolean): string => (learnt ? ", then by learnt numbers" : "");
const geluLine: Tell = () => "GELU then lets large sums pass and fades out the negative ones.";

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `${name} then keeps what is above zero and lets what is below fall no further than ${num(-least)}.`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`turns what is below ${num(low)} into ${num(low)}`]),
    ...(high === undefined ? [] : [`what is above ${num(high)} into ${num(high)}`]),
  ].join(" and ");
  return `${name} then ${low === undefined ? "turns " : ""}${bounds}, and keeps all other numbers.`;
}

/** Of every kind: the compiler asks for the one that is missing. */
export const kindLines: Readonly<Record<KindName, Tell>> = {
  conv1d: convolution,
  conv2d: convolution,
  max_pool1d: largest,
  max_pool2d: largest,
  avg_pool1d: average,
  avg_pool2d: average,
  adaptive_max_pool1d: sharedLargest,
  adaptive_max_pool2d: sharedLargest,
  adaptive_avg_pool1d: sharedAverage,
  adaptive_avg_pool2d: sharedAverage,
  mean: remaining("Takes the mean of all numbers that lie along these axes"),
  sum: remaining("Adds up all numbers that lie along these axes"),
  amax: remaining("Keeps the largest of all numbers that lie along these axes"),
  batch_norm: ({ from, learnt }) =>
    `Batch norm: shifts and scales each ${from.length > 1 ? "map" : "neuron"} by numbers measured in training, so that its values vary by about 1 around 0${thenLearnt(learnt)}.`,
  layer_norm: ({ learnt }) =>
    `Layer norm: shifts and scales the numbers of this one input so that their mean is 0 and they vary by about 1${thenLearnt(learnt)}.`,
  group_norm: ({ learnt }) =>
    `Group norm: shifts and scales each group of maps of this one input so that its mean is 0 and it varies by about 1${thenLearnt(learnt)}.`,
  local_response_norm: () =>
    "Local response norm: divides each number, the more the stronger the maps beside it are at the same place.",
  scale: () => "Multiplies by fixed numbers, or adds some: they are the same for every input.",
  add: ({ reads }) => `Joins ${ways(reads)} ways: adds up what they bring, number by number.`,
  sub: () => "Joins two ways: takes what the second brings from the first, number by number.",
  maximum: ({ reads }) =>
    `Joins ${ways(reads)} ways: keeps the ${reads === 2 ? "larger" : "largest"} of what they bring, number by number.`,
  gate: () =>
    "Joins two ways: multiplies what the first brings by the second, number by number. The second is a gate: it decides how much passes.",
  concat: ({ reads, shape }) =>
    `Joins ${ways(reads)} ways: lays what they bring behind each other, ${maps(shape)}.`,
  pad: ({ shape, numbers: { value } }) =>
    `Puts a border of ${num(value)} around what it reads: ${maps(shape)}.`,
  slice: ({ shape }) => `Keeps a part of what it reads: ${maps(shape)}.`,
  permute: ({ shape }) => `Puts the axes in another order: ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `Lays ${maps(from)} in one row of ${counted(shape[0], { one: "number", other: "numbers" })}, one after the other.`
      : `Takes the same numbers in another form: ${size(shape)}.`,
  identity: () => "Passes every number on unchanged.",
  dropout: ({ numbers: { p } }) =>
    `Dropout: in training mode it switches each of these neurons off with a chance of ${percent(p)}. While recognising it lets every number through unchanged.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    return `${name}: each of its ${many(outputs)} ${form(outputs, { one: "neuron", other: "neurons" })} multiplies the ${many(inputs)} numbers by its own weights and adds them up${bias ? ", with its bias" : ""}.`;
  },
  relu: () =>
    "ReLU then turns every sum below zero into 0 and keeps the others: what stays above 0 is active.",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `Leaky ReLU then keeps what is above zero and multiplies what is below by ${num(slope)}.`,
  prelu: ({ from, slopes }) =>
    `PReLU then keeps what is above zero and multiplies what is below by ${slopes > 1 ? `a learnt number, one for each ${from.length > 1 ? "map" : "neuron"}` : "one learnt number"}.`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () =>
    "SELU then multiplies what is above zero by 1.05 and lets what is below fall no further than \u22121.76.",
  softplus: () =>
    "Softplus then bends every number into one above 0: a large one stays nearly as it is, one far below zero becomes nearly 0.",
  silu: () =>
    "SiLU then multiplies every number by its own sigmoid: a large one stays nearly as it is, one far below zero becomes nearly 0.",
  mish: () =>
    "Mish then multiplies every number by the tanh of its softplus: a large one stays nearly as it is, one far below zero becomes nearly 0.",
  hardswish: () =>
    "Hardswish then turns what is below \u22123 into 0, keeps what is above 3, and bends what lies between.",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "Hardsigmoid then turns what is below \u22123 into 0, what is above 3 into 1, and what lies between into a share of the way.",
  square: () => "The square then multiplies every number by itself.",
  softsign: () =>
    "Softsign then bends every sum into the range from \u22121 to 1, more slowly than tanh.",
  tanh: () => "tanh then bends every sum into the range from \u22121 to 1.",
  sigmoid: () => "The sigmoid then bends every sum into the range from 0 to 1.",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax: the logarithm of softmax. It turns the scores of each row (dim=1: each image by itself) into logarithms of probabilities.",
  softmax: () =>
    "softmax: turns the scores of each row into probabilities between 0 and 1 that add up to 1.",
};
