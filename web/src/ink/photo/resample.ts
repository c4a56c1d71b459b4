/**
 * Grey values made smaller or larger as Pillow's `resize` does it for pictures of floats: sums in
 * float64, across first, then down, each rounded to float32.
 */
import { type Grey, grey } from "./grey";

interface Filter {
  /** Half of its width, in px of the larger of both pictures. */
  readonly support: number;
  readonly weight: (off: number) => number;
}

/** The average of all px behind a px. */
export const BOX_FILTER: Filter = {
  support: 0.5,
  weight: (off) => (off > -0.5 && off <= 0.5 ? 1 : 0),
};
export const BILINEAR: Filter = {
  support: 1,
  weight: (off) => Math.max(1 - Math.abs(off), 0),
};

export function resized(picture: Grey, rows: number, columns: number, filter: Filter): Grey {
  const wide = picture.columns === columns ? picture : across(picture, columns, filter);
  return wide.rows === rows ? wide : transposed(across(transposed(wide), rows, filter));
}

function across(picture: Grey, columns: number, filter: Filter): Grey {
  const result = grey(picture.rows, columns);
  for (let column = 0; column < columns; column++) {
    const { first, weights } = weightsOf(column, picture.columns, columns, filter);
    for (let row = 0; row < picture.rows; row++) {
      const start = row * picture.columns + first;
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += picture.values[start + k] * weights[k];
      result.values[row * columns + column] = sum;
    }
  }
  return result;
}

/** The px behind one px of the result, and how much each counts. */
function weightsOf(at: number, before: number, after: number, { support, weight }: Filter) {
  const scale = before / after;
  const wider = Math.max(scale, 1);
  const centre = (at + 0.5) * scale;
  const first = Math.max(Math.trunc(centre - support * wider + 0.5), 0);
  const end = Math.min(Math.trunc(centre + support * wider + 0.5), before);
  const weights = Array.from({ length: end - first }, (_, k) =>
    weight((k + first - centre + 0.5) * (1 / wider)),
  );
  const sum = weights.reduce((all, each) => all + each, 0);
  return { first, weights: sum === 0 ? weights : weights.map((each) => each * (1 / sum)) };
}

export function transposed({ rows, columns, values }: Grey): Grey {
  const turned = grey(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned.values[column * rows + row] = values[row * columns + column];
    }
  }
  return turned;
}
