/**
 * All connections as pictures: one matrix of products w[j, i] * a[i] a layer, rows the targets,
 * columns the sources, on one stated diverging scale. Zooms, pans, names the cell under the
 * pointer and lights the row and column of the neuron that is looked at.
 */

import { type Bundle, sourceValues, weightsInto } from "../inside/bundle";
import { isSingle } from "../scene/lines";
import { type Look, type NeuronId, type Pan, type Theme, WHOLE } from "../scene/look";
import type { Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { listenTo } from "./gestures";
import { css, PALETTES, type Palette } from "./palette";

export interface MatrixView {
  draw(scene: Scene, look: Look, pixelRatio: number): void;
  dispose(): void;
}

export interface MatrixOptions {
  readonly words: Words;
  /** It is to be looked at from there. */
  readonly onPan: (pan: Pan) => void;
  /** Called when another cell is pointed at: draw again. */
  readonly onDirty: () => void;
  /** The target neuron of the cell that was clicked. */
  readonly onPick: (neuron: NeuronId) => void;
}

/** Products of this size and above have the full colour, in every layer and for every drawing. */
const FULL_PRODUCT = 0.25;

const GAP_PX = 26;
const TITLE_PX = 22;
const ZOOM_RANGE = [1, 60] as const;

/** Where a matrix lies at zoom 1, px. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Cell {
  readonly bundle: Bundle;
  readonly i: number;
  readonly j: number;
}

export function createMatrixView(host: HTMLElement, options: MatrixOptions): MatrixView {
  const canvas = document.createElement("canvas");
  canvas.className = "matrix-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", options.words.stage.matrixRole);
  canvas.setAttribute("aria-label", options.words.stage.matrix);
  const words = document.createElement("p");
  words.className = "matrix-words";
  words.setAttribute("aria-live", "polite");
  host.append(canvas, words);
  const context = canvas.getContext("2d");
  const abort = new AbortController();
  let painted: { scene: Scene; theme: Theme; pictures: HTMLCanvasElement[] } | null = null;
  let pointed: Cell | null = null;
  let last: { scene: Scene; boxes: Box[]; pan: Pan } | null = null;

  const panTo = (next: Pan): void => {
    if (!last) return;
    const pan = inSight(next, host);
    // Several movements may come before it is drawn again.
    last = { ...last, pan };
    options.onPan(pan);
  };
  const zoomAt = (factor: number, x: number, y: number): void => {
    const { pan } = last ?? { pan: WHOLE };
    const zoom = clamp(pan.zoom * factor, ...ZOOM_RANGE);
    const grown = zoom / pan.zoom;
    panTo({ x: x - (x - pan.x) * grown, y: y - (y - pan.y) * grown, zoom });
  };
  const moveBy = (x: number, y: number): void => {
    const { pan } = last ?? { pan: WHOLE };
    panTo({ ...pan, x: pan.x + x, y: pan.y + y });
  };
  const pointAt = (cell: Cell | null): void => {
    pointed = cell;
    if (!last) return;
    const { scene } = last;
    words.textContent = cell
      ? describeCell(scene, cell, options.words)
      : scaleOf(scene, options.words);
    options.onDirty();
  };

  listenTo(canvas, abort.signal, {
    zoomAt,
    moveBy,
    point: (x, y) => pointAt(last && cellAt(last.scene, last.boxes, last.pan, x, y)),
    leave: () => pointAt(null),
    pick: () => pointed && options.onPick({ layer: pointed.bundle.layer, index: pointed.j }),
    reset: () => options.onPan(WHOLE),
  });

  return {
    draw(scene, { theme, focus, pan }, pixelRatio) {
      if (!context) return;
      const palette = PALETTES[theme];
      if (painted?.scene !== scene || painted.theme !== theme) {
        painted = {
          scene,
          theme,
          pictures: shownOf(scene).map((bundle) => paint(scene, bundle, palette)),
        };
      }
      const boxes = arrange(scene, host.clientWidth, host.clientHeight);
      last = { scene, boxes, pan };
      if (words.textContent === "") words.textContent = scaleOf(scene, options.words);
      fit(canvas, context, host, pixelRatio);
      context.fillStyle = css(palette.ground);
      context.fillRect(0, 0, host.clientWidth, host.clientHeight);
      painted.pictures.forEach((picture, k) => {
        const box = onScreen(boxes[k], pan);
        context.imageSmoothingEnabled = box.width < picture.width;
        context.imageSmoothingQuality = "high";
        context.drawImage(picture, box.left, box.top, box.width, box.height);
        const bundle = shownOf(scene)[k];
        paintFrame(context, scene, bundle, box, palette, options.words);
        paintMarks(context, bundle, box, palette, pointed, focus);
      });
    },
    dispose() {
      abort.abort();
      canvas.remove();
      words.remove();
    },
  };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** Bundles that have a matrix: a weight of its own for every two units. */
const shownOf = ({ bundles }: Scene): readonly Bundle[] => bundles.filter(isSingle);

/** What the cells show, and why some connections have none. */
function scaleOf(scene: Scene, { stage }: Words): string {
  const shown = shownOf(scene).length;
  if (shown === 0) return stage.noMatrix;
  const scale = stage.matrixScale(FULL_PRODUCT);
  return shown < scene.bundles.length ? `${scale} ${stage.someMatrices}` : scale;
}

/** The largest matrix on the left, the others stacked beside it, each as large as fits. */
function arrange(scene: Scene, width: number, height: number): Box[] {
  const sizes = shownOf(scene).map(({ sources, targets }) => ({
    inputs: sources,
    outputs: targets,
  }));
  if (sizes.length === 0) return [];
  const largest = sizes.reduce(
    (best, size, k) =>
      size.inputs * size.outputs > sizes[best].inputs * sizes[best].outputs ? k : best,
    0,
  );
  const room = { width: width - 2 * GAP_PX, height: height - 2 * GAP_PX - TITLE_PX };
  const share = sizes.length > 1 ? 0.58 : 1;
  const first = fitInto(sizes[largest], share * (room.width - GAP_PX), room.height - TITLE_PX);
  const others = sizes.map((_, k) => k).filter((k) => k !== largest);
  const left = GAP_PX + first.width + GAP_PX;
  const each = (room.height - TITLE_PX * others.length) / Math.max(others.length, 1);
  let top = GAP_PX;
  const boxes: Box[] = [];
  boxes[largest] = { left: GAP_PX, top: GAP_PX + TITLE_PX, ...first };
  for (const k of others) {
    const size = fitInto(sizes[k], width - left - GAP_PX, each);
    boxes[k] = { left, top: top + TITLE_PX, ...size };
    top += TITLE_PX + size.height + 10;
  }
  return boxes;
}

function fitInto(size: { inputs: number; outputs: number }, width: number, height: number) {
  const cell = Math.max(Math.min(width / size.inputs, height / size.outputs), 0.02);
  return { width: size.inputs * cell, height: size.outputs * cell };
}

const onScreen = (box: Box, { x, y, zoom }: Pan): Box => ({
  left: x + zoom * box.left,
  top: y + zoom * box.top,
  width: zoom * box.width,
  height: zoom * box.height,
});

/** The picture may leave the host by at most half of it. */
function inSight({ x, y, zoom }: Pan, host: HTMLElement): Pan {
  if (zoom === 1) return WHOLE;
  const slack = (size: number): [number, number] => [size * (0.5 - zoom), 0.5 * size];
  return {
    x: clamp(x, ...slack(host.clientWidth)),
    y: clamp(y, ...slack(host.clientHeight)),
    zoom,
  };
}

function cellAt(scene: Scene, boxes: readonly Box[], pan: Pan, x: number, y: number): Cell | null {
  for (const [k, bundle] of shownOf(scene).entries()) {
    const { sources, targets } = bundle;
    const box = onScreen(boxes[k], pan);
    const i = Math.floor(((x - box.left) / box.width) * sources);
    const j = Math.floor(((y - box.top) / box.height) * targets);
    if (i >= 0 && i < sources && j >= 0 && j < targets) return { bundle, i, j };
  }
  return null;
}

function describeCell({ network, trace }: Scene, { bundle, i, j }: Cell, { stage }: Words): string {
  const { name } = network.planes[bundle.layer];
  const w = weightsInto(bundle, j, trace.values)[i];
  const a = sourceValues(network, trace, bundle)[i];
  return stage.cell(name, i, j, w, a);
}

/** One pixel a connection. */
function paint(scene: Scene, bundle: Bundle, palette: Palette): HTMLCanvasElement {
  const { sources, targets } = bundle;
  const values = sourceValues(scene.network, scene.trace, bundle);
  const picture = document.createElement("canvas");
  picture.width = sources;
  picture.height = targets;
  const image = new ImageData(sources, targets);
  const ramp = colourRamp(palette);
  const cells = new Uint32Array(image.data.buffer);
  for (let j = 0; j < targets; j++) {
    const weights = weightsInto(bundle, j, scene.trace.values);
    for (let i = 0; i < sources; i++) {
      const strength = clamp((weights[i] * values[i]) / FULL_PRODUCT, -1, 1);
      const tone = Math.round(127 * Math.sign(strength) * Math.sqrt(Math.abs(strength)));
      cells[j * sources + i] = ramp[tone + 127];
    }
  }
  picture.getContext("2d")?.putImageData(image, 0, 0);
  return picture;
}

/** 255 colours from minus over blank to plus, as the bytes of RGBA pixels. */
function colourRamp(palette: Palette): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * 255);
  for (let k = 0; k < 255; k++) {
    const t = (k - 127) / 127;
    const end = t < 0 ? palette.minus : palette.plus;
    for (let c = 0; c < 3; c++) {
      bytes[4 * k + c] = 255 * (palette.blank[c] + (end[c] - palette.blank[c]) * Math.abs(t));
    }
    bytes[4 * k + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}

function fit(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  host: HTMLElement,
  ratio: number,
): void {
  const [width, height] = [host.clientWidth * ratio, host.clientHeight * ratio].map(Math.round);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function paintFrame(
  context: CanvasRenderingContext2D,
  { network }: Scene,
  { layer, sources, targets }: Bundle,
  box: Box,
  palette: Palette,
  { stage }: Words,
): void {
  const { name } = network.planes[layer];
  context.strokeStyle = css(palette.panel, 0.4);
  context.lineWidth = 1;
  context.strokeRect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
  context.fillStyle = css(palette.mark);
  context.font = "14px system-ui, sans-serif";
  context.fillText(stage.matrixSize(name, targets, sources), Math.max(box.left, 4), box.top - 7);
}

/** Lights the row and the column of the cell under the pointer and of the neuron looked at. */
function paintMarks(
  context: CanvasRenderingContext2D,
  bundle: Bundle,
  box: Box,
  palette: Palette,
  pointed: Cell | null,
  focus: NeuronId | null,
): void {
  const { sources, targets } = bundle;
  const row = (j: number): void =>
    mark(box.left, box.top + (j / targets) * box.height, box.width, box.height / targets);
  const column = (i: number): void =>
    mark(box.left + (i / sources) * box.width, box.top, box.width / sources, box.height);
  const mark = (x: number, y: number, width: number, height: number): void => {
    context.strokeStyle = css(palette.mark, 0.9);
    context.lineWidth = 1;
    context.strokeRect(x, y, Math.max(width, 1), Math.max(height, 1));
  };
  if (pointed?.bundle === bundle) {
    row(pointed.j);
    column(pointed.i);
  }
  if (focus?.layer === bundle.layer) row(focus.index);
  // What a neuron sends on is its column where it is read.
  if (focus && focus.layer === bundle.from) column(focus.index);
}
