/**
 * Draws scene, frame and look into one element, as the screen shows them: the canvas, the words
 * over it, the joins to the bars and the pictures of the first layer, or the matrices. Knows
 * nothing of time or of pointers. The stage on the page is one, and so is what PNG and film show.
 */
import "../styles/stage.css";
import type { Look, NeuronId } from "../scene/look";
import type { Words } from "../words/words";
import { type Canvas, createCanvas } from "./canvas";
import { keptPainter } from "./choice";
import { createJoins } from "./joins";
import { createLabels } from "./labels";
import { createMatrixView, type MatrixView } from "./matrix";
import { pictureOf, type Renderer } from "./picture";
import type { Size } from "./room";
import { createTiles } from "./tiles";

export interface HostRenderer extends Renderer {
  readonly canvas: Canvas;
  /** Screen y (px, in the host) where each class's bar begins, so that outputs join their bars. */
  setBarAnchors(ys: readonly number[]): void;
}

/** What a renderer tells about what happens to its picture; nothing happens to one that is saved. */
export interface Happenings {
  readonly onLook: (change: Partial<Look>) => void;
  readonly onPick: (neuron: NeuronId) => void;
  /** The picture on screen is not right any more: draw again. */
  readonly onDirty: () => void;
  /** Another canvas element took the place of the one before. */
  readonly onReplaced: () => void;
}

export interface RendererOptions extends Partial<Happenings> {
  readonly words: Words;
  /** Pixels a px; as the screen has them and the machine can afford unless given. */
  readonly pixelRatio?: number;
}

const MOST_PIXELS_PER_PX = 2;
const nothing = (): void => {};

export function createRenderer(host: HTMLElement, options: RendererOptions): HostRenderer {
  const { words, onLook = nothing, onPick = nothing, onDirty = nothing } = options;
  const { onReplaced = nothing, pixelRatio } = options;
  const canvas = createCanvas(host, { whole: pixelRatio !== undefined, onDirty, onReplaced });
  const joins = createJoins(host);
  const tiles = createTiles(host, words, onPick);
  const labels = createLabels(host);
  let matrix: MatrixView | null = null;
  const onPan = (pan: Look["pan"]): void => onLook({ pan });

  let text = 0;
  /** The style sheet's letters are as large as the room for them. */
  const letters = (next: number): void => {
    if (next !== text) host.style.setProperty("--stage-text", `${next}px`);
    text = next;
  };

  /** Puts the matrices in the place of everything else, or away again. */
  const showMatrix = (shown: boolean): void => {
    if (shown === (matrix !== null)) return;
    host.classList.toggle("shows-matrix", shown);
    if (shown) matrix = createMatrixView(host, { words, onPan, onPick, onDirty });
    else {
      matrix?.dispose();
      matrix = null;
    }
  };

  return {
    canvas,
    setBarAnchors: joins.anchor,
    draw(scene, frame, look) {
      const size = sizeOf(host);
      if (size.width === 0 || size.height === 0) return;
      showMatrix(look.shown === "matrix");
      if (matrix) {
        matrix.draw(scene, look, pixelRatio ?? screenRatio());
        return;
      }
      const picture = pictureOf(scene, frame, look, size, words);
      letters(picture.room.text);
      canvas.paint(picture, pixelRatio ?? liveRatio(canvas.software, size));
      labels.draw(picture, canvas.progress);
      joins.draw(picture);
      tiles.draw(picture);
    },
    dispose() {
      for (const part of [labels, joins, tiles, matrix, canvas]) part?.dispose();
    },
  };
}

export const sizeOf = (host: HTMLElement): Size => ({
  width: host.clientWidth,
  height: host.clientHeight,
  large: host.closest("[data-present]") !== null,
});

const screenRatio = (): number => Math.min(window.devicePixelRatio || 1, MOST_PIXELS_PER_PX);

/** Most pixels of a picture before it is known whether there is a graphics card. */
const MOST_PIXELS = 1.6e6;

/** Without a graphics card one pixel a px is all that a live picture can afford. */
export function liveRatio(software: boolean, { width, height }: Size): number {
  if (!software) return screenRatio();
  const most = keptPainter() === null ? Math.sqrt(MOST_PIXELS / (width * height)) : 1;
  return Math.min(screenRatio(), Math.max(most, 1));
}
