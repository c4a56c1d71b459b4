/**
 * The connections of a network in bundles: all that lead from one plane, or from the input, into
 * another. Their weights are what each kind of operation says of one unit; nothing else knows how
 * weights lie in memory.
 */
import type { Named } from "../base/named";
import type { Network } from "../network/network";
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

/** What a bundle is of its operation. */
interface Origin {
  readonly op: Operation;
  readonly shapes: readonly Shape[];
  /** Zeros of those shapes: which units are read does not depend on their values. */
  readonly blank: readonly Float32Array[];
  /** Places in `op.reads` that show the plane read. */
  readonly places: readonly number[];
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
  const shown = op.reads.map((each) => planeShownBy(network, each));
  return reads.map((read) => {
    const from = read === INPUT ? -1 : network.index(read);
    const places = [...shown.keys()].filter((place) => shown[place] === read);
    const sources = from < 0 ? network.inputs : network.planes[from].outputs;
    const shapes = network.shapesRead(op);
    const blank = shapes.map((shape) => new Float32Array(sizeOf(shape)));
    const origin = { op, shapes, blank, places };
    const total = countOf(origin, outputs, sources);
    const bundle = { layer, from, read, sources, targets: outputs, total };
    origins.set(bundle, origin);
    return bundle;
  });
}

/** The plane whose numbers a value is, reshaping looked through. */
function planeShownBy(network: Network, value: string): string {
  let name = value;
  while (name !== INPUT && kindOf(network.operation(name)).role === "reshape") {
    [name] = network.operation(name).reads;
  }
  return network.planes.find(({ operations }) => operations.includes(name))?.name ?? INPUT;
}

function countOf(origin: Origin, targets: number, sources: number): number {
  let count = 0;
  for (let unit = 0; unit < targets; unit++) {
    for (const { units } of termsOf(origin, unit)) count += units?.length ?? sources;
  }
  return count;
}

function termsOf({ op, shapes, blank, places }: Origin, unit: number): readonly Incoming[] {
  const terms = kindOf(op).terms(op, unit, blank, shapes);
  return places.length === op.reads.length
    ? terms
    : terms.filter(({ read }) => places.includes(read));
}

/** All connections of a network. */
export const connectionCount = (network: Network): number =>
  bundlesOf(network).reduce((sum, { total }) => sum + total, 0);

/** How many connections lead into each unit of a plane; a mean where they differ. */
export const fanIn = (network: Network, layer: number): number =>
  bundlesOfPlane(network, layer).reduce((sum, { total, targets }) => sum + total / targets, 0);

/** What one unit reads through a bundle. */
export function incoming(bundle: Bundle, unit: number): readonly Incoming[] {
  const origin = origins.get(bundle);
  return origin ? termsOf(origin, unit) : [];
}

/** Its weights, one for every source: 0 where there is no connection. */
export function weightsInto(bundle: Bundle, unit: number): Float32Array {
  const terms = incoming(bundle, unit);
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
  { image, values }: { readonly image: Float32Array; readonly values: Named<Float32Array> },
  { from }: Bundle,
): Float32Array {
  return from < 0 ? image : values[network.planes[from].post];
}
