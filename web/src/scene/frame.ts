/**
 * The picture at one instant. `frameAt(scene, seconds)` depends on nothing else, so playing,
 * scrubbing, stepping back and exporting are the same call.
 */
import type { Paper } from "../base/paper";
import {
  ACTIVATING,
  ADDING,
  clamp,
  ease,
  findStep,
  linearProgress,
  mix,
  part,
  progress,
  progressOf,
  stepAt,
  wholeProgress,
  wholeStep,
  wholeTime,
} from "./progress";
import type { Frame, Scene, Step, StepKind } from "./scene";
import { earlyIn, mapsInto, windowIn } from "./sliding";

export { stepAt } from "./progress";

/** Brightness of a layer's products once the story has moved on, and of the finished picture's evidence. */
const LINES_BEHIND = 0.38;
const LINES_FINISHED = 0.85;

export function createFrame(scene: Scene): Frame {
  const count = scene.layout.space.length / 3;
  const bundles = scene.bundles.length;
  return {
    seconds: 0,
    step: 0,
    progress: 0,
    active: new Float32Array(count),
    signed: new Float32Array(count),
    maps: scene.layout.blocks.map(() => ({ sum: 0, lit: 0, swept: 0 })),
    alone: [],
    early: null,
    window: null,
    lines: new Float32Array(bundles),
    flows: new Float32Array(scene.flowGroups.length),
    pulses: new Float32Array(scene.flowGroups.length),
    inkPlace: { scale: 1, dx: 0, dy: 0 },
    inkOpacity: 0,
    inkWritten: 0,
    guide: 0,
    photo: { opacity: 0, stage: 0 },
    bars: new Float32Array(scene.trace.probs.length),
    answer: 0,
    near: { neuron: -1, closeness: 0 },
  };
}

/** Refills `out` (a fresh frame unless given) with the picture at `seconds`, clamped to the story. */
export function frameAt(scene: Scene, seconds: number, out: Frame = createFrame(scene)): Frame {
  const clock = Math.min(Math.max(seconds, 0), scene.duration);
  out.seconds = clock;
  out.step = stepAt(scene.steps, clock);
  out.progress = progressOf(scene.steps[out.step], clock);
  inkInto(scene, clock, out);
  photoInto(scene, clock, out);
  inputInto(scene, clock, out);
  scene.network.planes.forEach((_, layer) => {
    if (scene.layout.blocks[layer + 1].maps) mapsInto(scene, layer, clock, out.maps[layer + 1]);
    else neuronsInto(scene, layer, clock, out);
  });
  out.alone = aloneIn(scene, clock, out);
  scene.flowGroups.forEach((_, g) => {
    flowInto(scene, g, clock, out);
  });
  nearInto(scene, clock, out);
  out.early = earlyIn(scene, clock, out);
  out.window = windowIn(scene, clock, out);
  answerInto(scene, clock, out);
  scene.teaching?.fill(scene, clock, out);
  return out;
}

function inkInto(scene: Scene, seconds: number, out: Frame): void {
  const { ink } = scene;
  const shown = ink ? 1 - progress(scene, "pixels", null, seconds) : 0;
  out.inkOpacity = shown;
  const writing = findStep(scene, "ink", null);
  out.inkWritten = writing ? linearProgress(writing, seconds) : 1;
  if (!ink) return;
  const fit = progress(scene, "fit", null, seconds);
  // The pad, shrunk onto the image plane, is where the ink starts from.
  const pad = padPlace(ink.paper, scene.padSize);
  for (const key of ["scale", "dx", "dy"] as const) {
    out.inkPlace[key] = mix(pad[key], ink.centred[key], fit);
  }
  out.guide = Math.min(fit, shown);
}

/** A photo appears, gives up its paper, shrinks into the box, and fades into its pixels. */
function photoInto(scene: Scene, seconds: number, out: Frame): void {
  if (!scene.photo) return;
  const done = (kind: StepKind): number =>
    findStep(scene, kind, null) ? progress(scene, kind, null, seconds) : 0;
  out.photo.opacity = done("photo") * (1 - done("pixels"));
  out.photo.stage = done("separate") + done("fit");
  out.guide = Math.min(done("fit"), out.photo.opacity);
}

/** The square pad in the middle of a picture of any shape. */
function padPlace({ columns, rows }: Paper, padSize: number): Frame["inkPlace"] {
  const side = Math.min(columns, rows);
  return { scale: side / padSize, dx: (columns - side) / 2, dy: (rows - side) / 2 };
}

function inputInto(scene: Scene, seconds: number, out: Frame): void {
  const shown = progress(scene, "pixels", null, seconds);
  const { image } = scene.trace;
  const [low, high] = rangeOf(image);
  if (scene.layout.blocks[0].picture) {
    for (let i = 0; i < image.length; i++)
      out.active[i] = (shown * (image[i] - low)) / (high - low);
    return;
  }
  // Features stand like neurons: what is below zero is drawn as neurons below zero are.
  const most = Math.max(-low, high);
  for (let i = 0; i < image.length; i++) {
    out.active[i] = (shown * Math.max(image[i], 0)) / most;
    out.signed[i] = (shown * Math.min(image[i], 0)) / most;
  }
}

