/**
 * The way through one neuron, from the pixels that made it to the class that is shown: hop by hop
 * the smallest sets of connections that carry a share of the evidence. Knows nothing of drawing.
 */
import { absoluteSum } from "../base/arrays";
import { type Named, named } from "../base/named";
import type { Network } from "../network/network";
import { oneHot } from "../trace/gradients";
import type { Trace } from "../trace/trace";
import { type Bundle, bundlesOf, sourceValues } from "./bundle";
import { carryBack, ownGradient, pushed, unitSeed } from "./carry";
import { absoluteFlow, COVERAGE, type Connections, MOST_HELD, strongest } from "./connections";
import { checkNeuron } from "./neuron";

/** The kept connections of one bundle; `share` is of what flows through the kept neurons. */
export interface Hop extends Connections {
  /** Share of all that flows through the bundle for this neuron, kept neurons or not, 0..1. */
  readonly whole: number;
}

export interface Path {
  readonly layer: number;
  readonly neuron: number;
  readonly target: number;
  readonly coverage: number;
  /** One a bundle on the way, from the first to the last. */
  readonly hops: readonly Hop[];
}

/** Kept units of planes, by index; -1 is the input. */
type Kept = Map<number, Set<number>>;

/**
 * Up to the neuron's plane, a connection's evidence is for the neuron's z: a[i] * w[j, i] * g[j]
 * with g = d z / d z_j, and the targets are those kept before. After it, evidence is for the logit
 * of `target`, of that part of a[i] which comes from the neuron, and the sources are those kept.
 */
export function path(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
  coverage = COVERAGE,
  target = trace.prediction,
): Path {
  checkNeuron(network, layer, neuron);
  const hops = [
    ...hopsBack(network, trace, layer, neuron, coverage),
    ...hopsOn(network, trace, layer, neuron, coverage, target),
  ];
  return { layer, neuron, target, coverage, hops };
}

function hopsBack(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
  coverage: number,
): Hop[] {
  const plane = network.planes[layer];
  const carried = carryBack(network, trace, plane.pre, unitSeed(plane, neuron));
  const kept: Kept = new Map([[layer, new Set([neuron])]]);
  const hops: Hop[] = [];
  for (const bundle of bundlesOf(network).slice().reverse()) {
    const targets = kept.get(bundle.layer);
    if (!targets || bundle.layer > layer) continue;
    const a = sourceValues(network, trace, bundle);
    const g = ownGradient(trace, carried, network.planes[bundle.layer].name);
    const hop = hopOf(trace, bundle, [a, only(g, targets)], [a, g], coverage);
    hops.unshift(hop);
    keep(kept, bundle.from, hop.sources);
  }
  return hops;
}

function hopsOn(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
  coverage: number,
  target: number,
): Hop[] {
  const carried = carryBack(network, trace, network.scores, oneHot(network, target));
  const parts = partsFrom(network, trace, layer, neuron);
  const kept: Kept = new Map([[layer, new Set([neuron])]]);
  const hops: Hop[] = [];
  for (const bundle of bundlesOf(network)) {
    const sources = kept.get(bundle.from);
    if (!sources || bundle.layer <= layer) continue;
    const part = parts[network.planes[bundle.from].post];
    const g = ownGradient(trace, carried, network.planes[bundle.layer].name);
    const hop = hopOf(trace, bundle, [only(part, sources), g], [part, g], coverage);
    hops.push(hop);
    keep(kept, bundle.layer, hop.targets);
  }
  return hops;
}

/** What of each later value comes from the neuron, by operation. */
function partsFrom(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
): Named<Float32Array> {
  const { post, outputs } = network.planes[layer];
  const parts = named<Float32Array>([[post, new Float32Array(outputs)]]);
  parts[post][neuron] = trace.values[post][neuron];
  const end = network.operations.findIndex(({ name }) => name === network.scores);
  for (const op of network.operations.slice(0, end + 1)) {
    if (op.name === post || !op.reads.some((name) => parts[name])) continue;
    parts[op.name] = pushed(network, trace, op, parts);
  }
  return parts;
}

type Ends = readonly [a: Float32Array, g: Float32Array];

function hopOf({ values }: Trace, bundle: Bundle, flow: Ends, every: Ends, coverage: number): Hop {
  const hop = strongest(bundle, ...flow, coverage, MOST_HELD, values);
  const all = absoluteFlow(bundle, ...every, values);
  const whole = all > 0 ? absoluteSum(hop.evidence) / all : 0;
  return { ...hop, whole };
}

/** The values of some units, 0 elsewhere. */
function only(values: Float32Array, units: ReadonlySet<number>): Float32Array {
  const some = new Float32Array(values.length);
  for (const k of units) some[k] = values[k];
  return some;
}

function keep(kept: Kept, layer: number, units: Int32Array): void {
  const set = kept.get(layer) ?? new Set();
  for (const unit of units) set.add(unit);
  kept.set(layer, set);
}
