/**
 * The connections of a network in bundles: all that lead from one plane, or from the input, into
 * another. Their weights are what each kind of operation says of one unit; nothing else knows how
 * weights lie in memory.
 */
import type { Named } from "../base/named";
import { type Form, formOf } from "../network/form";
import type { Network } from "../network/network";
import { NOWHERE, placesOf } from "../network/places";
import type { Incoming } from "../operations/kind";
import { INPUT, type Operation, type Shape, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";

export interface Bundle {
  /** Index of the plane that reads, and of the plane that is read: -1 for the input. */
  readonly layer: number;
  readonly from: number;
  /** Name of the plane that is read, or "input". */
  readonly read: string;
  /** Numbers of units on both sides, and of connections. */
  readonly sources: number;
  readonly targets: number;
  readonly total: number;
}

/** The values of a pass, by operation: weights may depend on them. */
export type Values = Named<Float32Array>;

/** What a bundle is of its operation. */
interface Origin {
  readonly op: Operation;
  readonly shapes: readonly Shape[];
  /** By place in `op.reads`: whether it shows the plane read. */
  readonly shows: readonly boolean[];
  /** By place in `op.reads`: where its units stand in the plane read; null where they are the same. */
  readonly moved: readonly (Moved | null)[];
}

/** Places in a plane of what a reshaping of it holds, and the patterns already looked up there. */
interface Moved {
  readonly places: Int32Array;
  readonly known: Map<Int32Array, Map<number, Int32Array>>;
}

const found = new WeakMap<Network, readonly Bundle[]>();
const origins = new WeakMap<Bundle, Origin>();

/** Every bundle, plane by plane; a plain chain of layers has one a layer. */
export function bundlesOf(network: Network): readonly Bundle[] {
  let bundles = found.get(network);
  if (!bundles) {
    bundles = network.planes.flatMap((_, layer) => bundlesInto(network, layer));
    found.set(network, bundles);
  }
  return bundles;
}

/** The bundles that lead into a plane. */
export const bundlesOfPlane = (network: Network, layer: number): Bundle[] =>
  bundlesOf(network).filter((bundle) => bundle.layer === layer);

function bundlesInto(network: Network, layer: number): Bundle[] {
  const { name, reads, outputs } = network.planes[layer];
  const op = network.operation(name);
  const shapes = network.shapesRead(op);
  const shown = op.reads.map((each) => shownBy(network, each));
  return reads.map((read) => {
    const from = read === INPUT ? -1 : network.index(read);
    const origin = {
      ...{ op, shapes },
      shows: shown.map(({ plane }) => plane === read),
      moved: shown.map(({ places }) => places && { places, known: new Map() }),
    };
    const sources = from < 0 ? network.inputs : network.planes[from].outputs;
    let total = -1;
    const bundle: Bundle = {
      ...{ layer, from, read, sources, targets: outputs },
      get total() {
        if (total < 0) total = countOf(origin, outputs);
        return total;
      },
    };
    origins.set(bundle, origin);
    return bundle;
  });
}

/** The plane whose numbers a value is, reshaping looked through, and where they stand in it. */
function shownBy(network: Network, value: string): { plane: string; places: Int32Array | null } {
  let name = value;
  let places: Int32Array | null = null;
  while (name !== INPUT) {
    const op = network.operation(name);
    const plane = network.planes.find(({ operations }) => operations.includes(name));
    if (plane) return { plane: plane.name, places };
    [name] = op.reads;
    places = throughPlaces(placesOf(op, network.shapeOf(name)), places);
  }
  return { plane: INPUT, places };
}

/** Where units stand that first moved by `step`, then by `after`; null for none that moved. */
function throughPlaces(step: Int32Array | null, after: Int32Array | null): Int32Array | null {
  if (!step || !after) return step ?? after;
  return after.map((unit) => (unit === NOWHERE ? NOWHERE : step[unit]));
}

function countOf(origin: Origin, targets: number): number {
  const { op, moved } = origin;
  const { kind, maps } = formOf(op.shape);
  // Every map of a convolution reads as many as any other.
  if (kind === "maps" && kindOf(op).role === "affine" && moved.every((each) => each === null)) {
    return maps * countUpTo(origin, targets / maps);
  }
  return countUpTo(origin, targets);
}

function countUpTo(origin: Origin, targets: number): number {
  const terms = readerOf(origin, null);
  let count = 0;
  for (let unit = 0; unit < targets; unit++) {
    for (const { weights } of terms(unit)) count += weights.length;
  }
  return count;
}

/** All connections of a network. */
export const connectionCount = (network: Network): number =>
  bundlesOf(network).reduce((sum, { total }) => sum + total, 0);

/** How many connections lead into each unit of a plane; a mean where they differ. */
export const fanIn = (network: Network, layer: number): number =>
  bundlesOfPlane(network, layer).reduce((sum, { total, targets }) => sum + total / targets, 0);

/** What a unit reads through a bundle: its units are those of the plane that is read. */
export type Reader = (unit: number) => readonly Incoming[];

/**
 * What each unit reads through a bundle in the pass of these `values`. Without them the units are
 * the same, but only weights that are the same in every pass are right.
 */
export function readerIn(bundle: Bundle, values: Values | null = null): Reader {
  const origin = origins.get(bundle);
  return origin ? readerOf(origin, values) : () => [];
}

function readerOf({ op, shapes, shows, moved }: Origin, values: Values | null): Reader {
  const reads = op.reads.map((name, k) => values?.[name] ?? new Float32Array(sizeOf(shapes[k])));
  const kind = kindOf(op);
  const all: Reader = (unit) => kind.terms(op, unit, reads, shapes);
  const own: Reader = shows.every((shown) => shown)
    ? all
    : (unit) => all(unit).filter(({ read }) => shows[read]);
  if (moved.every((each) => each === null)) return own;
  return (unit) =>
    own(unit).map((term) => {
      const move = moved[term.read];
      return move ? movedTerm(term, move) : term;
    });
}

/** A term by the units of the plane that a reshaping shows; what pads comes from no unit. */
function movedTerm({ read, units, shift, weights }: Incoming, move: Moved): Incoming {
  const places = units ? movedUnits(units, shift, move) : move.places;
  if (!places.includes(NOWHERE)) return { read, units: places, shift: 0, weights };
  const kept = (_: number, k: number): boolean => places[k] !== NOWHERE;
  return { read, units: places.filter(kept), shift: 0, weights: weights.filter(kept) };
}

/** Looked up once for all maps that share a pattern at a cell. */
function movedUnits(units: Int32Array, shift: number, { places, known }: Moved): Int32Array {
  const shifts = known.get(units) ?? new Map<number, Int32Array>();
  if (shifts.size === 0) known.set(units, shifts);
  let there = shifts.get(shift);
  if (!there) {
    there = units.map((unit) => places[unit + shift]);
    shifts.set(shift, there);
  }
  return there;
}

/** What a unit reads of constants that pad what its bundle starts from: no unit gives them. */
export function paddingInto(bundle: Bundle, unit: number, values: Values): number {
  const origin = origins.get(bundle);
  if (!origin?.moved.some((move) => move?.places.includes(NOWHERE))) return 0;
  const { op, shapes, shows, moved } = origin;
  const reads = op.reads.map((name) => values[name]);
  let total = 0;
  for (const { read, units, shift, weights } of kindOf(op).terms(op, unit, reads, shapes)) {
    if (!shows[read]) continue;
    weights.forEach((weight, k) => {
      const place = units ? units[k] + shift : k;
      if (moved[read]?.places[place] === NOWHERE) total += weight * reads[read][place];
    });
  }
  return total;
}

/** What one unit reads through a bundle, see `readerIn`. */
export const incoming = (
  bundle: Bundle,
  unit: number,
  values: Values | null = null,
): readonly Incoming[] => readerIn(bundle, values)(unit);

/** Its weights, one for every source: 0 where there is no connection. For `values` see `readerIn`. */
export function weightsInto(bundle: Bundle, unit: number, values: Values | null): Float32Array {
  const terms = incoming(bundle, unit, values);
  if (terms.length === 1 && terms[0].units === null) return terms[0].weights;
  const weights = new Float32Array(bundle.sources);
  for (const term of terms) {
    for (let k = 0; k < term.weights.length; k++) {
      weights[(term.units?.[k] ?? k) + term.shift] += term.weights[k];
    }
  }
  return weights;
}

/** The values that a bundle starts from. */
export function sourceValues(
  network: Network,
  { image, values }: { readonly image: Float32Array; readonly values: Values },
  { from }: Bundle,
): Float32Array {
  return from < 0 ? image : values[network.planes[from].post];
}

/** How the units on both sides of a bundle lie beside each other. */
export function formsOf(
  network: Network,
  { layer, from }: Bundle,
): { readonly source: Form; readonly target: Form } {
  const source = from < 0 ? formOf(network.inputShape) : network.planes[from].form;
  return { source, target: network.planes[layer].form };
}
