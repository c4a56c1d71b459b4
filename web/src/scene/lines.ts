/**
 * Which connections a picture shows, chosen in this one place: stage, SVG, PNG and film
 * draw these lines; captions, labels and tables state these numbers.
 */
import { absoluteSum } from "../base/arrays";
import { type Bundle, bundlesOfPlane, sourceValues, weightsInto } from "../inside/bundle";
import type { Connections } from "../inside/connections";
import type { Layout } from "./layout";
import type { Look, NeuronId, PathLayer } from "./look";
import type { Frame, Scene } from "./scene";

/** What decides how many lines are drawn. */
export type Choice = Pick<Look, "shown" | "budget">;

/** Most connections of a bundle that are drawn one by one: with more nobody would wait for them. */
const MOST_SINGLE = 4_000_000;

/** Whether every unit reads every other, with a weight of its own. */
export const isDense = ({ sources, targets, total }: Bundle): boolean =>
  total === sources * targets;

/**
 * Whether the connections of a bundle can be shown one by one, or as a matrix. Windows that slide
 * share their few weights among all places: of those the important lines are shown.
 */
export const isSingle = (bundle: Bundle): boolean =>
  bundle.sources * bundle.targets <= MOST_SINGLE && isDense(bundle);

/** Whether all lines of a bundle are shown instead of those that matter. */
const isWhole = (bundle: Bundle, { shown }: Pick<Look, "shown">): boolean =>
  shown !== "important" && isSingle(bundle);

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

/** What lines show: how much each says for or against a class, or the product that it hands on. */
export type LineKind = "evidence" | "flow";

/** Connections of one bundle, the first `count` of which are drawn as lines. */
export interface Lines extends PathLayer {
  readonly count: number;
  readonly kind: LineKind;
  /** What its sources and targets are, where they are no units: whole maps, joined by broad bands. */
  readonly between?: "maps";
}

/** How far the chosen connections step back behind one neuron's, and behind a path. */
const BEHIND_FOCUS = 0.25;
const BEHIND_PATH = 0.12;
/** Lines shown into a neuron: what a reader can still tell apart. */
const STRONGEST = 24;

/** What of each bundle is drawn. */
export function drawnLines(
  { connections, bundles }: Pick<Scene, "connections" | "bundles">,
  { shown, budget }: Choice,
): Drawn[] {
  const chosen = connections.reduce((sum, { sources }) => sum + sources.length, 0);
  const part = Math.min(1, budget.all / Math.max(chosen, 1));
  return connections.map((each, k) => {
    const { from, layer, needed, total, sources } = each;
    const whose = { from, layer, needed, total };
    // All lines and matrices leave nothing out.
    if (isWhole(bundles[k], { shown }))
      return { ...whose, count: total, share: needed > 0 ? 1 : 0 };
    const count = Math.min(Math.ceil(part * sources.length), budget.each);
    return { ...whose, count, share: shareOf(each, count) };
  });
}

/** What of each group of products is drawn; of a layer all are, where every single line is shown. */
export function drawnFlows(scene: Scene, { shown, budget }: Choice): Drawn[] {
  const flows = scene.flows();
  // One neuron's few lines stand alone on the stage: only whole layers share what a machine can draw.
  const whole = flows.filter((_, g) => scene.flowGroups[g].into === null);
  const chosen = whole.reduce((sum, { sources }) => sum + sources.length, 0);
  const part = Math.min(1, budget.all / Math.max(chosen, 1));
  return flows.map((each, g) => {
    const { from, layer, needed, total, sources } = each;
    const alone = scene.flowGroups[g].into !== null;
    if (!alone && isWhole(scene.bundles[scene.flowGroups[g].bundle], { shown })) {
      return { from, layer, needed, total, count: total, share: needed > 0 ? 1 : 0 };
    }
    const count = Math.min(Math.ceil((alone ? 1 : part) * sources.length), budget.each);
    return { from, layer, needed, total, count, share: shareOf(each, count) };
  });
}

/** Several of them told as one. */
function together(drawn: readonly Drawn[], wholes: readonly number[]): Drawn {
  const sum = (part: (each: Drawn, n: number) => number): number =>
    drawn.reduce((total, each, n) => total + part(each, n), 0);
  const whole = sum((_, n) => wholes[n]);
  return {
    ...drawn[0],
    count: sum(({ count }) => count),
    share: whole > 0 ? sum(({ share }, n) => share * wholes[n]) / whole : 0,
    needed: sum(({ needed }) => needed),
    total: sum(({ total }) => total),
  };
}

/** The products drawn into a plane, or into one of its neurons alone, all bundles together. */
export function flowInto(
  scene: Scene,
  layer: number,
  into: number | null,
  choice: Choice,
): Pick<Drawn, "count" | "share"> {
  const drawn = drawnFlows(scene, choice);
  const groups = [...drawn.keys()].filter(
    (g) => scene.flowGroups[g].into === into && drawn[g].layer === layer,
  );
  return together(
    groups.map((g) => drawn[g]),
    groups.map((g) => wholeOf(scene.flows()[g])),
  );
}

/** Lines fainter than this are not seen. */
const SEEN = 0.02;

export interface Stated extends Drawn {
  readonly kind: LineKind;
}

