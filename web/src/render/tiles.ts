/**
 * The first layer told with pictures: weights times input, pixel by pixel, of the neurons that
 * speak loudest for the shown digit. Thousands of its connections matter; an image holds them all.
 * They grow out of their neurons, to which they stay joined, when the story reaches the layer.
 */

import { weightsInto } from "../inside/bundle";
import type { Layout } from "../scene/layout";
import type { NeuronId, Theme } from "../scene/look";
import type { Frame, Scene, Step, StepKind } from "../scene/scene";
import type { Words } from "../words/words";
import { projectNeuron } from "./camera";
import { PALETTES } from "./palette";
import type { Picture } from "./picture";
import type { TileRow } from "./room";
import { WRITTEN } from "./shares";

export interface Tiles {
  /** In a hurry, pictures that are no longer true are hidden instead of painted anew. */
  draw(picture: Picture): void;
  dispose(): void;
}

interface Tile {
  neuron: number;
  readonly button: HTMLElement;
  readonly context: CanvasRenderingContext2D | null;
  readonly name: HTMLElement;
  readonly tie: SVGPathElement;
}

const SVG = "http://www.w3.org/2000/svg";

export function createTiles(
  host: HTMLElement,
  { stage }: Words,
  onPick: (neuron: NeuronId) => void,
): Tiles {
  const strip = document.createElement("figure");
  strip.className = "stage-tiles";
  const caption = document.createElement("figcaption");
  const ties = document.createElementNS(SVG, "svg");
  ties.setAttribute("class", "stage-ties");
  ties.setAttribute("aria-hidden", "true");
  const row = document.createElement("div");
  strip.append(ties, caption, row);
  host.append(strip);
  let shown: { scene: Scene["trace"]; digit: number; theme: Theme; row: string } | null = null;
  let tiles: Tile[] = [];
  let placed: { where: string; layout: Layout } | null = null;

  /** Other neurons, another drawing or other colours. */
  const renew = (scene: Scene, theme: Theme, { count, side, beside }: TileRow): void => {
    const title = stage.tiles(scene.network.layers[0].name, count);
    caption.textContent = beside > 0 ? title : title.replace("\n", " ");
    const neurons = strongest(scene, count);
    // The same pictures show other neurons: to make them anew takes longer than to paint them.
    if (tiles.length !== neurons.length) {
      tiles = neurons.map((neuron) => newTile(neuron, (one) => onPick({ layer: 0, index: one })));
      row.replaceChildren(...tiles.map(({ button }) => button));
      ties.replaceChildren(...tiles.map(({ tie }) => tie));
    }
    tiles.forEach((tile, k) => {
      tile.neuron = neurons[k];
      show(tile, scene, { theme, side, stage });
    });
    placed = null;
  };

  return {
    draw(picture) {
      const { scene, frame, room, camera } = picture;
      const { theme, hurried } = picture.look;
      const { tiles: place } = room;
      const key = place ? `${place.count} ${place.side} ${place.beside}` : "";
      const fresh =
        shown?.scene === scene.trace &&
        shown.digit === scene.digit &&
        shown.theme === theme &&
        shown.row === key;
      const grown = grownAt(scene, frame);
      const opacity =
        grown > 0 && (fresh || !hurried) ? Math.max(1 - AWAY * frame.near.closeness, 0) : 0;
      // What is true fades; another drawing's pictures are gone at once.
      strip.hidden = !place || grown === 0 || (opacity === 0 && !fresh);
      strip.inert = opacity < 0.5;
      strip.style.opacity = opacity.toFixed(2);
      if (!place || opacity === 0) return;
      if (!fresh) renew(scene, theme, place);
      shown = { scene: scene.trace, digit: scene.digit, theme, row: key };
      const told = isTold(scene, frame);
      const where = `${grown} ${told} ${place.top} ${camera.matrix.join()}`;
      if (placed?.where === where && placed.layout === scene.layout) return;
      placed = { where, layout: scene.layout };
      arrange(picture, place, { tiles, caption, grown, told });
    },
    dispose: () => strip.remove(),
  };
}

/** The pictures are gone long before the camera has come close to a neuron. */
const AWAY = 1.6;

/** Share of a step's motion after which the pictures begin to grow, and by which they follow. */
const BEGIN = 0.4;
const BEHIND = 0.4;

/** How far the pictures have come out of their layer, 0..1: they come with the whole of it. */
function grownAt({ steps }: Scene, frame: Frame): number {
  const whole = wholeOf(steps);
  if (frame.step !== whole) return frame.step > whole ? 1 : 0;
  return Math.max((frame.progress - BEGIN) / (1 - BEGIN), 0);
}

const wholeOf = (steps: readonly Step[]): number =>
  steps.findIndex(({ kind, layer }) => layer === 0 && WHOLE.includes(kind));

const WHOLE: readonly StepKind[] = ["layer", "scores", "dropout"];

/** What the pictures are is told when they stand still. */
const isTold = ({ steps }: Scene, { step, progress }: Frame): boolean =>
  step !== wholeOf(steps) || progress >= WRITTEN;

