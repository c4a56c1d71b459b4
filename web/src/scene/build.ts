/**
 * Trace -> Scene: chooses the connections worth drawing and the neurons worth naming, and lays out
 * the story. Knows nothing of the clock: `frameAt` does.
 */

import type { Ink } from "../ink/ink";
import type { PhotoSteps } from "../ink/photo";
import { type Bundle, bundlesOf } from "../inside/bundle";
import { planeGradients } from "../inside/carry";
import { COVERAGE, type Connections, firstOf } from "../inside/connections";
import { type Evidence, evidence, important } from "../inside/evidence";
import { biasesOf } from "../inside/neuron";
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import { bandsOf } from "./bands";
import { chosenMaps } from "./chosen";
import { flowGroupsOf, flowsOf, followedOf, silencedOf } from "./flows";
import { buildLayout, type Layout, withMaps } from "./layout";
import type { Scene } from "./scene";
import { tellStory } from "./steps";

export interface SceneOptions {
  /** The class to explain; the prediction unless given. */
  readonly digit?: number | undefined;
  /** Share of each layer's absolute evidence that its lines should carry, 0..1. */
  readonly coverage?: number;
  /** Most lines drawn for one layer. */
  readonly limit?: number;
  /** Hidden neurons that are switched off or dropped, a flag each, indexed like the layout. */
  readonly off?: Uint8Array | null;
  /** The pass has real dropout masks, as in training. */
  readonly training?: boolean;
  /** What the picture was made of, where it is that of a photo. */
  readonly photo?: PhotoSteps | null;
  /** Width of the square that the strokes were drawn in, px. */
  readonly padSize?: number;
  /** What was found out before, of the same pass and class and the same options. */
  readonly found?: Found | undefined;
}

/** All of a scene that takes long to find out; null: it is not known yet. */
export interface Found {
  readonly evidence: Evidence;
  /** Of each bundle. */
  readonly connections: readonly (Connections | null)[];
  readonly bands: readonly (Connections | null)[];
  /** Of each flow group. */
  readonly flows: readonly (Connections | null)[];
}

/** Layers whose important connections are more than a picture can show are cut off here. */
export const LINE_LIMIT = 800;
/** A layer that needs thousands of lines is told with pictures; a few lines show the way. */
export const SAMPLE_LINES = 320;

export function buildScene(
  network: Network,
  trace: Trace,
  ink: Ink | null,
  options: SceneOptions = {},
): Scene {
  const digit = options.digit ?? trace.prediction;
  const { found } = options;
  const reasons = found?.evidence ?? evidence(network, trace, digit);
  const bundles = bundlesOf(network);
  const gradients = planeGradients(network, trace, reasons);
  const spotlight = trace.layers.map(({ pre }, layer) => strongestTarget(pre, gradients[layer]));
  spotlight[spotlight.length - 1] = digit;
  const { off = null, training = false, photo = null } = options;
  const followed = followedOf(network, trace, spotlight);
  const silenced = silencedOf(network, trace, followed);
  const flowGroups = flowGroupsOf(bundles, [followed, silenced]);
  const steps = tellStory(network, { ink, photo }, training);
  const whole = layoutOf(network);
  const told = [followed, silenced, ...spotlight.map((index, layer) => ({ layer, index }))];
  const layout = withMaps(whole, chosenMaps(whole, trace, gradients, told));
  return {
    network,
    trace,
    ink,
    photo,
    off,
    training,
    padSize: options.padSize ?? 280,
    layout,
    digit,
    evidence: reasons,
    bundles,
    connections: bundles.map((bundle, k) =>
      found
        ? (found.connections[k] ?? unknown(bundle))
        : chosenConnections(network, trace, reasons, bundle, options),
    ),
    bands: found
      ? () => bundles.map((_, k) => found.bands[k] ?? null)
      : bandsOf({ network, trace, evidence: reasons, bundles, layout }),
    flowGroups,
    flows: found
      ? () => flowGroups.map(({ bundle }, g) => found.flows[g] ?? unknown(bundles[bundle]))
      : flowsOf(network, trace, bundles, flowGroups),
    biases: network.planes.map((_, layer) => biasesOf(network, trace, layer)),
    gradients,
    ...{ spotlight, followed, silenced },
    steps,
    duration: steps[steps.length - 1]?.end ?? 0,
    teaching: null,
  };
}

/** Lines that nobody has chosen yet: none are drawn, and nothing is said of them. */
const unknown = ({ layer, from, read }: Bundle): Connections => ({
  ...{ layer, from, read },
  ...{ sources: new Int32Array(0), targets: new Int32Array(0), evidence: new Float32Array(0) },
  ...{ needed: 0, total: 0, share: 0 },
});

/** The lines of a bundle; of one that would need too many, few. */
export function chosenConnections(
  network: Network,
  trace: Trace,
  reasons: Evidence,
  bundle: Bundle,
  { coverage = COVERAGE, limit = LINE_LIMIT }: SceneOptions,
): Connections {
  const chosen = important(network, trace, reasons, bundle, coverage, limit);
  if (chosen.needed <= 2 * limit) return chosen;
  return firstOf(chosen, Math.min(limit, SAMPLE_LINES));
}

/** The neuron of a plane that speaks loudest for the digit: largest a * d logit / d a. */
function strongestTarget(pre: Float32Array, gradient: Float32Array): number {
  let best = 0;
  for (let j = 1; j < pre.length; j++) {
    if (pre[j] * gradient[j] > pre[best] * gradient[best]) best = j;
  }
  return best;
}

const layouts = new WeakMap<Network, Layout>();

/** But for the maps chosen, layouts depend on the network alone: one each, shared by all its scenes. */
export function layoutOf(network: Network): Layout {
  let layout = layouts.get(network);
  if (!layout) {
    layout = buildLayout(network);
    layouts.set(network, layout);
  }
  return layout;
}

/** Lays `next` out as `before`, which differs from it in its weights alone. */
export function layAs(next: Network, before: Network): void {
  layouts.set(next, layoutOf(before));
}
