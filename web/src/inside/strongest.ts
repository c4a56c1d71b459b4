/**
 * Finds the smallest set of numbers that carries a share of their absolute sum, without sorting
 * them all. Knows nothing of what they mean.
 */

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
export const MAGNITUDE = 0x7fffffff; // the bits of a float32 without its sign: they sort like |value|
const BUCKET_SHIFT = 31 - DIGIT_BITS;

/**
 * Places of the strongest values, strongest first (equal ones in order of place), that together
 * reach `coverage` of `whole`, the sum of all absolute values. A value of 0 is never among them.
 */
export function strongestFirst(
  values: Float32Array,
  coverage: number,
): { order: Int32Array; whole: number } {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  // Absolute sum by bucket of equal exponent and leading bits, strongest bucket last.
  const sums = new Float64Array(BUCKETS);
  const counts = new Int32Array(BUCKETS);
  let whole = 0;
  for (let k = 0; k < values.length; k++) {
    const bucket = (bits[k] & MAGNITUDE) >>> BUCKET_SHIFT;
    const size = Math.abs(values[k]);
    sums[bucket] += size;
    counts[bucket]++;
    whole += size;
  }
  // The strongest buckets that reach the target hold every value of the set.
  const target = coverage * whole;
  let lowest = BUCKETS;
  let carried = 0;
  let count = 0;
  while (lowest > 0 && carried < target) {
    lowest--;
    carried += sums[lowest];
    count += counts[lowest];
  }
  const places = new Int32Array(count);
  let found = 0;
  for (let k = 0; k < values.length; k++) {
    const key = bits[k] & MAGNITUDE;
    if (key >>> BUCKET_SHIFT >= lowest && key !== 0) places[found++] = k;
  }
  // Only these few are sorted, then cut where the target is reached.
  const sorted = sortDescending(places.subarray(0, found), bits);
  let needed = 0;
  for (carried = 0; needed < sorted.length && carried < target; needed++) {
    carried += Math.abs(values[sorted[needed]]);
  }
  return { order: sorted.subarray(0, needed), whole };
}

/** Places of the `count` largest sizes, the largest first; equal ones in order of place. */
export function largestPlaces(values: Float32Array, count: number): Int32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const best: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const key = bits[place] & MAGNITUDE;
    if (best.length === count && !(count > 0 && key > (bits[best[count - 1]] & MAGNITUDE)))
      continue;
    let at = best.length;
    while (at > 0 && key > (bits[best[at - 1]] & MAGNITUDE)) at--;
    best.splice(at, 0, place);
    if (best.length > count) best.pop();
  }
  return Int32Array.from(best);
}

/** `places` by falling magnitude of their bits: a radix sort, which keeps equal ones in order. */
export function sortDescending(places: Int32Array, bits: Uint32Array): Int32Array {
  let from: Int32Array = places;
  let to: Int32Array = new Int32Array(places.length);
  for (let shift = 0; shift < 31; shift += DIGIT_BITS) {
    const starts = new Int32Array(BUCKETS + 1);
    const digit = (place: number) => (~(bits[place] & MAGNITUDE) >>> shift) & (BUCKETS - 1);
    for (const place of from) starts[digit(place) + 1]++;
    for (let k = 0; k < BUCKETS; k++) starts[k + 1] += starts[k];
    for (const place of from) to[starts[digit(place)]++] = place;
    [from, to] = [to, from];
  }
  return from;
}
