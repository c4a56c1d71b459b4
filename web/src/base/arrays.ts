/** Small sums over arrays of numbers. Knows nothing of what they mean. */

type Numbers = Float32Array | Float64Array;

/** Indices of the values that are not 0, in order. */
export function nonZero(values: Float32Array): Int32Array {
  const found = new Int32Array(values.length);
  let count = 0;
  for (let k = 0; k < values.length; k++) if (values[k] !== 0) found[count++] = k;
  return found.subarray(0, count);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k] * b[k];
  return total;
}

export function sum(values: Numbers): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k];
  return total;
}

export function absoluteSum(values: Numbers): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += Math.abs(values[k]);
  return total;
}

export function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value));
}

/** value(k) for every k below `count`. */
export function made(count: number, value: (k: number) => number): Float32Array {
  const result = new Float32Array(count);
  for (let k = 0; k < count; k++) result[k] = value(k);
  return result;
}

/** a[k] * b[k]. */
export function times(a: Float32Array, b: Float32Array): Float32Array {
  const product = new Float32Array(a.length);
  for (let k = 0; k < a.length; k++) product[k] = a[k] * b[k];
  return product;
}

/** Adds b[k] to a[k], in place. */
export function sumInto(a: Float32Array, b: Float32Array): void {
  for (let k = 0; k < a.length; k++) a[k] += b[k];
}

/** Equal numbers, and as many. */
export const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, k) => value === b[k]);
