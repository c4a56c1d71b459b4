/**
 * Words on the stage, as DOM text that stays sharp and readable: names of the layers, the share
 * their lines carry, the outputs' classes, the neuron the caption follows and the one pointed at.
 */

import type { Block } from "../scene/layout";
import { isSingle } from "../scene/lines";
import type { NeuronId } from "../scene/look";
import type { Step, StepKind } from "../scene/scene";
import { describe, unitWords } from "../words/names";
import { closeTo, projectNeuron } from "./camera";
import { placeDistricts } from "./districts";
import { isCrowded } from "./fit";
import { LETTER, LONGEST_NAME, NARROW_NAME, namedFeatures, shortened } from "./names";
import type { Picture, Put } from "./picture";
import { placeShares, WRITTEN } from "./shares";
import { placeTitles } from "./titles";

/** How far the picture of every connection is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Labels {
  draw(picture: Picture, every: Progress): void;
  dispose(): void;
}

export function createLabels(host: HTMLElement): Labels {
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

  /** Where two lie over each other, which one is above may not hang on what was shown before. */
  const inOrder = (): void => {
    let next = layer.firstElementChild;
    for (const key of used) {
      const element = pool.get(key)?.element;
      if (element === next) next = element?.nextElementSibling ?? null;
      else if (element) layer.insertBefore(element, next);
    }
  };

  return {
    draw(picture, every) {
      used = new Set();
      placeWords(picture, put);
      if (picture.look.shown === "every") everyLine(picture, every, put);
      for (const [key, { element }] of pool) {
        if (used.has(key)) continue;
        element.remove();
        pool.delete(key);
      }
      inOrder();
    },
    dispose: () => layer.remove(),
  };
}

/** All words of a picture, each with its kind and its point on the screen. */
export function placeWords(picture: Picture, put: Put): void {
  const { closeness } = picture.frame.near;
  const { look, scene } = picture;
  const beyond = look.orbit.zoom > 1 && isCrowded(scene.layout);
  const write = beyond ? onScreen(picture, put) : put;
  if (closeness === 0) placeAll(picture, write);
  else if (closeness >= WRITTEN) placeAll(picture, inSight(picture, write));
  else {
    const staying = stayingWords(picture);
    const put = inSight(picture, write);
    placeAll(picture, (key, ...word) => staying(key) && put(key, ...word));
  }
}

/** While the camera moves there are no other words than both before and after it. */
function stayingWords(picture: Picture): (key: string) => boolean {
  const { scene, frame, home } = picture;
  const close = closeTo(home, scene.layout, { ...frame.near, closeness: 1 });
  const [far, near] = [new Set<string>(), new Set<string>()];
  placeAll({ ...picture, camera: home }, (key) => far.add(key));
  const there = { ...picture, camera: close };
  placeAll(
    there,
    inSight(there, (key) => near.add(key)),
  );
  return (key) => far.has(key) && near.has(key);
}

function placeAll(picture: Picture, put: Put): void {
  const { scene, frame, look, room } = picture;
  const step = scene.steps[frame.step];
  placeTitles(picture, step, put);
  // Counts and shares would only flicker under the pen.
  if (look.shown === "important" && !look.hurried && room.words !== "names")
    placeShares(picture, put);
  if (look.shown !== "every") placeDistricts(picture, besideSpotlight(picture, step, put));
  features(picture, put);
  outputs(picture, step, put);
  if (step) spotlight(picture, step, put);
  if (look.focus) tooltip(picture, look.focus, put);
}

/** Of a picture that is larger than its room, words of what is not to be seen are left out. */
const onScreen =
  ({ camera: { width, height } }: Picture, put: Put): Put =>
  (key, kind, words, x, y) => {
    if (x >= 0 && x <= width && y >= 0 && y <= height) put(key, kind, words, x, y);
  };

/** Close to a neuron, words that would leave the picture are left out. */
function inSight({ camera, room: { text } }: Picture, put: Put): Put {
  return (key, kind, words, x, y) => {
    const longest = Math.max(...words.split("\n").map(({ length }) => length));
    const half = (LETTER * longest * text) / 2 + text; // Some begin at their place, some end there.
    const high = 2.5 * text;
    if (x < half || x > camera.width - half || y < high || y > camera.height - high) return;
    put(key, kind, words, x, y);
  };
}

function everyLine(
  { scene, camera, room, words }: Picture,
  { done, total }: Progress,
  put: Put,
): void {
  const { stage } = words;
  const some = scene.bundles.some((bundle) => !isSingle(bundle));
  const count = stage.everyLine(done, total);
  const text = total === 0 ? stage.noLines : some ? `${count}\n${stage.someLines}` : count;
  const high = text.includes("\n") ? 3.4 : 2.1;
  const bottom = room.tiles?.top ?? camera.height;
  put("every", "share", text, camera.width / 2, bottom - high * room.text);
}

/** Names of outputs stand at least this far from each other, in sizes of the letters. */
const CLOSEST_LINES = 1.05;

/** What is less is not told beside its output. */
const LEAST_BLAME = 0.005;

/** Of how many outputs one can have its name, as they stand on the screen. */
function outputsApart({ scene, camera, room }: Picture, { offset, count }: Block): number {
  const [first, last] = [offset, offset + count - 1].map((n) =>
    projectNeuron(camera, scene.layout, n),
  );
  const step = Math.abs(last[1] - first[1]) / Math.max(count - 1, 1);
  return Math.max(Math.ceil((CLOSEST_LINES * room.text) / Math.max(step, 1)), 1);
}

