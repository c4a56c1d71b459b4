/**
 * Who is to blame for a loss, plane by plane: what arrives at what a plane hands on, what is left of it
 * before its activation, and the connections on which it goes. Knows nothing of steps or of time.
 */
import { absoluteSum } from "../base/arrays";
import {
  type Bundle,
  bundlesOf,
  incoming,
  type Reader,
  readerIn,
  sourceValues,
  weightsInto,
} from "../inside/bundle";
import { type Connections, strongest } from "../inside/connections";
import { strongestOfMany } from "../inside/many";
import type { Lesson } from "../trace/lesson";
import type { NeuronId, PathLayer } from "./look";

/** Most lines between two planes: what a reader can tell apart. */
const LINES = 96;
/** Lines into a unit that is pointed at. */
const POINTED = 24;
/** Share of everything that flows which they are to carry, where so few can. */
const COVERAGE = 0.8;

/** The gradients of one plane, a number a unit. */
export interface PlaneBlame {
  /** d loss / d what it hands on: the sum of what its readers passed back. */
  readonly arrived: Float32Array;
  /** d loss / d z. */
  readonly blame: Float32Array;
}

export const blameOf = ({ before: { network }, gradients }: Lesson): PlaneBlame[] =>
  network.planes.map(({ pre, post }, layer) => {
    const blame = gradients.values[pre];
    const isLast = layer === network.planes.length - 1;
    return { blame, arrived: isLast ? blame : gradients.values[post] };
  });

/** A neuron whose blame can be told, and one beside it that lets none through. */
export interface Told {
  readonly followed: NeuronId;
  readonly silenced: NeuronId | null;
  /** What each reader passed back to `followed`, strongest first. */
  readonly parts: readonly Passed[];
}

/** w[j, i] of a reader j, its own blame, and its number. */
export interface Passed {
  readonly target: number;
  readonly weight: number;
  readonly blame: number;
}

/** Of the plane before the scores; null where it is none of neurons, or is read elsewhere as well. */
export function toldOf(lesson: Lesson): Told | null {
  const { network } = lesson.before;
  const last = network.planes.length - 1;
  const [bundle, ...others] = bundlesOf(network).filter(({ layer }) => layer === last);
  if (!bundle || others.length > 0 || bundle.from < 0) return null;
  const layer = bundle.from;
  const isReadOnce = bundlesOf(network).filter(({ from }) => from === layer).length === 1;
  if (!isReadOnce || network.planes[layer].form.kind !== "row") return null;
  const { arrived, blame } = blameOf(lesson)[layer];
  const index = furthest(arrived, (i) => blame[i] !== 0);
  if (index === null) return null;
  const parts = partsOf(lesson, bundle, index);
  const sum = parts.reduce((total, { weight, blame: of }) => total + weight * of, 0);
  if (Math.abs(sum - arrived[index]) > 1e-4 * Math.max(1, Math.abs(sum))) return null;
  const silenced = furthest(arrived, (i) => blame[i] === 0);
  return {
    followed: { layer, index },
    silenced: silenced === null ? null : { layer, index: silenced },
    parts,
  };
}

function partsOf({ before, gradients }: Lesson, bundle: Bundle, index: number): Passed[] {
  const blame = gradients.values[before.network.planes[bundle.layer].name];
  return Array.from(blame, (own, target) => ({
    target,
    weight: weightsInto(bundle, target, before.trace.values)[index],
    blame: own,
  })).sort((p, q) => Math.abs(q.weight * q.blame) - Math.abs(p.weight * p.blame));
}

/** The unit with the largest value of those that count, or null. */
function furthest(values: Float32Array, counts: (unit: number) => boolean): number | null {
  let best: number | null = null;
  values.forEach((value, unit) => {
    if (value === 0 || !counts(unit)) return;
    if (best === null || Math.abs(value) > Math.abs(values[best])) best = unit;
  });
  return best;
}

/** What goes back through a bundle: w[j, i] * blame[j] of each connection, the strongest. */
export function passedBack({ before, gradients }: Lesson, bundle: Bundle): Connections {
  const { network, trace } = before;
  const blame = gradients.values[network.planes[bundle.layer].name];
  const ones = new Float32Array(bundle.sources).fill(1);
  return strongest(bundle, ones, blame, COVERAGE, LINES, trace.values);
}

/** The same of one neuron that is read, its readers in order. */
export function passedTo(bundle: Bundle, { followed, parts }: Told): Connections {
  const values = Float32Array.from(parts, ({ weight, blame }) => weight * blame);
  return {
    ...{ layer: bundle.layer, from: bundle.from, read: bundle.read },
    sources: new Int32Array(parts.length).fill(followed.index),
    targets: Int32Array.from(parts, ({ target }) => target),
    evidence: values,
    ...{ needed: parts.length, total: parts.length, share: absoluteSum(values) > 0 ? 1 : 0 },
  };
}

/** What each connection adds to the slope of its weight, blame[j] * a[i]: the strongest. */
export function slopesOf({ before, gradients }: Lesson, bundle: Bundle): Connections {
  const { network, trace } = before;
  const a = sourceValues(network, trace, bundle);
  const blame = gradients.values[network.planes[bundle.layer].name];
  const { whole, ...chosen } = strongestOfMany(
    unweighted(readerIn(bundle, trace.values)),
    ...([a, blame, COVERAGE, LINES] as const),
  );
  const share = whole > 0 ? absoluteSum(chosen.evidence) / whole : 0;
  const { layer, from, read, total } = bundle;
  return { layer, from, read, ...chosen, total, share };
}

/** The slopes of the weights into one unit, the steepest; as far as each connection adds to its weight's. */
export function slopesInto({ before, gradients }: Lesson, bundle: Bundle, unit: number): PathLayer {
  const { network, trace } = before;
  const a = sourceValues(network, trace, bundle);
  const blame = gradients.values[network.planes[bundle.layer].name][unit];
  const read = incoming(bundle, unit, trace.values).flatMap(({ units, shift, weights }) =>
    Array.from(weights, (_, k) => (units ? units[k] : k) + shift),
  );
  const sources = Int32Array.from(read.filter((i) => a[i] * blame !== 0))
    .sort((p, q) => Math.abs(a[q]) - Math.abs(a[p]))
    .slice(0, POINTED);
  const { layer, from } = bundle;
  return {
    ...{ layer, from, sources },
    targets: new Int32Array(sources.length).fill(unit),
    evidence: Float32Array.from(sources, (i) => a[i] * blame),
  };
}

/** The same connections, whatever their weights. */
function unweighted(terms: Reader): Reader {
  const ones = new Map<number, Float32Array>();
  const of = (count: number): Float32Array => {
    const known = ones.get(count) ?? new Float32Array(count).fill(1);
    ones.set(count, known);
    return known;
  };
  return (unit) => terms(unit).map((term) => ({ ...term, weights: of(term.weights.length) }));
}
