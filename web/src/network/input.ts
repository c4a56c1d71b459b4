/**
 * What a network reads: a picture, which can be drawn, or plain numbers, which have sliders; and
 * which values are usual. Knows nothing of signals or of the DOM.
 */
import type { Paper } from "../base/paper";
import type { Network } from "./network";

export interface InputForm {
  readonly kind: "picture" | "features";
  /** Size of the picture, or of one of its planes, px. */
  readonly paper: Paper;
  /** 1, or the number of colour planes, one after the other. */
  readonly planes: number;
  /** For pictures: values of blank paper and of full ink. */
  readonly range: Range;
  /** For features: name, and the values that its slider offers. */
  readonly features: readonly Feature[];
}

export type Range = readonly [low: number, high: number];

export interface Feature {
  readonly name: string;
  readonly range: Range;
}

/** Sides shorter than this are no picture that a pen could draw. */
const SHORTEST_SIDE = 4;
const MNIST_INPUTS = 784;
/** Standardised features lie here; values from 0 to 1 do, too. */
const STANDARD: Range = [-3, 3];
/** Sliders go this far beyond the examples, as a share of their spread. */
const BEYOND = 0.1;

/** What `network` reads; `examples` tell which values are usual. */
export function inputForm(network: Network, examples: readonly Float32Array[] = []): InputForm {
  const count = network.inputs;
  const paper = paperOf(network.inputShape, count);
  if (!paper || network.featureNames) {
    return {
      kind: "features",
      paper: { columns: 1, rows: count },
      planes: 1,
      range: [0, 1],
      features: Array.from({ length: count }, (_, i) => featureOf(network, examples, i)),
    };
  }
  const planes = count / (paper.columns * paper.rows);
  return { kind: "picture", paper, planes, range: spanOf(examples) ?? [0, 1], features: [] };
}

/** Whether the input of `network` is a picture. */
export const isPicture = ({ inputShape, inputs, featureNames }: Network): boolean =>
  !featureNames && paperOf(inputShape, inputs) !== null;

function paperOf(shape: readonly number[], count: number): Paper | null {
  const sizes = shape.filter((size) => size > 1);
  if (sizes.length < 2) return count === MNIST_INPUTS ? { columns: 28, rows: 28 } : null;
  const [rows, columns] = sizes.slice(-2);
  return Math.min(rows, columns) < SHORTEST_SIDE ? null : { columns, rows };
}

function featureOf(network: Network, examples: readonly Float32Array[], i: number): Feature {
  const name = network.featureNames?.[i] ?? `input ${i}`;
  const span = spanOf(examples.map((example) => example.subarray(i, i + 1)));
  if (!span) return { name, range: STANDARD };
  const [low, high] = span;
  const margin = BEYOND * (high - low) || 1;
  return { name, range: [rounded(low - margin), rounded(high + margin)] };
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
