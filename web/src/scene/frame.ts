/**
 * The picture at one instant. `frameAt(scene, seconds)` depends on nothing else, so playing,
 * scrubbing, stepping back and exporting are the same call.
 */
import type { Paper } from "../base/paper";
import type { Frame, Scene, Step, StepKind } from "./scene";

/** Brightness of a layer's lines once the story has moved on, and in the finished picture. */
const LINES_BEHIND = 0.38;
const LINES_FINISHED = 0.85;

export function createFrame(scene: Scene): Frame {
  const { count } = scene.layout;
  const bundles = scene.bundles.length;
  return {
    seconds: 0,
    step: 0,
    progress: 0,
    active: new Float32Array(count),
    signed: new Float32Array(count),
    lines: new Float32Array(bundles),
    pulses: new Float32Array(bundles),
    inkPlace: { scale: 1, dx: 0, dy: 0 },
    inkOpacity: 0,
    inkWritten: 0,
    guide: 0,
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
  inputInto(scene, clock, out);
  scene.network.planes.forEach((_, layer) => {
    neuronsInto(scene, layer, clock, out);
  });
  scene.bundles.forEach((_, k) => {
    linesInto(scene, k, clock, out);
  });
  answerInto(scene, clock, out);
  return out;
}

/** Index of the step that is on at `seconds`. */
export function stepAt(steps: readonly Step[], seconds: number): number {
  let index = 0;
  while (index + 1 < steps.length && steps[index + 1].start <= seconds) index++;
  return index;
}

const ease = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);
const mix = (from: number, to: number, t: number): number => from + (to - from) * t;

/** 0 before the step begins, 1 after its motion, eased in between; 1 when there is no such step. */
function progressOf(step: Step | undefined, seconds: number): number {
  return step ? ease(linearProgress(step, seconds)) : 1;
}

function linearProgress(step: Step, seconds: number): number {
  return Math.min(Math.max((seconds - step.start) / step.motion, 0), 1);
}

function progress(scene: Scene, kind: StepKind, layer: number | null, seconds: number): number {
  return progressOf(findStep(scene, kind, layer), seconds);
}

function findStep(scene: Scene, kind: StepKind, layer: number | null): Step | undefined {
  return scene.steps.find((step) => step.kind === kind && (layer === null || step.layer === layer));
}

function inkInto(scene: Scene, seconds: number, out: Frame): void {
  const { ink } = scene;
  const shown = ink ? 1 - progress(scene, "pixels", null, seconds) : 0;
  out.inkOpacity = shown;
  const writing = findStep(scene, "ink", null);
  out.inkWritten = writing ? linearProgress(writing, seconds) : 1;
  if (!ink) return;
  const fit = progress(scene, "fit", null, seconds);
  const centre = progress(scene, "centre", null, seconds);
  // The pad, shrunk onto the image plane, is where the ink starts from.
  const pad = padPlace(ink.paper, scene.padSize);
  for (const key of ["scale", "dx", "dy"] as const) {
    out.inkPlace[key] = mix(mix(pad[key], ink.fitted[key], fit), ink.centred[key], centre);
  }
  out.guide = Math.min(fit, shown);
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

function neuronsInto(scene: Scene, layer: number, seconds: number, out: Frame): void {
  const block = scene.layout.blocks[layer + 1];
  const { network } = scene;
  const { scale } = network.measures(network.planes[layer].name);
  const bias = scene.biases[layer];
  const { pre, post } = scene.trace.layers[layer];
  const last = layer === network.planes.length - 1;
  const sum = progress(scene, "sum", layer, seconds);
  const biased = progress(scene, "bias", layer, seconds);
  const lit = last
    ? progress(scene, "probabilities", null, seconds)
    : progress(scene, findStep(scene, "activation", layer) ? "activation" : "bias", layer, seconds);
  const full = last ? 1 : scale;
  for (let j = 0; j < block.count; j++) {
    const z = pre[j];
    const before = (z - (1 - biased) * (bias?.[j] ?? 0)) / scale;
    out.active[block.offset + j] = lit * clamp(post[j] / full, 0, 1);
    out.signed[block.offset + j] = (1 - lit) * sum * clamp(before, -1, 1);
  }
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

function linesInto(scene: Scene, k: number, seconds: number, out: Frame): void {
  const { layer } = scene.bundles[k];
  const products = findStep(scene, "products", layer);
  const next = findStep(scene, "products", layer + 1) ?? findStep(scene, "output", null);
  const come = progressOf(products, seconds);
  const leave = progressOf(next, seconds);
  const finished = progress(scene, "prediction", null, seconds);
  out.lines[k] = come * mix(mix(1, LINES_BEHIND, leave), LINES_FINISHED, finished);
  const travelled = products ? linearProgress(products, seconds) : 1;
  out.pulses[k] = travelled > 0 && travelled < 1 ? travelled : -1;
}

function answerInto(scene: Scene, seconds: number, out: Frame): void {
  const risen = progress(scene, "probabilities", null, seconds);
  scene.trace.probs.forEach((value, c) => {
    out.bars[c] = risen * value;
  });
  out.answer = progress(scene, "prediction", null, seconds);
}
