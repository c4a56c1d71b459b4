/**
 * Words on the stage, as DOM text that stays sharp and readable: names of the layers, the share
 * their lines carry, the outputs' classes, the neuron the caption follows and the one pointed at.
 */

import type { NeuronId } from "../scene/look";
import type { Frame, Scene, Step } from "../scene/scene";
import { describe } from "../words/names";
import type { Words } from "../words/words";
import { type Camera, NARROW_PX, project, projectNeuron } from "./camera";

/** What the words tell about beside the frame. */
export interface ShownWords {
  /** Lines drawn of each layer; null: not told. */
  readonly drawn: readonly number[] | null;
  readonly focus: NeuronId | null;
  /** How far the picture of every connection is, when it is shown. */
  readonly every: { readonly done: number; readonly total: number } | null;
}

export interface Labels {
  draw(scene: Scene, frame: Frame, camera: Camera, shown: ShownWords): void;
  dispose(): void;
}

export function createLabels(host: HTMLElement, words: Words): Labels {
  const layer = document.createElement("div");
  layer.className = "stage-labels";
  host.append(layer);
  const pool = new Map<string, { element: HTMLElement; shown: string }>();
  let used = new Set<string>();

  const put = (key: string, kind: string, text: string, x: number, y: number): void => {
    used.add(key);
    let label = pool.get(key);
    if (!label) {
      label = { element: document.createElement("div"), shown: "" };
      layer.append(label.element);
      pool.set(key, label);
    }
    const place = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    const shown = `${kind}|${place}|${text}`;
    if (shown === label.shown) return;
    label.shown = shown;
    label.element.className = `stage-label ${kind}`;
    label.element.textContent = text;
    label.element.style.transform = place;
  };

  return {
    draw(scene, frame, camera, { drawn, focus, every }) {
      used = new Set();
      placeWords(scene, frame, camera, every ? null : drawn, words, put);
      if (every) everyLine(camera, every, words, put);
      if (focus) tooltip(scene, camera, focus, words, put);
      for (const [key, { element }] of pool) {
        if (used.has(key)) continue;
        element.remove();
        pool.delete(key);
      }
    },
    dispose: () => layer.remove(),
  };
}

/**
 * All words but the pointed-at neuron's, each with its kind and its point on the screen; shares of
 * the lines drawn of each layer, where such lines are shown.
 */
export function placeWords(
  scene: Scene,
  frame: Frame,
  camera: Camera,
  drawn: readonly number[] | null,
  words: Words,
  put: Put,
): void {
  const step = scene.steps[frame.step];
  const { stage } = words;
  titles(scene, camera, step, stage, put);
  if (drawn) shares(scene, frame, camera, drawn, stage, put);
  features(scene, camera, stage, put);
  outputs(scene, frame, camera, step, stage, put);
  if (step) spotlight(scene, frame, camera, step, stage, put);
}

type Sentences = Words["stage"];
export type Put = (key: string, kind: string, text: string, x: number, y: number) => void;

function titles(
  scene: Scene,
  camera: Camera,
  step: Step | undefined,
  stage: Sentences,
  put: Put,
): void {
  for (const block of scene.layout.blocks) {
    const x = mixed(camera, block.spaceX, block.flatX);
    const [px, py] = project(camera, x, -block.height / 2, 0);
    const now = step?.layer === block.layer ? " now" : "";
    const what = block.layer < 0 ? inputName(scene, stage) : stage.layer(block.name, block.count);
    put(`title ${block.layer}`, `title${now}`, what, px, py - 12);
  }
}

function inputName({ layout }: Scene, stage: Sentences): string {
  const { count, picture } = layout.blocks[0];
  return picture ? stage.inputPixels(count) : stage.input(count);
}

const mixed = (camera: Camera, space: number, flat: number): number =>
  (1 - camera.flatness) * space + camera.flatness * flat;

function shares(
  scene: Scene,
  frame: Frame,
  camera: Camera,
  drawn: readonly number[],
  stage: Sentences,
  put: Put,
): void {
  const { blocks } = scene.layout;
  const tallest = Math.max(...blocks.map((block) => block.height));
  scene.connections.forEach((chosen, layer) => {
    if (frame.lines[layer] < 0.02) return;
    const [left, right] = [blocks[layer], blocks[layer + 1]];
    const x = mixed(
      camera,
      (left.spaceX + right.spaceX) / 2,
      (left.flatX + left.width / 2 + right.flatX - right.width / 2) / 2,
    );
    const [px, py] = project(camera, x, tallest / 2, 0);
    const count = drawn[layer];
    const share = shareOf(chosen.evidence, count, chosen.share);
    const text = camera.width < NARROW_PX ? stage.share(share) : stage.shareOfLines(share, count);
    put(`share ${layer}`, "share", text, px, py + 14);
  });
}

