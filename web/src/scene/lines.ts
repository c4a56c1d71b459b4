/**
 * Which connections a picture shows, chosen in this one place: stage, still picture, SVG, PNG and
 * film draw these lines; captions, labels and tables state these numbers.
 */
import type { Connections } from "../inside/evidence";
import type { Layout } from "./layout";
import type { Look, NeuronId, PathLayer } from "./look";
import type { Scene } from "./scene";

/** What decides how many lines are drawn. */
export type Choice = Pick<Look, "shown" | "budget">;

/** The connections of one layer in numbers. */
export interface Drawn {
  readonly layer: number;
  /** Those that are drawn, and the share 0..1 of the layer's absolute evidence that they carry. */
  readonly count: number;
  readonly share: number;
  /** Size of the smallest set that carries what was asked for, and of all. */
  readonly needed: number;
  readonly total: number;
}

/** Connections of one layer, the first `count` of which are drawn as lines. */
export interface Lines extends PathLayer {
  readonly count: number;
}

/** How far the chosen connections step back behind one neuron's, and behind a path. */
const BEHIND_FOCUS = 0.25;
const BEHIND_PATH = 0.12;
/** Lines shown into a neuron: what a reader can still tell apart. */
const STRONGEST = 24;

/** What of each layer is drawn. */
export function drawnLines({ connections }: Scene, { shown, budget }: Choice): Drawn[] {
  const chosen = connections.reduce((sum, { from }) => sum + from.length, 0);
  const part = Math.min(1, budget.all / Math.max(chosen, 1));
  return connections.map((each) => {
    const { layer, needed, total, from } = each;
    // All lines and matrices leave nothing out.
    if (shown !== "important")
      return { layer, needed, total, count: total, share: needed > 0 ? 1 : 0 };
    const count = Math.min(Math.ceil(part * from.length), budget.each);
    return { layer, needed, total, count, share: shareOf(each, count) };
  });
}

/** Share of all absolute evidence that the first `count` of the sorted lines carry. */
function shareOf({ evidence, share }: Connections, count: number): number {
  if (count >= evidence.length) return share;
  const sum = (values: Float32Array) => values.reduce((total, value) => total + Math.abs(value), 0);
  return (share * sum(evidence.subarray(0, count))) / (sum(evidence) || 1);
}

/** The chosen lines of each layer; none where every single one is shown instead. */
export function chosenLines(scene: Scene, look: Look): Lines[] {
  const drawn = drawnLines(scene, look);
  const none = look.shown !== "important";
  return scene.connections.map((each, k) => ({ ...each, count: none ? 0 : drawn[k].count }));
}

/** Lines above all others: the path that is pointed out and those into the neuron at hand. */
export function pointedLines(scene: Scene, { path, focus }: Look): Lines[] {
  const hops = (path ?? []).map((hop) => ({ ...hop, count: hop.from.length }));
  return focus && focus.layer >= 0 ? [...hops, incoming(scene, focus)] : hops;
}

/** Strength of the chosen lines; less than 1 while something else is pointed out. */
export function strengthOf({ path, focus }: Look): number {
  if (path) return BEHIND_PATH;
  return focus && focus.layer >= 0 ? BEHIND_FOCUS : 1;
}

/** The strongest products w[j, i] * a[i] into a neuron. */
function incoming({ network, trace }: Scene, { layer, index }: NeuronId): Lines {
  const { weight, inputs } = network.layers[layer];
  const source = layer === 0 ? trace.image : trace.layers[layer - 1].post;
  const row = weight.subarray(index * inputs, (index + 1) * inputs);
  const products = row.map((w, i) => w * source[i]);
  const from = Int32Array.from(products.keys())
    .filter((i) => products[i] !== 0)
    .sort((p, q) => Math.abs(products[q]) - Math.abs(products[p]))
    .subarray(0, STRONGEST);
  const evidence = Float32Array.from(from, (i) => products[i]);
  const to = new Int32Array(from.length).fill(index);
  return { layer, from, to, evidence, count: from.length };
}

/** The neurons of the layout that line `k` joins. */
export const sourceOf = ({ blocks }: Layout, { layer, from }: PathLayer, k: number): number =>
  blocks[layer].offset + from[k];
export const targetOf = ({ blocks }: Layout, { layer, to }: PathLayer, k: number): number =>
  blocks[layer + 1].offset + to[k];