/** What is on the stage between each two planes that are joined, and what it carries. */
export function statedLines(
  scene: Scene,
  { lines, flows }: Pick<Frame, "lines" | "flows">,
  choice: Choice,
): Stated[] {
  const seen = [...flows.keys()].filter((g) => flows[g] >= SEEN);
  const products = seen.length > 0 ? drawnFlows(scene, choice) : [];
  return drawnLines(scene, choice).flatMap((drawn, k): Stated[] => {
    // While one gives way to the other the stronger is told.
    const own = seen.filter((g) => scene.flowGroups[g].bundle === k);
    const most = Math.max(...own.map((g) => flows[g]));
    if (own.length > 0 && most >= lines[k]) {
      const whole = own.find((g) => scene.flowGroups[g].into === null && flows[g] === most);
      const told =
        whole === undefined ? own.filter((g) => scene.flowGroups[g].into !== null) : [whole];
      const wholes = told.map((g) => wholeOf(scene.flows()[g]));
      return [
        {
          ...together(
            told.map((g) => products[g]),
            wholes,
          ),
          kind: "flow",
        },
      ];
    }
    return lines[k] < SEEN ? [] : [{ ...drawn, kind: "evidence" }];
  });
}

/** How many bands join two stacks of maps, and the share of what maps say through maps that they carry. */
export function statedBands(
  scene: Scene,
  { from, layer, kind }: Stated,
): Pick<Drawn, "count" | "share"> | null {
  if (kind !== "evidence" || !scene.layout.blocks[layer + 1].maps) return null;
  const bands = scene.bands().find((each) => each?.from === from && each.layer === layer);
  return bands && bands.sources.length > 0
    ? { count: bands.sources.length, share: bands.share }
    : null;
}

/** Whether a frame shows any evidence. */
export const areExplained = ({ lines }: Pick<Frame, "lines">): boolean =>
  lines.some((visible) => visible >= SEEN);

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
  return scene.connections.map((each, k) => ({
    ...each,
    count: isWhole(scene.bundles[k], look) ? 0 : drawn[k].count,
    kind: "evidence",
  }));
}

/** The bands between stacks, bundle by bundle; none under the pen, where nobody reads them. */
export function chosenBands(scene: Scene, { shown, hurried }: Look): Lines[] {
  if (hurried || shown !== "important" || !scene.layout.blocks.some(({ maps }) => maps)) return [];
  return scene.bundles.map((bundle, k) => {
    const bands = scene.bands()[k];
    const { from, layer } = bundle;
    const none = { from, layer, sources: NONE, targets: NONE, evidence: new Float32Array(0) };
    const count = bands?.sources.length ?? 0;
    return { ...(bands ?? none), count, kind: "evidence", between: "maps" };
  });
}

const NONE = new Int32Array(0);

/** The chosen products of each flow group; none of a layer where every single line is shown instead. */
export function chosenFlows(scene: Scene, look: Look): Lines[] {
  const drawn = drawnFlows(scene, look);
  return scene.flows().map((each, g) => ({
    ...each,
    count: isWhole(scene.bundles[scene.flowGroups[g].bundle], look) ? 0 : drawn[g].count,
    kind: "flow",
  }));
}

/** Whether a frame shows any product. */
export const areFlowing = ({ flows }: Pick<Frame, "flows">): boolean =>
  flows.some((visible) => visible >= SEEN);

/** All lines that a frame shows, with how visible each bundle or group of them is, 0..1. */
export function seenLines(
  scene: Scene,
  { lines, flows }: Pick<Frame, "lines" | "flows">,
  look: Look,
): (readonly [lines: Lines, visible: number])[] {
  // Products are chosen only where some are to be seen: under the pen there are none.
  const products = areFlowing({ flows }) ? chosenFlows(scene, look) : [];
  const all = [
    ...(areExplained({ lines }) ? chosenBands(scene, look) : []).map(
      (each, k) => [each, lines[k]] as const,
    ),
    ...products.map((each, g) => [each, flows[g]] as const),
    ...chosenLines(scene, look).map((each, k) => [each, lines[k]] as const),
  ];
  return all.filter(([, visible]) => visible >= SEEN);
}

/** Lines above all others: the path that is pointed out and those into the neuron at hand. */
export function pointedLines(scene: Scene, { path, focus }: Look): Lines[] {
  const hops = (path ?? []).map((hop) => ({
    ...hop,
    count: hop.sources.length,
    kind: "evidence" as const,
  }));
  if (!focus || focus.layer < 0) return hops;
  const slopes = scene.teaching?.pointed(focus).map((each): Lines => {
    return { ...each, count: each.sources.length, kind: "flow" };
  });
  return [...hops, ...(slopes ?? incoming(scene, focus))];
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
      return Array.from(weightsInto(bundle, index, trace.values), (weight, source) => ({
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
      kind: "flow",
    };
  });
}

/** The units that line `k` joins, counted through all blocks. */
export const sourceOf = ({ blocks }: Layout, { from, sources }: PathLayer, k: number): number =>
  blocks[from + 1].offset + sources[k];
export const targetOf = ({ blocks }: Layout, { layer, targets }: PathLayer, k: number): number =>
  blocks[layer + 1].offset + targets[k];
