/** Weighted least squares with few unknowns, also where they are not all determined. */

type Matrix = number[][];

/** Of eigenvalues smaller than this share of the largest nothing is known. */
const SMALLEST_SHARE = 1e-12;
const SWEEPS = 30;

/** The shortest x that makes the sum of weight * (sample . x - wanted) ** 2 smallest. */
export function leastSquares(
  samples: readonly (readonly number[])[],
  wanted: readonly number[],
  weights: readonly number[],
): number[] {
  const count = samples[0].length;
  const normal: Matrix = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  const right = new Array<number>(count).fill(0);
  samples.forEach((sample, s) => {
    for (let i = 0; i < count; i++) {
      right[i] += weights[s] * sample[i] * wanted[s];
      for (let j = 0; j < count; j++) normal[i][j] += weights[s] * sample[i] * sample[j];
    }
  });
  const { values, vectors } = eigen(normal);
  const least = Math.max(...values) * SMALLEST_SHARE;
  const x = new Array<number>(count).fill(0);
  values.forEach((value, k) => {
    if (value <= least) return;
    const share = vectors.reduce((sum, row, i) => sum + row[k] * right[i], 0) / value;
    for (let i = 0; i < count; i++) x[i] += share * vectors[i][k];
  });
  return x;
}

/** Eigenvalues of a symmetric matrix and, in columns, its eigenvectors: Jacobi's rotations. */
function eigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const a = symmetric.map((row) => row.slice());
  const vectors = a.map((row, i) => row.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < a.length; p++) {
      for (let q = p + 1; q < a.length; q++) {
        off += a[p][q] ** 2;
        if (a[p][q] !== 0) rotate(a, vectors, p, q);
      }
    }
    if (off === 0) break;
  }
  return { values: a.map((row, i) => row[i]), vectors };
}

/** Makes the entry at p, q zero. */
function rotate(a: Matrix, vectors: Matrix, p: number, q: number): void {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const sign = theta < 0 ? -1 : 1;
  const t = sign / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const sine = t * cosine;
  for (const row of a) [row[p], row[q]] = turned(row[p], row[q], cosine, sine);
  for (let k = 0; k < a.length; k++) {
    [a[p][k], a[q][k]] = turned(a[p][k], a[q][k], cosine, sine);
  }
  a[p][q] = a[q][p] = 0;
  for (const row of vectors) [row[p], row[q]] = turned(row[p], row[q], cosine, sine);
}

const turned = (x: number, y: number, cosine: number, sine: number): [number, number] => [
  cosine * x - sine * y,
  sine * x + cosine * y,
];
