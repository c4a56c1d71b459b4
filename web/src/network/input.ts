/**
 * What a network reads: a picture or several planes of one, which can be drawn, or plain numbers,
 * which have sliders; where each value is, and which values are usual. The one answer for pad,
 * stage, panels and names, and the twin of src/forwardpass/network/reads.py.
 */
import type { Paper } from "../base/paper";
import type { Network } from "./network";

/** The form of one input; rows and columns are those of the picture, or of one of its planes. */
export interface Reads extends Paper {
  readonly kind: "picture" | "planes" | "features";
  /** 1, or the number of colour planes, one after the other. */
  readonly planes: number;
  /** Of features, where they have names. */
  readonly featureNames: readonly string[];
}

/** What a network reads, and which values are usual. */
export interface InputForm extends Reads {
  /** For pictures: values of blank paper and of full ink. */
  readonly range: Range;
  /** For features. */
  readonly features: readonly Feature[];
}

export type Range = readonly [low: number, high: number];

export interface Feature {
  /** The values that its slider offers. */
  readonly range: Range;
}

/** Sides shorter than this are no picture that a pen could draw. */
const SHORTEST_SIDE = 4;
/** Flat inputs of as many values as MNIST's pictures are such pictures. */
const MNIST_SIDE = 28;
/** Standardised features lie here; values from 0 to 1 do, too. */
const STANDARD: Range = [-3, 3];
/** Sliders go this far beyond the examples, as a share of their spread. */
const BEYOND = 0.1;

/** What a network of these inputs reads: the last two sides are the picture's. */
export function reads(inputShape: readonly number[], featureNames: readonly string[] = []): Reads {
  const count = inputShape.reduce((product, size) => product * size, 1);
  const sides = inputShape.filter((size) => size > 1);
  if (sides.length < 2 && count === MNIST_SIDE ** 2) sides.splice(0, 1, MNIST_SIDE, MNIST_SIDE);
  const [rows, columns] = sides.slice(-2);
  if (featureNames.length > 0 || sides.length < 2 || Math.min(rows, columns) < SHORTEST_SIDE) {
    return { kind: "features", rows: count, columns: 1, planes: 1, featureNames };
  }
  const planes = count / (rows * columns);
  return { kind: planes > 1 ? "planes" : "picture", rows, columns, planes, featureNames: [] };
}

export const readsOf = ({ inputShape, featureNames }: Network): Reads =>
  reads(inputShape, featureNames);

/** Whether an input is made of pixels, in one plane or several. */
export const isDrawn = ({ kind }: Reads): boolean => kind !== "features";

/** Whether the input of `network` is a picture, in one plane or several. */
export const isPicture = (network: Network): boolean => isDrawn(readsOf(network));

/** Plane, row and column of a value, counted from 1. */
export function placeOf(
  { rows, columns }: Reads,
  index: number,
): readonly [plane: number, row: number, column: number] {
  const within = index % (rows * columns);
  return [
    Math.floor(index / (rows * columns)) + 1,
    Math.floor(within / columns) + 1,
    (within % columns) + 1,
  ];
}

/** What `network` reads; `examples` tell which values are usual. */
export function inputForm(network: Network, examples: readonly Float32Array[] = []): InputForm {
  const form = readsOf(network);
  if (isDrawn(form)) return { ...form, range: spanOf(examples) ?? [0, 1], features: [] };
  const features = Array.from({ length: form.rows }, (_, i) => featureOf(examples, i));
  return { ...form, range: [0, 1], features };
}

function featureOf(examples: readonly Float32Array[], i: number): Feature {
  const span = spanOf(examples.map((example) => example.subarray(i, i + 1)));
  if (!span) return { range: STANDARD };
  const [low, high] = span;
  const margin = BEYOND * (high - low) || 1;
  return { range: [rounded(low - margin), rounded(high + margin)] };
}

/** Two digits are enough for the end of a slider. */
const rounded = (value: number): number => Number(value.toPrecision(2));

/** The smallest and the largest value, or null where there are none or all are the same. */
function spanOf(examples: readonly Float32Array[]): Range | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const example of examples) {
    for (const value of example) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low < high ? [low, high] : null;
}
