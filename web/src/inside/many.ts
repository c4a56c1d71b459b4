/**
 * The strongest of more connections than one would hold: a convolution has millions. They are gone
 * through and counted by size, and only those that are told are kept. Exact: what is found is what
 * sorting all of them would find. Equal ones go by target, then by source.
 */
import type { Reader } from "./bundle";
import { type Counted, countSizes } from "./sizes";
import { MAGNITUDE, sortDescending } from "./strongest";
import { type Piece, Walk } from "./walk";

/** Connections that were chosen, strongest first, and what they are chosen of. */
export interface Chosen {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly evidence: Float32Array;
  readonly needed: number;
  /** Sum of all absolute values. */
  readonly whole: number;
}

/** Buckets of equal exponent and leading bits; their order is that of sizes. */
const BUCKET_BITS = 14;
const BUCKETS = 1 << BUCKET_BITS;
const BUCKET_SHIFT = 31 - BUCKET_BITS;
/** Connections that are looked at to guess which sizes will matter. */
const SAMPLE = 1 << 16;
/** Buckets on both sides of the guessed one whose sizes are kept, should the last one be among them. */
const NEAR = 32;

/** How many connections there are of each size, and what they carry. */
interface Survey {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  /** Bits of the largest of each piece. */
  readonly most: Int32Array;
  readonly whole: number;
  /** Sizes of the buckets from `low` to before `high`. */
  readonly near: Float32Array;
  readonly low: number;
  readonly high: number;
}

/** The smallest set that carries `coverage` of the whole, at most `limit` of it. */
export function strongestOfMany(
  terms: Reader,
  a: Float32Array,
  g: Float32Array,
  coverage: number,
  limit: number,
): Chosen {
  const walk = new Walk(terms, a, g);
  const last = guess(walk, coverage);
  let seen = survey(walk, 1, last.floor, last.bucket);
  if (last.floor > 1 && total(seen.sums) < coverage * seen.whole) {
    seen = survey(walk, 1, 1, last.bucket);
  }
  const { needed, lowest } = chosenOf(walk, seen, coverage * seen.whole, limit);
  return { ...keptFrom(walk, seen, lowest, Math.min(needed, limit)), needed, whole: seen.whole };
}

/** Sum of what flows, without its sign. */
export function absoluteOfMany(terms: Reader, a: Float32Array, g: Float32Array): number {
  const walk = new Walk(terms, a, g);
  let whole = 0;
  walk.each(1, (count) => {
    for (let k = 0; k < count; k++) whole += Math.abs(walk.values[k]);
  });
  return whole;
}

/** The bucket where a sample reaches `coverage`, and bits of a size that no more will be needed of. */
function guess(walk: Walk, coverage: number): { bucket: number; floor: number } {
  if (coverage >= 1) return { bucket: 0, floor: 1 };
  const step = Math.max(1, Math.ceil(walk.flows / SAMPLE));
  const { sums, whole } = survey(walk, step, 1, 0);
  let bucket = BUCKETS;
  let carried = 0;
  while (bucket > 0 && carried < coverage * whole) carried += sums[--bucket];
  let floor = bucket;
  const more = (coverage + (1 - coverage) / 4) * whole;
  while (floor > 0 && carried < more) carried += sums[--floor];
  return { bucket, floor: Math.max(1, Math.min(floor, bucket - NEAR) << BUCKET_SHIFT) };
}

/** Counts what is at least as large as `floor` (in bits) of every `step`th piece. */
function survey(walk: Walk, step: number, floor: number, middle: number): Survey {
  const [low, high] = [Math.max(middle - NEAR, 0), middle + NEAR];
  const how = { floor, buckets: BUCKETS, shift: BUCKET_SHIFT, low, high };
  const most = new Int32Array(walk.pieces);
  const count = countSizes(walk.values.length, how);
  if (!count) return { ...surveyPlainly(walk, step, how, most), most, low, high };
  walk.eachRead(step, count.look, (piece, g) => {
    most[piece.index] = count.add(piece.weights, g);
  });
  return { ...count.end(), most, low, high };
}

/**
 * The same in plain loops. Which values are large cannot be foreseen, so they are moved together
 * without asking: a sign is added to an index.
 */