/** What is drawn as blank and as full: 0 and 1, or further out where the values go further. */
function rangeOf(image: Float32Array): [low: number, high: number] {
  let [low, high] = [0, 1];
  for (const value of image) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** When a neuron shows its sum and when it lights, each 0..1. */
interface Shown {
  readonly sum: number;
  readonly lit: number;
}

function neuronsInto(scene: Scene, layer: number, seconds: number, out: Frame): void {
  const block = scene.layout.blocks[layer + 1];
  const { network, followed, silenced } = scene;
  const { scale } = network.measures(network.planes[layer].name);
  const { pre, post } = scene.trace.layers[layer];
  const full = layer === network.planes.length - 1 ? 1 : scale;
  const all = wholeShown(scene, layer, seconds);
  const isSlow = followed?.layer === layer;
  const slow = isSlow ? followedShown(scene, all, seconds) : all;
  const silent = isSlow ? silencedShown(scene, all, seconds) : all;
  for (let j = 0; j < block.count; j++) {
    const { sum, lit } = j === followed?.index ? slow : j === silenced?.index ? silent : all;
    out.active[block.first + j] = lit * clamp(post[j] / full, 0, 1);
    out.signed[block.first + j] = (1 - lit) * sum * clamp(pre[j] / scale, -1, 1);
  }
}

/** The units of maps that show something before the window has come to all of their plane. */
function aloneIn(scene: Scene, seconds: number, { maps }: Frame): Frame["alone"] {
  const { followed, silenced, layout } = scene;
  if (!followed || !layout.blocks[followed.layer + 1].maps) return NOBODY;
  if (maps[followed.layer + 1].swept >= 1) return NOBODY;
  const told = { ...followed, ...followedShown(scene, NOTHING, seconds) };
  const silent = silenced ? [{ ...silenced, ...silencedShown(scene, NOTHING, seconds) }] : [];
  return [told, ...silent].filter(({ sum }) => sum > 0);
}

const NOBODY: Frame["alone"] = [];
const NOTHING: Shown = { sum: 0, lit: 0 };

/** A layer adds up in the middle of its motion and is activated towards its end; scores wait for their shares. */
function wholeShown(scene: Scene, layer: number, seconds: number): Shown {
  const t = wholeTime(scene, layer, seconds);
  const sum = part(t, ...ADDING);
  return wholeStep(scene, layer)?.kind === "scores"
    ? { sum, lit: progress(scene, "shares", null, seconds) }
    : { sum, lit: part(t, ...ACTIVATING) };
}

/** The neuron that is told slowly has its sum and its activation before the others. */
function followedShown(scene: Scene, all: Shown, seconds: number): Shown {
  // What a norm makes of its sum is its z.
  const summing = findStep(scene, "norm", null) ?? findStep(scene, "sum", null);
  const sum = Math.max(all.sum, progressOf(summing, seconds));
  const activation = findStep(scene, "activation", null);
  // Without a layer to come it is a score, which waits for the shares.
  if (!activation || isScores(scene)) return { sum, lit: all.lit };
  return { sum, lit: Math.max(all.lit, part(linearProgress(activation, seconds), 0.5, 1)) };
}

/** The one that becomes 0 first shows what it is before that. */
function silencedShown(scene: Scene, all: Shown, seconds: number): Shown {
  const activation = findStep(scene, "activation", null);
  if (!activation) return all;
  const t = linearProgress(activation, seconds);
  return { sum: Math.max(all.sum, part(t, 0, 0.5)), lit: Math.max(all.lit, part(t, 0.5, 1)) };
}

const isScores = ({ followed, network }: Scene): boolean =>
  followed?.layer === network.planes.length - 1;

/** Products come with their neurons, step back behind the next layer's, and give way to evidence. */
function flowInto(scene: Scene, g: number, seconds: number, out: Frame): void {
  const { bundle, into } = scene.flowGroups[g];
  const { layer } = scene.bundles[bundle];
  const whole = wholeStep(scene, layer);
  if (into !== null) {
    const steps = stepsAlone(scene, into);
    const leave = findStep(scene, "window", layer) ?? whole;
    out.flows[g] = progressOf(steps[0], seconds) * (1 - progressOf(leave, seconds));
    out.pulses[g] = pulseOf(steps.map((step) => linearProgress(step, seconds)));
    return;
  }
  const isNext = wholeStep(scene, layer + 1) !== undefined;
  const leave = isNext
    ? wholeProgress(scene, layer + 1, seconds)
    : progress(scene, "shares", null, seconds);
  const answered = progress(scene, "answer", null, seconds);
  const t = whole ? wholeTime(scene, layer, seconds) : 0;
  out.flows[g] = ease(t) * mix(1, LINES_BEHIND, leave) * (1 - answered);
  out.pulses[g] = pulseOf([t]);
  out.lines[bundle] = LINES_FINISHED * answered;
}

/** The steps in which products travel into one neuron alone. */
function stepsAlone(scene: Scene, neuron: number): Step[] {
  const kinds: readonly StepKind[] =
    neuron === scene.followed?.index ? ["products", "sum"] : ["activation"];
  return kinds.flatMap((kind) => findStep(scene, kind, null) ?? []);
}

/** How far pulses are in whichever of these motions is on; -1 in none. */
const pulseOf = (motions: readonly number[]): number => motions.find((t) => t > 0 && t < 1) ?? -1;

/** Close to the neuron that is told slowly, and back out to its layer. */
function nearInto(scene: Scene, seconds: number, out: Frame): void {
  const { followed, layout } = scene;
  if (!followed) return;
  const come = progress(scene, "products", null, seconds);
  const closeness = come * (1 - wholeProgress(scene, followed.layer, seconds));
  out.near.closeness = closeness;
  out.near.neuron = closeness > 0 ? layout.blocks[followed.layer + 1].offset + followed.index : -1;
}

function answerInto(scene: Scene, seconds: number, out: Frame): void {
  const risen = progress(scene, "shares", null, seconds);
  scene.trace.probs.forEach((value, c) => {
    out.bars[c] = risen * value;
  });
  out.answer = progress(scene, "answer", null, seconds);
}
