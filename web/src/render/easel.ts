/** A canvas with the painter that paints on it: by WebGL2, or by the processor on a 2D canvas. */
import type { PainterKind, WebGl } from "./choice";
import { createPainter, type Means, type Painter } from "./painter";
import type { Picture } from "./picture";
import { canvasTools } from "./raster/tools";

export interface Easel {
  readonly element: HTMLCanvasElement;
  readonly kind: PainterKind;
  /** True when pictures are computed without a graphics card. */
  readonly software: boolean;
  readonly painter: Painter;
  paint(picture: Picture, means: Means): void;
  /** Waits until all that was painted is there. */
  finish(): void;
  dispose(): void;
}

/** Null where WebGL2 is missing. `onRestored` is called when a picture that was lost can be drawn again. */
export function webglEasel(webgl: WebGl, onRestored: () => void): Easel | null {
  const element = newCanvas();
  const gl = webgl.open(element);
  if (!gl) return null;
  let painter = createPainter(webgl.tools(gl));
  element.addEventListener("webglcontextlost", (event) => event.preventDefault());
  element.addEventListener("webglcontextrestored", () => {
    painter = createPainter(webgl.tools(gl));
    onRestored();
  });
  return {
    element,
    kind: "webgl",
    software: webgl.isSoftware(gl),
    get painter() {
      return painter;
    },
    paint(picture, means) {
      fit(element, picture.camera, means.pixelRatio);
      painter.paint(picture, means);
    },
    finish: () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)),
    dispose() {
      painter.dispose();
      // Browsers keep few contexts: this one is not left to the garbage collector.
      gl.getExtension("WEBGL_lose_context")?.loseContext();
      element.remove();
    },
  };
}

export function canvasEasel(): Easel {
  const element = newCanvas();
  const context = element.getContext("2d", { alpha: false, willReadFrequently: true });
  const painter = createPainter(canvasTools(context as CanvasRenderingContext2D));
  return {
    element,
    kind: "canvas",
    software: true,
    painter,
    paint(picture, means) {
      fit(element, picture.camera, means.pixelRatio);
      painter.paint(picture, means);
    },
    finish: () => context?.getImageData(0, 0, 1, 1),
    dispose() {
      painter.dispose();
      element.remove();
    },
  };
}

function newCanvas(): HTMLCanvasElement {
  const element = document.createElement("canvas");
  element.className = "stage-canvas";
  return element;
}

/** Sizes the drawing buffer. */
function fit(canvas: HTMLCanvasElement, size: Picture["camera"], ratio: number): void {
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