function everyLine(
  camera: Camera,
  { done, total }: { done: number; total: number },
  { stage }: Words,
  put: Put,
): void {
  const text = stage.everyLine(done, total);
  put("every", "share", text, camera.width / 2, camera.height - 30);
}

/** Share of all absolute evidence that the first `count` of the sorted lines carry. */
function shareOf(evidence: Float32Array, count: number, share: number): number {
  if (count >= evidence.length) return share;
  const sum = (values: Float32Array) => values.reduce((total, value) => total + Math.abs(value), 0);
  return (share * sum(evidence.subarray(0, count))) / (sum(evidence) || 1);
}

function outputs(
  scene: Scene,
  frame: Frame,
  camera: Camera,
  step: Step | undefined,
  stage: Sentences,
  put: Put,
): void {
  const block = scene.layout.blocks[scene.layout.blocks.length - 1];
  if (!block) return;
  const { pre } = scene.trace.layers[block.layer];
  const scores =
    step?.layer === block.layer && frame.signed.subarray(block.offset).some((v) => v !== 0);
  for (let c = 0; c < block.count; c++) {
    const [x, y] = projectNeuron(camera, scene.layout, block.offset + c);
    const name = shortened(
      scene.network.classNames[c] ?? String(c),
      camera.width < NARROW_PX ? NARROW_NAME : LONGEST_NAME,
    );
    // In several columns names would cover neurons: only the answer's is written.
    if (block.columns > 1 && !(c === scene.trace.prediction && frame.answer > 0.5)) continue;
    const best = c === scene.trace.prediction && frame.answer > 0.5 ? " best" : "";
    const shown = step?.kind === "sum" ? pre[c] - biasOf(scene, block.layer, c) : pre[c];
    const text = scores && camera.width >= NARROW_PX ? stage.withValue(name, shown) : name;
    put(`output ${c}`, `output${best}`, text, x + 0.42 * block.cell * camera.scale + 6, y);
  }
}

/** Letters of a class name that the stage has room for. */
const LONGEST_NAME = 16;
const NARROW_NAME = 8;
const LETTER_PX = 8;

const shortened = (name: string, longest = LONGEST_NAME): string =>
  name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}\u2026` : name;

/** px beside the network that its names need: the features' left, the classes' beyond one letter. */
export function roomForNames(network: Scene["network"]): { left: number; right: number } {
  const lengths = network.classNames.map((name) => shortened(name).length);
  const features = namedFeatures(network).map((name) => shortened(name).length);
  return {
    left: features.length > 0 ? LETTER_PX * (Math.max(...features) + VALUE_LETTERS) : 0,
    right: LETTER_PX * (Math.max(1, ...lengths) - 1),
  };
}

/** More features than this have no room for their names. */
const MOST_NAMED = 16;
const VALUE_LETTERS = 6;

const namedFeatures = ({ featureNames = [], inputs }: Scene["network"]): readonly string[] =>
  inputs <= MOST_NAMED ? featureNames : [];

/** The features by name, with their values. */
function features(scene: Scene, camera: Camera, stage: Sentences, put: Put): void {
  const block = scene.layout.blocks[0];
  if (camera.width < NARROW_PX) return;
  namedFeatures(scene.network).forEach((name, i) => {
    const [x, y] = projectNeuron(camera, scene.layout, block.offset + i);
    const text = stage.withValue(shortened(name), scene.trace.image[i]);
    put(`feature ${i}`, "feature", text, x - 0.5 * block.cell * camera.scale - 8, y);
  });
}

const biasOf = (scene: Scene, layer: number, c: number): number => scene.biases[layer]?.[c] ?? 0;

function spotlight(
  scene: Scene,
  frame: Frame,
  camera: Camera,
  step: Step,
  stage: Sentences,
  put: Put,
): void {
  const last = scene.network.layers.length - 1;
  if (step.layer < 0 || step.layer >= last || frame.progress < 0.5) return;
  const index = scene.spotlight[step.layer];
  const { pre, post } = scene.trace.layers[step.layer];
  const bias = biasOf(scene, step.layer, index);
  const values: Partial<Record<Step["kind"], string>> = {
    sum: stage.neuronSum(index, pre[index] - bias),
    bias: stage.neuronZ(index, pre[index]),
    activation: stage.neuronA(index, post[index]),
  };
  const block = scene.layout.blocks[step.layer + 1];
  const [x, y] = projectNeuron(camera, scene.layout, block.offset + index);
  put("spotlight", "spotlight", values[step.kind] ?? stage.neuron(index), x, y - 12);
}

function tooltip(scene: Scene, camera: Camera, focus: NeuronId, words: Words, put: Put): void {
  const block = scene.layout.blocks[focus.layer + 1];
  if (!block) return;
  const [x, y] = projectNeuron(camera, scene.layout, block.offset + focus.index);
  const side = x < camera.width / 3 ? " right" : x > (2 * camera.width) / 3 ? " left" : "";
  put("focus", `focus${side}`, describe(scene, focus, words), x, y - 14);
}
