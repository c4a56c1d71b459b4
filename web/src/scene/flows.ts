/**
 * What flows forward: the products a[i] * w[j, i], in the groups in which the story shows them.
 * Which class they speak for is none of their business, so they can be shown before there is an answer.
 */
import { largest } from "../base/arrays";
import { type Bundle, bundlesOfPlane, readerIn, sourceValues } from "../inside/bundle";
import { COVERAGE, type Connections, strongest } from "../inside/connections";
import { mapOf } from "../network/form";
import type { Network } from "../network/network";
import { plain, type Trace } from "../trace/trace";
import type { NeuronId } from "./look";
import type { FlowGroup } from "./scene";
import { isSlid } from "./steps";
import { slowPlane } from "./stretches";

/** Most products drawn of a whole layer, and into one neuron: what a reader can still tell apart. */
const LAYER_LINES = 320;
const NEURON_LINES = 60;

/**
 * The neuron that is told slowly: the one that says most, if its activation leaves something of it,
 * else the one of which it leaves most. Of the last plane the first, because its answer is to come.
 */
export function followedOf(
  network: Network,
  trace: Trace,
  spotlight: readonly number[],
): NeuronId | null {
  const layer = slowPlane(network);
  if (layer < 0) return null;
  if (layer === network.planes.length - 1) return { layer, index: 0 };
  const after = afterActivation(network, trace, layer);
  const index = isSlid(network, layer)
    ? wholeWindow(network, layer, spotlight[layer], after)
    : spotlight[layer];
  return { layer, index: after[index] > 0 ? index : after.indexOf(largest(after)) };
}

/** Of a cell whose window reaches beyond the edge, the cell of its map with a whole one that says most. */
function wholeWindow(network: Network, layer: number, index: number, after: Float32Array): number {
  const [bundle] = bundlesOfPlane(network, layer);
  const terms = readerIn(bundle);
  const { form } = network.planes[layer];
  const from = mapOf(form, index) * form.cells;
  const reads = Array.from({ length: form.cells }, (_, k) =>
    terms(from + k).reduce((sum, { weights }) => sum + weights.length, 0),
  );
  const most = reads.reduce((a, b) => Math.max(a, b));
  if (reads[index - from] === most) return index;
  let best = reads.indexOf(most);
  for (let k = best + 1; k < reads.length; k++) {
    if (reads[k] === most && after[from + k] > after[from + best]) best = k;
  }
  return from + best;
}

/** What follows the activation (dropout, a neuron switched off) is not its doing. */
function afterActivation(network: Network, trace: Trace, layer: number): Float32Array {
  const { activation } = network.planes[layer];
  return activation === null
    ? trace.layers[layer].pre
    : plain(network, trace, network.operation(activation));
}

/**
 * Beside the neuron that is followed, the one furthest below 0 that its activation makes 0: in the
 * same map, where there is one.
 */
export function silencedOf(
  network: Network,
  trace: Trace,
  followed: NeuronId | null,
): NeuronId | null {
  if (!followed) return null;
  const { layer } = followed;
  if (network.planes[layer].activation === null) return null;
  const { pre } = trace.layers[layer];
  const after = afterActivation(network, trace, layer);
  const lowest = (from: number, to: number): number => {
    let index = -1;
    for (let j = from; j < to; j++) {
      if (j === followed.index || after[j] !== 0 || pre[j] >= 0) continue;
      if (index < 0 || pre[j] < pre[index]) index = j;
    }
    return index;
  };
  const { form } = network.planes[layer];
  const from = mapOf(form, followed.index) * form.cells;
  const beside = lowest(from, from + form.cells);
  const index = beside < 0 ? lowest(0, pre.length) : beside;
  return index < 0 ? null : { layer, index };
}

/** Every bundle as a whole, then what leads into each of some neurons alone. */
export function flowGroupsOf(
  bundles: readonly Bundle[],
  alone: readonly (NeuronId | null)[],
): FlowGroup[] {
  const into = ({ layer, index }: NeuronId): FlowGroup[] =>
    bundles.flatMap((bundle, k) => (bundle.layer === layer ? [{ bundle: k, into: index }] : []));
  return [
    ...bundles.map((_, bundle) => ({ bundle, into: null })),
    ...alone.flatMap((id) => (id ? into(id) : [])),
  ];
}

/** Those of whole bundles, by the pass: they stay the same whichever class is explained. */
const wholes = new WeakMap<Trace, Map<Bundle, Connections>>();

/** The strongest products of each group; found once, when somebody looks. */
export function flowsOf(
  network: Network,
  trace: Trace,
  bundles: readonly Bundle[],
  groups: readonly FlowGroup[],
): () => readonly Connections[] {
  let found: readonly Connections[] | null = null;
  return () => {
    found ??= groups.map(({ bundle, into }) => flowOf(network, trace, bundles[bundle], into));
    return found;
  };
}

/** The strongest products of a bundle, or of what leads into one of its neurons. */
export function flowOf(
  network: Network,
  trace: Trace,
  from: Bundle,
  into: number | null,
): Connections {
  const known = wholes.get(trace) ?? new Map<Bundle, Connections>();
  wholes.set(trace, known);
  const kept = into === null ? known.get(from) : undefined;
  if (kept) return kept;
  const a = sourceValues(network, trace, from);
  const most = into === null ? LAYER_LINES : NEURON_LINES;
  const chosen = strongest(from, a, readersOf(from, into), COVERAGE, most, trace.values);
  if (into === null) known.set(from, chosen);
  return chosen;
}

/** 1 for each neuron whose products are asked for. */
function readersOf({ targets }: Bundle, into: number | null): Float32Array {
  const readers = new Float32Array(targets);
  if (into === null) readers.fill(1);
  else readers[into] = 1;
  return readers;
}