/** Neurons of the first layer by their evidence for the shown digit, largest first. */
function strongest(scene: Scene, count: number): number[] {
  const gradient = scene.gradients[0];
  const pre = scene.trace.layers[0].pre;
  return Array.from(pre, (z, j) => ({ j, evidence: z * gradient[j] }))
    .sort((p, q) => q.evidence - p.evidence)
    .slice(0, count)
    .map(({ j }) => j);
}

interface Row {
  readonly tiles: readonly Tile[];
  readonly caption: HTMLElement;
  readonly grown: number;
  readonly told: boolean;
}

/** Each on its way from its neuron to its place in the row, which stays near the layer. */
function arrange(
  { scene, camera, room: { text } }: Picture,
  { side, gap, top, title, beside }: TileRow,
  { tiles, caption, grown, told }: Row,
): void {
  const across = tiles.length * (side + gap) - gap;
  const at = tiles.map(({ neuron }) =>
    projectNeuron(camera, scene.layout, scene.layout.blocks[1].offset + neuron),
  );
  const middle = at.reduce((sum, [x]) => sum + x, 0) / Math.max(at.length, 1);
  const most = camera.width - across - 8 - (beside > 0 ? beside + gap : 0);
  const left = Math.min(Math.max(middle - across / 2, 8), most);
  caption.hidden = title + beside === 0 || !told;
  caption.style.transform =
    beside > 0
      ? `translate(${(left + across + gap).toFixed(1)}px, ${top.toFixed(1)}px)`
      : `translate(${left.toFixed(1)}px, ${(top - 1.5 * text).toFixed(1)}px)`;
  tiles.forEach(({ button, tie }, k) => {
    const late = (BEHIND * k) / tiles.length;
    const t = smooth(Math.min(Math.max((grown - late) / (1 - BEHIND), 0), 1));
    const [x, y] = at[k];
    const size = 0.08 + 0.92 * t;
    const place = {
      x: x + (left + k * (side + gap) - x) * t,
      y: y + (top - y) * t,
    };
    button.style.transform = `translate(${place.x.toFixed(1)}px, ${place.y.toFixed(1)}px) scale(${size.toFixed(3)})`;
    button.style.opacity = Math.min(4 * t, 1).toFixed(2);
    const foot = place.x + (size * side) / 2;
    const bend = (place.y + y) / 2;
    tie.setAttribute("d", curve([foot, place.y], [x, y], bend));
  });
}

const smooth = (t: number): number => t * t * (3 - 2 * t);

type Point = readonly [number, number];

const curve = ([x0, y0]: Point, [x1, y1]: Point, bend: number): string =>
  `M${[x0, y0].map(short).join(" ")}C${[x0, bend, x1, bend, x1, y1].map(short).join(" ")}`;

const short = (value: number): string => value.toFixed(1);

/** Narrower pictures have room for the number of their neuron only. */
const NAMED_PX = 72;

interface TileOptions {
  readonly theme: Theme;
  readonly side: number;
  readonly stage: Words["stage"];
}

function newTile(neuron: number, onPick: (neuron: number) => void): Tile {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const button = document.createElement("button");
  button.type = "button";
  const name = document.createElement("span");
  button.append(canvas, name);
  const tile: Tile = {
    ...{ neuron, button, context, name },
    tie: document.createElementNS(SVG, "path"),
  };
  button.addEventListener("click", () => onPick(tile.neuron));
  return tile;
}

function show(tile: Tile, scene: Scene, { theme, side, stage }: TileOptions): void {
  const { neuron, button, context, name } = tile;
  const columns = scene.layout.blocks[0]?.columns ?? 1;
  const rows = scene.layout.blocks[0]?.rows ?? 1;
  const value = scene.trace.layers[0].post[neuron];
  if (context) {
    const { canvas } = context;
    if (canvas.width !== columns) canvas.width = columns;
    if (canvas.height !== rows) canvas.height = rows;
    canvas.style.width = `${side}px`;
    canvas.style.height = `${side}px`;
    const image = context.createImageData(columns, rows);
    paintProducts(image.data, scene, neuron, theme);
    context.putImageData(image, 0, 0);
  }
  button.setAttribute("aria-label", stage.tile(neuron, value));
  name.textContent = side < NAMED_PX ? String(neuron) : stage.tileValue(neuron, value);
}

/** Products larger than this share of the others have the full colour; one alone would dim them all. */
const FULL = 0.92;

function paintProducts(out: Uint8ClampedArray, scene: Scene, j: number, theme: Theme): void {
  const { image, values } = scene.trace;
  const products = weightsInto(scene.bundles[0], j, values).map((w, i) => w * image[i]);
  const sizes = products
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const full = sizes[Math.floor(FULL * sizes.length)] ?? 1;
  const palette = PALETTES[theme];
  products.forEach((value, i) => {
    const strength = Math.sqrt(Math.min(Math.abs(value) / full, 1));
    const tone = value > 0 ? palette.plus : palette.minus;
    for (let c = 0; c < 3; c++) {
      const ground = palette.blank[c];
      out[4 * i + c] = 255 * (ground + (tone[c] - ground) * strength);
    }
    out[4 * i + 3] = 255;
  });
}
