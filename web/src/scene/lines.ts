/**
 * Which connections a picture shows, chosen in this one place: stage, still picture, SVG, PNG and
 * film draw these lines; captions, labels and tables state these numbers.
 */
import { absoluteSum } from "../base/arrays";
import { bundlesOfPlane, sourceValues, weightsInto } from "../inside/bundle";
import type { Connections } from "../inside/connections";
import type { Layout } from "./layout";
import type { Look, NeuronId, PathLayer } from "./look";
import type { Scene } from "./scene";

/** What decides how many lines are drawn. */
export type Choice = Pick<Look, "shown" | "budget">;

/** The connections of one bundle in numbers. */
export interface Drawn {
  /** Plane that is read, -1 for the input, and plane that reads. */
  readonly from: number;
  readonly layer: number;
  /** Those that are drawn, and the share 0..1 of the bundle's absolute evidence that they carry. */
  readonly count: number;
  readonly share: number;
  /** Size of the smallest set that carries what was asked for, and of all. */
  readonly needed: number;
  readonly total: number;
}

/** Connections of one bundle, the first `count` of which are drawn as lines. */
export interface Lines extends PathLayer {
  readonly count: number;
}

/** How far the chosen connections step back behind one neuron's, and behind a path. */
const BEHIND_FOCUS = 0.25;
const BEHIND_PATH = 0.12;
/** Lines shown into a neuron: what a reader can still tell apart. */
const STRONGEST = 24;

/** What of each bundle is drawn. */
export function drawnLines({ connections }: Scene, { shown, budget }: Choice): Drawn[] {
  const chosen = connections.reduce((sum, { sources }) => sum + sources.length, 0);
  const part = Math.min(1, budget.all / Math.max(chosen, 1));
  return connections.map((each) => {
    const { from, layer, needed, total, sources } = each;
    const whose = { from, layer, needed, total };
    // All lines and matrices leave nothing out.
    if (shown !== "important") return { ...whose, count: total, share: needed > 0 ? 1 : 0 };
    const count = Math.min(Math.ceil(part * sources.length), budget.each);
    return { ...whose, count, share: shareOf(each, count) };
  });
}

/** The same of all bundles into one plane together. */
export function drawnInto(
  scene: Scene,
  layer: number,
  choice: Choice,
): Pick<Drawn, "count" | "share" | "needed"> {
  const into = drawnLines(scene, choice)
    .map((drawn, k) => ({ ...drawn, whole: wholeOf(scene.connections[k]) }))
    .filter((drawn) => drawn.layer === layer);
  if (into.length === 1) return into[0];
  const sum = (part: (drawn: (typeof into)[0]) => number): number =>
    into.reduce((total, drawn) => total + part(drawn), 0);
  const whole = sum((drawn) => drawn.whole);
  return {
    count: sum(({ count }) => count),
    share: whole > 0 ? sum((drawn) => drawn.share * drawn.whole) / whole : 0,
    needed: sum(({ needed }) => needed),
  };
}

/** Share of all absolute evidence that the first `count` of the sorted lines carry. */
function shareOf({ evidence, share }: Connections, count: number): number {
  if (count >= evidence.length) return share;
  return (share * absoluteSum(evidence.subarray(0, count))) / (absoluteSum(evidence) || 1);
}

/** All absolute evidence of a bundle, that of the lines left out included. */
const wholeOf = ({ evidence, share }: Connections): number =>
  share > 0 ? absoluteSum(evidence) / share : 0;

/** The chosen lines of each bundle; none where every single one is shown instead. */
export function chosenLines(scene: Scene, look: Look): Lines[] {
  const drawn = drawnLines(scene, look);
  const none = look.shown !== "important";
  return scene.connections.map((each, k) => ({ ...each, count: none ? 0 : drawn[k].count }));
}

/** Lines above all others: the path that is pointed out and those into the neuron at hand. */
export function pointedLines(scene: Scene, { path, focus }: Look): Lines[] {
  const hops = (path ?? []).map((hop) => ({ ...hop, count: hop.sources.length }));
  return focus && focus.layer >= 0 ? [...hops, ...incoming(scene, focus)] : hops;
}

/** Strength of the chosen lines; less than 1 while something else is pointed out. */
export function strengthOf({ path, focus }: Look): number {
  if (path) return BEHIND_PATH;
  return focus && focus.layer >= 0 ? BEHIND_FOCUS : 1;
}

/** The strongest products w[j, i] * a[i] into a neuron, bundle by bundle. */
function incoming({ network, trace }: Scene, { layer, index }: NeuronId): Lines[] {
  const bundles = bundlesOfPlane(network, layer);
  const strongest = bundles
    .flatMap((bundle) => {
      const values = sourceValues(network, trace, bundle);
      return Array.from(weightsInto(bundle, index), (weight, source) => ({
        bundle,
        source,
        product: weight * values[source],
      }));
    })
    .filter(({ product }) => product !== 0)
    .sort((p, q) => Math.abs(q.product) - Math.abs(p.product))
    .slice(0, STRONGEST);
  return bundles.map((bundle) => {
    const own = strongest.filter((line) => line.bundle === bundle);
    return {
      from: bundle.from,
      layer,
      sources: Int32Array.from(own, ({ source }) => source),
      targets: new Int32Array(own.length).fill(index),
      evidence: Float32Array.from(own, ({ product }) => product),
      count: own.length,
    };
  });
}

/** The neurons of the layout that line `k` joins. */
export const sourceOf = ({ blocks }: Layout, { from, sources }: PathLayer, k: number): number =>
  blocks[from + 1].offset + sources[k];
export const targetOf = ({ blocks }: Layout, { layer, targets }: PathLayer, k: number): number =>
  blocks[layer + 1].offset + targets[k];
