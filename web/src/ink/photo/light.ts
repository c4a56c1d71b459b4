/** Light apart from ink: the paper around each px, and how far the px is from it. */
import { frameOf, type Grey, mapped } from "./grey";
import { transposed } from "./resample";
import { leastSquares } from "./squares";

/** Of the shorter side: no stroke is as wide as this, shadows are wider. */
const STROKE_SHARE = 1 / 3;
/** What is darker than this cannot be told from black. */
const DARKEST_PAPER = Math.fround(0.02);
/** px of the border that light is fitted to, and how often it is fitted anew. */
const BORDER_SAMPLES = 2000;
const ROUNDS = 8;

/**
 * How far each px is from the paper around it: 0 on paper, up to 1 in full ink. Light that changes
 * evenly is taken off first, then every other shadow. Light falls on dark ink and on paper alike, so
 * theirs is a ratio; for light on dark it is the difference.
 */
export function inkContrast(picture: Grey): Grey {
  const shorter = Math.min(picture.rows, picture.columns);
  const reach = Math.max(1, Math.trunc((shorter * STROKE_SHARE) / 2));
  const light = evenLight(picture);
  const apart = mapped(picture, (value, at) => value - light.values[at]);
  // What stands out is lighter than the border.
  if (apart.values.reduce((sum, value) => sum + Math.fround(value ** 3), 0) > 0) {
    const paper = highest(lowest(apart, reach), reach);
    return mapped(apart, (value, at) => unit(Math.fround(value - paper.values[at])));
  }
  const flat = mapped(picture, (value, at) => value / Math.max(light.values[at], DARKEST_PAPER));
  const paper = lowest(highest(flat, reach), reach);
  return mapped(flat, (value, at) =>
    unit(1 - Math.fround(value / Math.max(paper.values[at], DARKEST_PAPER))),
  );
}

const unit = (value: number): number => Math.min(Math.max(value, 0), 1);

/** The smooth bowl that comes nearest to the grey values along the border, mostly paper. */
export function evenLight({ rows, columns, values }: Grey): Grey {
  const terms = (at: number): number[] => {
    const y = even(Math.floor(at / columns), rows);
    const x = even(at % columns, columns);
    return [1, y, x, y * y, x * x];
  };
  const frame = frameOf(rows, columns);
  const step = Math.floor(frame.length / BORDER_SAMPLES) + 1;
  const border = frame.filter((_, k) => k % step === 0);
  const samples = border.map(terms);
  const wanted = border.map((at) => values[at]);
  let weights = border.map(() => 1);
  let bowl: readonly number[] = [];
  // Least absolute deviations: ink on the border has no pull.
  for (let round = 0; round < ROUNDS; round++) {
    bowl = leastSquares(samples, wanted, weights);
    weights = samples.map(
      (sample, k) => 1 / Math.max(Math.abs(wanted[k] - dot(sample, bowl)), 0.02),
    );
  }
  return { rows, columns, values: values.map((_, at) => dot(terms(at), bowl)) };
}

/** The place of the k-th of `count` px, -1..1. */
const even = (k: number, count: number): number => (count === 1 ? -1 : -1 + (2 * k) / (count - 1));

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * b[k], 0);

/** The highest value at most `reach` px away in rows and in columns, for every px. */
export function highest(picture: Grey, reach: number): Grey {
  return transposed(highestInRows(transposed(highestInRows(picture, reach)), reach));
}

export function lowest(picture: Grey, reach: number): Grey {
  const negative = mapped(picture, (value) => -value);
  return mapped(highest(negative, reach), (value) => -value);
}

/** A queue of the px that can still be the highest: each px enters and leaves it once. */
function highestInRows(picture: Grey, reach: number): Grey {
  const { rows, columns, values } = picture;
  const result = new Float32Array(values.length);
  const queue = new Int32Array(columns);
  for (let row = 0; row < rows; row++) {
    const line = values.subarray(row * columns, (row + 1) * columns);
    let [head, tail] = [0, 0];
    for (let column = 0; column < columns + reach; column++) {
      if (column < columns) {
        while (tail > head && line[queue[tail - 1]] <= line[column]) tail--;
        queue[tail++] = column;
      }
      const middle = column - reach;
      if (middle < 0) continue;
      while (queue[head] < middle - reach) head++;
      result[row * columns + middle] = line[queue[head]];
    }
  }
  return { rows, columns, values: result };
}
