/**
 * The strongest connections of a bundle. What flows through a connection is a[i] * w[j, i] * g[j];
 * where a source hands on 0 or a target counts for nothing, nothing flows.
 */
import { absoluteSum, nonZero } from "../base/arrays";
import type { Incoming } from "../operations/kind";
import { type Bundle, readerIn, type Values } from "./bundle";
import { fillTerm, lengthOf, sourceAt } from "./flow";
import { absoluteOfMany, type Chosen, strongestOfMany } from "./many";
import { strongestFirst } from "./strongest";

/** The connections of one bundle that carry most of its evidence, strongest first. */
export interface Connections {
  /** Index of the plane that reads, and of the plane that is read: -1 for the input. */
  readonly layer: number;
  readonly from: number;
  /** Name of the plane that is read, or "input". */
  readonly read: string;
  /** Source unit i and target unit j of each. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Signed: above 0 speaks for the class. */
  readonly evidence: Float32Array;
  /** Size of the smallest set that carries the coverage asked for. */
  readonly needed: number;
  /** All connections of the bundle. */
  readonly total: number;
  /** Share of the bundle's absolute evidence that the connections here carry, 0..1. */
  readonly share: number;
}

/** Share of the evidence that connections shall carry, where nobody asks for another. */
export const COVERAGE = 0.8;

/** Most connections that are told one by one, whatever limit is asked for. */
export const MOST_HELD = 1 << 18;

/** Of bundles in which more may flow than this, connections are gone through without being held. */
const FEW = 1 << 18;

/**
 * The smallest set that carries `coverage` of what flows for these `a` and `g`, at most `limit` of
 * it (the strongest; `needed` counts all). `values` are those of the pass, on which the weights of
 * some kinds depend. Exact: the same as sorting them all.
 */
export function strongest(
  bundle: Bundle,
  a: Float32Array,
  g: Float32Array,
  coverage: number,
  limit = Number.POSITIVE_INFINITY,
  values: Values | null = null,
): Connections {
  const most = Math.max(0, Math.min(limit, MOST_HELD));
  const { whole, ...chosen } = isFew(bundle, a, g)
    ? strongestOfFew(bundle, a, g, coverage, most, values)
    : strongestOfMany(readerIn(bundle, values), a, g, coverage, most);
  return {
    layer: bundle.layer,
    from: bundle.from,
    read: bundle.read,
    ...chosen,
    total: bundle.total,
    share: whole > 0 ? absoluteSum(chosen.evidence) / whole : 0,
  };
}

/** The first `count` of these connections. */
export function firstOf(chosen: Connections, count: number): Connections {
  const { sources, targets, evidence, share } = chosen;
  if (evidence.length <= count) return chosen;
  const first = evidence.slice(0, count);
  return {
    ...chosen,
    sources: sources.slice(0, count),
    targets: targets.slice(0, count),
    evidence: first,
    share: share * (absoluteSum(first) / absoluteSum(evidence)),
  };
}

/** Sum of |a[i] * w[j, i] * g[j]|. */
export const absoluteFlow = (
  bundle: Bundle,
  a: Float32Array,
  g: Float32Array,
  values: Values | null = null,
): number =>
  isFew(bundle, a, g)
    ? absoluteSum(flowOf(bundle, a, g, values).values)
    : absoluteOfMany(readerIn(bundle, values), a, g);

/** Whether few connections may flow: units that are not 0 on both sides, or what those read. */
function isFew(bundle: Bundle, a: Float32Array, g: Float32Array): boolean {
  const { targets, sources } = bundle;
  if (targets * sources <= FEW) return true;
  const reached = nonZero(g).length;
  return reached * Math.min(nonZero(a).length, bundle.total / targets) <= FEW;
}

function strongestOfFew(
  bundle: Bundle,
  a: Float32Array,
  g: Float32Array,
  coverage: number,
  limit: number,
  pass: Values | null,
): Chosen {
  const flow = flowOf(bundle, a, g, pass);
  const { order, needed, whole } = strongestFirst(flow.values, coverage, limit);
  const evidence = Float32Array.from(order, (place) => flow.values[place]);
  return { ...endsOf(flow, order), evidence, needed, whole };
}

interface Flow {
  /** a[i] * w[j, i] * g[j], target by target. */
  readonly values: Float32Array;
  readonly targets: Int32Array;
  /** Sources of a unit that reads every one: those that are not 0. */
  readonly sources: Int32Array;
  readonly rows: readonly (readonly Incoming[])[];
  /** Where the row of each target begins. */
  readonly starts: Int32Array;
}

function flowOf(bundle: Bundle, a: Float32Array, g: Float32Array, pass: Values | null): Flow {
  const [sources, targets] = [nonZero(a), nonZero(g)];
  const terms = readerIn(bundle, pass);
  const rows = Array.from(targets, terms);
  const starts = new Int32Array(targets.length + 1);
  rows.forEach((row, t) => {
    starts[t + 1] = starts[t] + row.reduce((sum, term) => sum + lengthOf(term, sources), 0);
  });
  const values = new Float32Array(starts[targets.length]);
  for (let t = 0; t < rows.length; t++) {
    let place = starts[t];
    for (const term of rows[t]) place = fillTerm(values, place, term, a, sources, g[targets[t]]);
  }
  return { values, targets, sources, rows, starts };
}

/** Which units the places in a flow connect. */
function endsOf(
  { targets, sources, rows, starts }: Flow,
  places: Int32Array,
): { sources: Int32Array; targets: Int32Array } {
  const ends = { sources: new Int32Array(places.length), targets: new Int32Array(places.length) };
  places.forEach((place, k) => {
    const t = rowAt(starts, place);
    ends.targets[k] = targets[t];
    ends.sources[k] = sourceAt(rows[t], place - starts[t], sources);
  });
  return ends;
}

/** The last row that begins at or before a place, among rows that are not empty. */
function rowAt(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
}
