/** What each kind of operation does, for the line of code that runs it. */
import { counted, form, many, percent, product } from "./numbers";

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
  /** Chance of dropout. */
  readonly p: number;
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
const average: Tell = ({ window, shape }) =>
  `Average pooling: takes the mean under each window of ${size(window)}. What remains is ${maps(shape)}.`;
const sharedLargest: Tell = ({ shape }) =>
  `Max pooling: divides each map into equal parts and keeps the largest number of each. What remains is ${maps(shape)}.`;
const sharedAverage: Tell = ({ shape }) =>
  `Average pooling: divides each map into equal parts and takes the mean of each. What remains is ${maps(shape)}.`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. What remains is ${maps(shape)}.`;

export const kindLines = {
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
  batch_norm: ({ from }) =>
    `Batch norm: shifts and scales each ${from.length > 1 ? "map" : "neuron"} by numbers measured and learnt in training, so that its values vary by about 1.`,
  layer_norm: () =>
    "Layer norm: shifts and scales the numbers of this one input so that their mean is 0 and they vary by about 1, then by learnt numbers.",
  group_norm: () =>
    "Group norm: shifts and scales each group of maps of this one input so that its mean is 0 and it varies by about 1, then by learnt numbers.",
  local_response_norm: () =>
    "Local response norm: divides each number, the more the stronger the maps beside it are at the same place.",
  scale: () => "Multiplies by fixed numbers, or adds some: they are the same for every input.",
  add: ({ reads }) =>
    `Joins ${reads === 2 ? "two" : many(reads)} ways: adds up what they bring, number by number.`,
  sub: () => "Joins two ways: takes what the second brings from the first, number by number.",
  maximum: ({ reads }) =>
    `Joins ${reads === 2 ? "two" : many(reads)} ways: keeps the ${reads === 2 ? "larger" : "largest"} of what they bring, number by number.`,
  concat: ({ reads, shape }) =>
    `Joins ${reads === 2 ? "two" : many(reads)} ways: lays what they bring behind each other, ${maps(shape)}.`,
  pad: ({ shape }) => `Puts a border of fixed numbers around what it reads: ${maps(shape)}.`,
  slice: ({ shape }) => `Keeps a part of what it reads: ${maps(shape)}.`,
  permute: ({ shape }) => `Puts the axes in another order: ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `Lays ${maps(from)} in one row of ${counted(shape[0], { one: "number", other: "numbers" })}, one after the other.`
      : `Takes the same numbers in another form: ${size(shape)}.`,
  identity: () => "Passes every number on unchanged.",
  dropout: ({ p }) =>
    `Dropout: in training mode it switches each of these neurons off with a chance of ${percent(p)}. While recognising it lets every number through unchanged.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    return `${name}: each of its ${many(outputs)} ${form(outputs, { one: "neuron", other: "neurons" })} multiplies the ${many(inputs)} numbers by its own weights and adds them up${bias ? ", with its bias" : ""}.`;
  },
} as const satisfies Readonly<Record<string, Tell>>;
