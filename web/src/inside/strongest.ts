/**
 * Finds the smallest set of numbers that carries a share of their absolute sum, without sorting
 * them all. Knows nothing of what they mean.
 */

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
export const MAGNITUDE = 0x7fffffff; // the bits of a float32 without its sign: they sort like |value|
const BUCKET_SHIFT = 31 - DIGIT_BITS;

/** Absolute sums and numbers of values by bucket of equal exponent and leading bits, the strongest last. */
interface Buckets {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
  readonly whole: number;
}

/**
 * Places of the strongest values, strongest first (equal ones in order of place), that together
 * reach `coverage` of `whole`, the sum of all absolute values; `needed` counts them, of which `order`
 * has at most `limit`. A value of 0 is never among them.
 */
export function strongestFirst(
  values: Float32Array,
  coverage: number,
  limit = Number.POSITIVE_INFINITY,
): { order: Int32Array; needed: number; whole: number } {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const { sums, counts, whole } = bucketsOf(values, bits);
  // The strongest buckets that reach the target hold every value of the set.
  const target = coverage * whole;
  let last = BUCKETS;
  let carried = 0;
  let needed = 0;
  while (last > 0 && carried + sums[last - 1] < target) {
    last--;
    carried += sums[last];
    needed += counts[last];
  }
  // Of the next one only so many are needed as reach the target.
  last = Math.max(last - 1, 0);
  for (const place of carried < target ? sortedFrom(bits, counts, last, last + 1) : []) {
    if (carried >= target) break;
    carried += Math.abs(values[place]);
    needed++;
  }
  // And only those that are told are put in order.
  let lowest = BUCKETS;
  for (let held = 0; lowest > last && held < limit; held += counts[lowest]) lowest--;
  const order = sortedFrom(bits, counts, lowest, BUCKETS).subarray(0, Math.min(needed, limit));
  return { order, needed, whole };
}

function bucketsOf(values: Float32Array, bits: Uint32Array): Buckets {
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
  return { sums, counts, whole };
}

/** Places of the values in the buckets from `low` to before `high`, the strongest first; none of a 0. */
function sortedFrom(bits: Uint32Array, counts: Int32Array, low: number, high: number): Int32Array {
  let count = 0;
  for (let bucket = low; bucket < high; bucket++) count += counts[bucket];
  const places = new Int32Array(count);
  const least = Math.max(low * 2 ** BUCKET_SHIFT, 1);
  const most = high * 2 ** BUCKET_SHIFT;
  let found = 0;
  for (let k = 0; k < bits.length; k++) {
    const key = bits[k] & MAGNITUDE;
    if (key >= least && key < most) places[found++] = k;
  }
  return sortDescending(places.subarray(0, found), bits);
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
    for (let k = 0; k < from.length; k++) {
      starts[((~(bits[from[k]] & MAGNITUDE) >>> shift) & (BUCKETS - 1)) + 1]++;
    }
    for (let k = 0; k < BUCKETS; k++) starts[k + 1] += starts[k];
    for (let k = 0; k < from.length; k++) {
      to[starts[(~(bits[from[k]] & MAGNITUDE) >>> shift) & (BUCKETS - 1)]++] = from[k];
    }
    [from, to] = [to, from];
  }
  return from;
}