function outputs(picture: Picture, step: Step | undefined, put: Put): void {
  const { scene, frame, camera, room, words } = picture;
  const block = scene.layout.blocks[scene.layout.blocks.length - 1];
  if (!block) return;
  const pre = scene.teaching?.scores ?? scene.trace.layers[block.layer].pre;
  const scores =
    step?.layer === block.layer && frame.signed.subarray(block.first).some((v) => v !== 0);
  const given = frame.answer > 0.5 ? scene.trace.prediction : -1;
  const apart = outputsApart(picture, block);
  for (let c = 0; c < block.count; c++) {
    // Where not every name has room, some are left out, and the answer's never.
    if (c !== given && (c % apart > 0 || (given >= 0 && Math.abs(c - given) < apart))) continue;
    const [x, y] = projectNeuron(camera, scene.layout, block.offset + c);
    const name = shortened(
      scene.network.classNames[c] ?? String(c),
      room.words === "whole" ? LONGEST_NAME : NARROW_NAME,
    );
    // In several columns names would cover neurons: only the answer's is written.
    if (block.columns > 1 && c !== given) continue;
    const best = c === given ? " best" : "";
    const shown =
      scores &&
      frame.signed[block.first + c] !== 0 &&
      room.words === "whole" &&
      !(scene.teaching && Math.abs(pre[c]) < LEAST_BLAME);
    const text = shown ? words.stage.withScore(name, pre[c]) : name;
    put(`output ${c}`, `output${best}`, text, x + 0.42 * block.cell * camera.scale + 6, y);
  }
}

/** The features by name, with their values. */
function features({ scene, camera, room, words }: Picture, put: Put): void {
  const block = scene.layout.blocks[0];
  if (room.words !== "whole") return;
  namedFeatures(scene.network).forEach((name, i) => {
    const [x, y] = projectNeuron(camera, scene.layout, block.offset + i);
    const text = words.stage.withValue(shortened(name), scene.trace.image[i]);
    put(`feature ${i}`, "feature", text, x - 0.5 * block.cell * camera.scale - 8, y);
  });
}

/** Steps that tell of it alone: it is named before the camera goes there. */
const ALONE: readonly StepKind[] = ["products", "sum", "activation"];

/** The neuron that is told slowly, and the one that becomes 0, while they are told. */
function spotlight(picture: Picture, step: Step, put: Put): void {
  const { scene, frame, words } = picture;
  const { followed, silenced } = scene;
  const last = scene.network.layers.length - 1;
  if (!followed || step.layer !== followed.layer || followed.layer >= last) return;
  if (!ALONE.includes(step.kind) && frame.near.closeness === 0) return;
  const written = frame.progress >= WRITTEN;
  const textOf = ({ layer, index }: NeuronId): string => {
    const { pre, post } = scene.trace.layers[layer];
    const own = unitWords(scene.network, { layer, index }, words);
    if (step.kind === "activation") return written ? own.a(post[index]) : own.z(pre[index]);
    return step.kind === "sum" && written ? own.z(pre[index]) : own.name;
  };
  const told = step.kind === "activation" && silenced ? [followed, silenced] : [followed];
  const at = told.map(({ layer, index }) => {
    const block = scene.layout.blocks[layer + 1];
    return projectNeuron(picture.camera, scene.layout, block.offset + index);
  });
  const texts = told.map(textOf);
  const room = picture.camera.width;
  told.forEach((_, k) => {
    const [x, y] = at[k];
    // Above its unit; of two close to each other the lower one's stands below.
    const other = at[1 - k];
    const below = other !== undefined && isClose(at, texts, picture) && y >= other[1];
    const high = below ? BELOW * picture.room.text : -ABOVE_PX;
    const half = (0.5 * LETTER * texts[k].length + 1) * picture.room.text;
    // One that names a place is long: at the edge it is moved into the picture.
    const across = texts[k].length > SHORT ? Math.min(Math.max(x, half), room - half) : x;
    put(k === 0 ? "spotlight" : "silenced", "spotlight", texts[k], across, y + high);
  });
}

/** Leaves out words that would lie under the name of the neuron that is told. */
function besideSpotlight(picture: Picture, step: Step | undefined, put: Put): Put {
  const { text } = picture.room;
  const names: (readonly [half: number, x: number, y: number])[] = [];
  if (step) {
    spotlight(picture, step, (_key, _kind, words, x, y) =>
      names.push([0.5 * LETTER * words.length * text, x, y]),
    );
  }
  const lies = (x: number, y: number): boolean =>
    names.some(
      ([half, at, bottom]) =>
        Math.abs(x - at) < half + text && y > bottom - 2.4 * text && y < bottom + text,
    );
  return (key, kind, words, x, y) => {
    if (!lies(x, y)) put(key, kind, words, x, y);
  };
}

/** Letters of "neuron 137: z 12.34". */
const SHORT = 20;
const ABOVE_PX = 12;
/** Of a label that stands below its neuron, in sizes of its letters. */
const BELOW = 2.9;

/** Whether labels of two units would lie over each other. */
function isClose(
  [[x0, y0], [x1, y1]]: readonly (readonly number[])[],
  texts: readonly string[],
  { room: { text } }: Picture,
): boolean {
  const letters = Math.max(...texts.map(({ length }) => length), LEAST_LETTERS);
  return Math.abs(x1 - x0) < LETTER * letters * text && Math.abs(y1 - y0) < 2.2 * text;
}

const LEAST_LETTERS = 20;

function tooltip({ scene, camera, words }: Picture, focus: NeuronId, put: Put): void {
  const block = scene.layout.blocks[focus.layer + 1];
  if (!block) return;
  const [x, y] = projectNeuron(camera, scene.layout, block.offset + focus.index);
  const side = x < camera.width / 3 ? " right" : x > (2 * camera.width) / 3 ? " left" : "";
  put("focus", `focus${side}`, describe(scene, focus, words), x, y - 14);
}