function surveyPlainly(walk: Walk, step: number, { floor, low, high }: Counted, most: Int32Array) {
  const counts = new Int32Array(BUCKETS);
  const sums = new Float64Array(BUCKETS);
  const large = new Float32Array(walk.values.length + 1);
  const keys = new Int32Array(large.buffer);
  let near = new Float32Array(1 << 16);
  let [whole, held] = [0, 0];
  walk.each(step, (count, piece) => {
    const { values, bits } = walk;
    if (held + count >= near.length) near = grown(near, held + count);
    let many = 0;
    for (let k = 0; k < count; k++) {
      const size = Math.abs(values[k]);
      whole += size;
      large[many] = size;
      many += (floor - 1 - (bits[k] & MAGNITUDE)) >>> 31;
    }
    let largest = 0;
    for (let k = 0; k < many; k++) {
      const bucket = keys[k] >> BUCKET_SHIFT;
      counts[bucket]++;
      sums[bucket] += large[k];
      near[held] = large[k];
      held += 1 - (((bucket - low) | (high - 1 - bucket)) >>> 31);
      largest = Math.max(largest, keys[k]);
    }
    most[piece.index] = largest;
  });
  return { counts, sums, whole, near: near.subarray(0, held) };
}

/** How many are needed to carry `wanted`, and the lowest bucket of those that are told. */
function chosenOf(
  walk: Walk,
  seen: Survey,
  wanted: number,
  limit: number,
): { needed: number; lowest: number } {
  const { counts, sums } = seen;
  let last = BUCKETS;
  let [carried, needed] = [0, 0];
  while (last > 0 && carried + sums[last - 1] < wanted) {
    last--;
    carried += sums[last];
    needed += counts[last];
  }
  // Of the next bucket only so many are needed as reach what is wanted.
  last = Math.max(last - 1, 0);
  for (const size of sizesIn(walk, seen, last)) {
    if (carried >= wanted) break;
    carried += size;
    needed++;
  }
  let lowest = BUCKETS;
  for (let held = 0; lowest > last && held < limit; held += counts[lowest]) lowest--;
  return { needed, lowest };
}

/** The sizes in a bucket, the largest first. */
function sizesIn(walk: Walk, { counts, most, near, low, high }: Survey, bucket: number) {
  const sizes = new Float32Array(counts[bucket]);
  const least = bucket << BUCKET_SHIFT;
  const here = (size: number, key: number): boolean => size > 0 && key >>> BUCKET_SHIFT === bucket;
  let found = 0;
  if (bucket >= low && bucket < high) {
    const bits = new Uint32Array(near.buffer, near.byteOffset, near.length);
    for (let k = 0; k < near.length; k++) if (here(near[k], bits[k])) sizes[found++] = near[k];
  } else {
    const may = (piece: Piece): boolean => most[piece.index] >= least;
    walk.each(
      1,
      (count) => {
        const { values, bits } = walk;
        for (let k = 0; k < count; k++) {
          const size = Math.abs(values[k]);
          if (here(size, bits[k] & MAGNITUDE)) sizes[found++] = size;
        }
      },
      may,
    );
  }
  return sizes.subarray(0, found).sort().reverse();
}

/** The `count` strongest, which are all in the buckets from `lowest` on. */
function keptFrom(
  walk: Walk,
  { counts, most }: Survey,
  lowest: number,
  count: number,
): Pick<Chosen, "sources" | "targets" | "evidence"> {
  let size = 0;
  for (let bucket = lowest; bucket < BUCKETS; bucket++) size += counts[bucket];
  const evidence = new Float32Array(size);
  const [sources, targets] = [new Int32Array(size), new Int32Array(size)];
  const least = Math.max(lowest << BUCKET_SHIFT, 1);
  let found = 0;
  walk.each(
    1,
    (flows, piece) => {
      for (let k = 0; k < flows; k++) {
        if ((walk.bits[k] & MAGNITUDE) < least) continue;
        evidence[found] = walk.values[k];
        sources[found] = walk.units[k];
        targets[found++] = piece.target;
      }
    },
    (piece) => most[piece.index] >= least,
  );
  const bits = new Uint32Array(evidence.buffer);
  const order = sortDescending(Int32Array.from(evidence.keys()), bits);
  untie(order, bits, (k, l) => targets[k] - targets[l] || sources[k] - sources[l]);
  const first = order.subarray(0, count);
  return {
    sources: first.map((k) => sources[k]),
    targets: first.map((k) => targets[k]),
    evidence: Float32Array.from(first, (k) => evidence[k]),
  };
}

/** Puts those of one size in order. */
function untie(
  order: Int32Array,
  bits: Uint32Array,
  compare: (k: number, l: number) => number,
): void {
  const key = (at: number): number => bits[order[at]] & MAGNITUDE;
  for (let start = 0, end = 1; start < order.length; start = end) {
    for (end = start + 1; end < order.length && key(end) === key(start); ) end++;
    if (end > start + 1) order.subarray(start, end).sort(compare);
  }
}

function grown(values: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  const more = new Float32Array(2 * length);
  more.set(values);
  return more;
}

function total(sums: Float64Array): number {
  let all = 0;
  for (let k = 0; k < sums.length; k++) all += sums[k];
  return all;
}
