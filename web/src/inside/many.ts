/**
 * The strongest of more connections than one would hold: a convolution has millions. They are gone
 * through target by target, counted by size, and only those that are told are kept. Exact: what is
 * found is what sorting all of them would find.
 */
import { nonZero } from "../base/arrays";
import type { Reader } from "./bundle";
import { fillTerm, sourceAt } from "./flow";
import { MAGNITUDE, sortDescending } from "./strongest";

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
const BUCKET_SHIFT = 31 - BUCKET_BITS;
/** Connections that are looked at to guess which sizes will matter. */
const SAMPLE = 1 << 16;

/** How many connections there are of each size, and what they carry. */
interface Survey {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  /** Bits of the largest of each target. */
  readonly most: Int32Array;
  readonly whole: number;
}

/** Goes through the connections that flow, one target at a time. */
class Walk {
  readonly targets: Int32Array;
  readonly sources: Int32Array;
  values = new Float32Array(1024);
  bits = new Uint32Array(this.values.buffer);
  readonly #terms: Reader;
  readonly #a: Float32Array;
  readonly #g: Float32Array;

  constructor(terms: Reader, a: Float32Array, g: Float32Array) {
    this.#terms = terms;
    this.#a = a;
    this.#g = g;
    this.targets = nonZero(g);
    this.sources = nonZero(a);
  }

  /** What flows into the target at a place, in `values` and, as bits, in `bits`: so many. */
  row(place: number): number {
    const j = this.targets[place];
    const terms = this.#terms(j);
    let most = 0;
    for (let k = 0; k < terms.length; k++) most += terms[k].weights.length;
    if (most > this.values.length) {
      this.values = new Float32Array(2 * most);
      this.bits = new Uint32Array(this.values.buffer);
    }
    let end = 0;
    for (let k = 0; k < terms.length; k++) {
      end = fillTerm(this.values, end, terms[k], this.#a, this.sources, this.#g[j]);
    }
    return end;
  }

  /** The source of the connection at `k` of that target's row. */
  source(place: number, k: number): number {
    return sourceAt(this.#terms(this.targets[place]), k, this.sources);
  }
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
  let seen = survey(walk, 1, guess(walk, coverage));
  if (total(seen.sums) < coverage * seen.whole) seen = survey(walk, 1, 1);
  const { whole } = seen;
  const wanted = coverage * whole;
  let last = seen.sums.length;
  let carried = 0;
  let before = 0;
  while (last > 0 && carried < wanted) {
    last--;
    carried += seen.sums[last];
    before += seen.counts[last];
  }
  if (before === 0) return { ...noneFound(), whole };
  carried -= seen.sums[last];
  before -= seen.counts[last];
  let lowest = seen.sums.length;
  for (let held = 0; lowest > last && held < limit; held += seen.counts[lowest]) lowest--;
  const { kept, edge } = collect(walk, seen, last, lowest);
  // Of the last bucket only so many are needed as reach the target.
  let needed = before;
  for (const size of edge.sort().reverse()) {
    if (carried >= wanted) break;
    carried += size;
    needed++;
  }
  return { ...firstOf(walk, kept, Math.min(needed, limit)), needed, whole };
}

/** Sum of what flows, without its sign. */
export function absoluteOfMany(terms: Reader, a: Float32Array, g: Float32Array): number {
  const walk = new Walk(terms, a, g);
  let whole = 0;
  for (let place = 0; place < walk.targets.length; place++) {
    const count = walk.row(place);
    for (let k = 0; k < count; k++) whole += Math.abs(walk.values[k]);
  }
  return whole;
}

/** Bits of a size above which, by a sample, well more than `coverage` is carried. */
function guess(walk: Walk, coverage: number): number {
  const places = walk.targets.length;
  if (coverage >= 1 || places === 0) return 1;
  const every = Math.max(1, Math.floor((places * walk.row(places >> 1)) / SAMPLE));
  const { sums, whole } = survey(walk, every, 1);
  const wanted = (coverage + (1 - coverage) / 2) * whole;
  let bucket = sums.length;
  for (let carried = 0; bucket > 0 && carried < wanted; carried += sums[bucket]) bucket--;
  return Math.max(1, bucket << BUCKET_SHIFT);
}

/** Counts what is at least as large as `floor` (in bits) of every `step`th target. */
function survey(walk: Walk, step: number, floor: number): Survey {
  const counts = new Int32Array(1 << BUCKET_BITS);
  const sums = new Float64Array(1 << BUCKET_BITS);
  const most = new Int32Array(walk.targets.length);
  let whole = 0;
  for (let place = 0; place < most.length; place += step) {
    const count = walk.row(place);
    const { values, bits } = walk;
    let largest = 0;
    for (let k = 0; k < count; k++) {
      const size = Math.abs(values[k]);
      whole += size;
      const key = bits[k] & MAGNITUDE;
      if (key < floor) continue;
      const bucket = key >>> BUCKET_SHIFT;
      counts[bucket]++;
      sums[bucket] += size;
      if (key > largest) largest = key;
    }
    most[place] = largest;
  }
  return { counts, sums, most, whole };
}

interface Kept {
  readonly values: Float32Array;
  /** Places of the targets, and of the connections in their rows. */
  readonly rows: Int32Array;
  readonly within: Int32Array;
}

/** Those of the buckets from `lowest` on, in order, and the sizes of those in the bucket `last`. */
function collect(
  walk: Walk,
  { counts, most }: Survey,
  last: number,
  lowest: number,
): { kept: Kept; edge: Float32Array } {
  let size = 0;
  for (let bucket = lowest; bucket < counts.length; bucket++) size += counts[bucket];
  const kept = {
    values: new Float32Array(size),
    rows: new Int32Array(size),
    within: new Int32Array(size),
  };
  const edge = new Float32Array(counts[last]);
  let [found, edges] = [0, 0];
  const least = last << BUCKET_SHIFT;
  for (let place = 0; place < most.length; place++) {
    if (most[place] < least) continue;
    const count = walk.row(place);
    const { values, bits } = walk;
    for (let k = 0; k < count; k++) {
      const key = bits[k] & MAGNITUDE;
      if (key < least || key === 0) continue;
      const bucket = key >>> BUCKET_SHIFT;
      if (bucket === last) edge[edges++] = Math.abs(values[k]);
      if (bucket < lowest) continue;
      kept.values[found] = values[k];
      kept.rows[found] = place;
      kept.within[found++] = k;
    }
  }
  return { kept, edge };
}

/** The `count` strongest of those that were kept; equal ones in their order. */
function firstOf(
  walk: Walk,
  { values, rows, within }: Kept,
  count: number,
): Pick<Chosen, "sources" | "targets" | "evidence"> {
  const order = sortDescending(Int32Array.from(values.keys()), new Uint32Array(values.buffer));
  const first = order.subarray(0, count);
  return {
    sources: first.map((k) => walk.source(rows[k], within[k])),
    targets: first.map((k) => walk.targets[rows[k]]),
    evidence: Float32Array.from(first, (k) => values[k]),
  };
}

const noneFound = (): Omit<Chosen, "whole"> => ({
  sources: new Int32Array(),
  targets: new Int32Array(),
  evidence: new Float32Array(),
  needed: 0,
});

function total(sums: Float64Array): number {
  let all = 0;
  for (let k = 0; k < sums.length; k++) all += sums[k];
  return all;
}
