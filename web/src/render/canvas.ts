/** The stage's one canvas: painted by WebGL2, or where that is missing as a still picture. */
import type { EveryLine } from "./everyline";
import { isSoftware, openContext } from "./gl";
import { createPainter, isDone, type Painter } from "./painter";
import type { Picture } from "./picture";
import { paintStill } from "./still";

export interface Canvas {
  readonly element: HTMLCanvasElement;
  /** True when pictures are computed without a graphics card. */
  readonly software: boolean;
  /** True when WebGL2 is missing and a still picture is shown instead. */
  readonly still: boolean;
  /** False when this browser cannot add up all lines in floating point. */
  readonly canShowEvery: boolean;
  readonly progress: EveryLine["progress"];
  /** The picture of every connection is not complete. */
  readonly unfinished: boolean;
  paint(picture: Picture, pixelRatio: number): void;
  dispose(): void;
}

/** Lines added to the picture of every connection in one frame. */
const CHUNK = { software: 4000, card: 24_000 };
const NOTHING = { done: 0, total: 0 };

/** A `whole` picture is complete at once, however long it takes. */
export function createCanvas(host: HTMLElement, whole: boolean, onRestored: () => void): Canvas {
  const element = document.createElement("canvas");
  element.className = "stage-canvas";
  host.append(element);
  const gl = openContext(element);
  const software = gl === null || isSoftware(gl);
  const chunk = CHUNK[software ? "software" : "card"];
  const flat = gl ? null : element.getContext("2d");
  let painter: Painter | null = gl && createPainter(gl);
  element.addEventListener("webglcontextlost", (event) => event.preventDefault());
  element.addEventListener("webglcontextrestored", () => {
    painter = gl && createPainter(gl);
    onRestored();
  });
  return {
    element,
    software,
    still: gl === null,
    get canShowEvery() {
      return painter?.everyLine.possible ?? false;
    },
    get progress() {
      return painter?.everyLine.progress ?? NOTHING;
    },
    get unfinished() {
      return painter !== null && !isDone(painter.everyLine);
    },
    paint(picture, pixelRatio) {
      fit(element, picture.camera, pixelRatio);
      painter?.paint(picture, { pixelRatio, chunk, whole });
      flat?.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      if (flat) paintStill(flat, picture);
    },
    dispose() {
      painter?.dispose();
      // Browsers keep few contexts: this one is not left to the garbage collector.
      gl?.getExtension("WEBGL_lose_context")?.loseContext();
      element.remove();
    },
  };
}

/** Sizes the drawing buffer. */
function fit(canvas: HTMLCanvasElement, size: Picture["camera"], ratio: number): void {
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
