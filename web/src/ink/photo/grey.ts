/** Grey values of a picture, and the small tools that work on them. float32, as in images.py. */

export interface Grey {
  readonly rows: number;
  readonly columns: number;
  /** Row by row, 0..1; in maps of ink, ink is 1. */
  readonly values: Float32Array;
}

export const grey = (rows: number, columns: number): Grey => ({
  rows,
  columns,
  values: new Float32Array(rows * columns),
});

/** The same picture with each value changed; what is given to `change` was rounded to float32. */
export const mapped = (picture: Grey, change: (value: number, at: number) => number): Grey => ({
  ...picture,
  values: picture.values.map(change),
});

/** A part of a picture: the rows and columns from the first up to but not including the last. */
export interface Part {
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

export function cropped(picture: Grey, { rows, columns }: Part): Grey {
  const part = grey(rows[1] - rows[0], columns[1] - columns[0]);
  for (let row = 0; row < part.rows; row++) {
    const start = (rows[0] + row) * picture.columns;
    const line = picture.values.subarray(start + columns[0], start + columns[1]);
    part.values.set(line, row * part.columns);
  }
  return part;
}

/** The box of the pixels that are `chosen`, or null where none is. */
export function boxOf(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  chosen: (at: number) => boolean,
): Part | null {
  let [top, bottom, left, right] = [rows, -1, columns, -1];
  for (let at = 0; at < rows * columns; at++) {
    if (!chosen(at)) continue;
    const [row, column] = [Math.floor(at / columns), at % columns];
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return bottom < 0 ? null : { rows: [top, bottom + 1], columns: [left, right + 1] };
}

/** Where the values of a frame along the edges are: `width` px wide, or a tenth of each side. */
export function frameOf(rows: number, columns: number, width = 0): number[] {
  const down = width || Math.max(1, Math.floor(rows / 10));
  const right = width || Math.max(1, Math.floor(columns / 10));
  const frame: number[] = [];
  for (let at = 0; at < rows * columns; at++) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const inside = row >= down && row < rows - down && column >= right && column < columns - right;
    if (!inside) frame.push(at);
  }
  return frame;
}

/** Of an even number of values the mean of the two in the middle. */
export function median(values: Float32Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[half];
  return Math.fround((sorted[half - 1] + sorted[half]) / 2);
}

/** To the nearest whole number, halves to the even one, as Python rounds. */
export function rounded(value: number): number {
  const low = Math.floor(value);
  const part = value - low;
  return part > 0.5 || (part === 0.5 && low % 2 !== 0) ? low + 1 : low;
}

const BINS = 256;

/** The threshold that parts values into two groups as unlike as can be (Otsu, 1979). */
export function otsu(values: Float32Array): number {
  if (values.length === 0) return 1;
  const edges = edgesOf(values);
  const counts = countsOf(values, edges);
  const middles = Array.from(counts, (_, k) => Math.fround((edges[k] + edges[k + 1]) / 2));
  const [count, sum] = [values.length, counts.reduce((all, n, k) => all + n * middles[k], 0)];
  let [below, belowSum, best, most] = [0, 0, 0, -1];
  counts.forEach((n, k) => {
    below += n;
    belowSum += n * middles[k];
    const above = count - below;
    const apart = (sum - belowSum) / Math.max(above, 1) - belowSum / Math.max(below, 1);
    const unlike = below * above * apart ** 2;
    if (unlike > most) [best, most] = [k, unlike];
  });
  return edges[best + 1];
}

/** The edges of equal bins from the lowest value to the highest, as NumPy's histogram has them. */
function edgesOf(values: Float32Array): Float32Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) {
    low = Math.fround(low - 0.5);
    high = Math.fround(high + 0.5);
  }
  const step = Math.fround(Math.fround(high - low) / BINS);
  const edges = Float32Array.from({ length: BINS + 1 }, (_, k) => low + Math.fround(k * step));
  edges[BINS] = high;
  return edges;
}

function countsOf(values: Float32Array, edges: Float32Array): number[] {
  const counts = new Array<number>(BINS).fill(0);
  const [low, high] = [edges[0], edges[BINS]];
  const span = Math.fround(high - low);
  for (const value of values) {
    const share = Math.fround(Math.fround(value - low) / span);
    let bin = Math.min(Math.trunc(Math.fround(share * BINS)), BINS - 1);
    // Rounding can put a value that lies on an edge into the bin beside its own.
    if (value < edges[bin]) bin--;
    if (bin < BINS - 1 && value >= edges[bin + 1]) bin++;
    counts[bin]++;
  }
  return counts;
}
