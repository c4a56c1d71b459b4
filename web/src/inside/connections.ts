/**
 * The strongest connections of a bundle. What flows through a connection is a[i] * w[j, i] * g[j];
 * where a source hands on 0 or a target counts for nothing, nothing flows.
 */
import { absoluteSum, nonZero } from "../base/arrays";
import type { Incoming } from "../operations/kind";
import { type Bundle, incoming } from "./bundle";
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

/** The smallest set that carries `coverage` of what flows for these `a` and `g`. */
export function strongest(
  bundle: Bundle,
  a: Float32Array,
  g: Float32Array,
  coverage: number,
  limit = Number.POSITIVE_INFINITY,
): Connections {
  const flow = flowOf(bundle, a, g);
  const { values } = flow;
  const { order, whole } = strongestFirst(values, coverage);
  const chosen = order.subarray(0, Math.max(0, Math.min(order.length, limit)));
  const kept = Float32Array.from(chosen, (place) => values[place]);
  return {
    layer: bundle.layer,
    from: bundle.from,
    read: bundle.read,
    ...endsOf(flow, chosen),
    evidence: kept,
    needed: order.length,
    total: bundle.total,
    share: whole > 0 ? absoluteSum(kept) / whole : 0,
  };
}

/** Sum of |a[i] * w[j, i] * g[j]|. */
export const absoluteFlow = (bundle: Bundle, a: Float32Array, g: Float32Array): number =>
  absoluteSum(flowOf(bundle, a, g).values);

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

function flowOf(bundle: Bundle, a: Float32Array, g: Float32Array): Flow {
  const [sources, targets] = [nonZero(a), nonZero(g)];
  const rows = Array.from(targets, (j) => incoming(bundle, j));
  const starts = new Int32Array(targets.length + 1);
  rows.forEach((row, t) => {
    starts[t + 1] = starts[t] + row.reduce((sum, term) => sum + lengthOf(term, sources), 0);
  });
  const values = new Float32Array(starts[targets.length]);
  for (let t = 0; t < rows.length; t++) {
    let place = starts[t];
    for (const term of rows[t]) place = fill(values, place, term, a, sources, g[targets[t]]);
  }
  return { values, targets, sources, rows, starts };
}

const lengthOf = ({ units }: Incoming, sources: Int32Array): number => (units ?? sources).length;

function fill(
  values: Float32Array,
  start: number,
  { units, shift, weights }: Incoming,
  a: Float32Array,
  sources: Int32Array,
  slope: number,
): number {
  let place = start;
  if (units) {
    for (let k = 0; k < units.length; k++) {
      values[place++] = a[units[k] + shift] * weights[k] * slope;
    }
  } else {
    for (let k = 0; k < sources.length; k++) {
      const i = sources[k];
      values[place++] = a[i] * weights[i] * slope;
    }
  }
  return place;
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
    let rest = place - starts[t];
    for (const term of rows[t]) {
      const units = term.units ?? sources;
      if (rest < units.length) {
        ends.sources[k] = units[rest] + term.shift;
        break;
      }
      rest -= units.length;
    }
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
