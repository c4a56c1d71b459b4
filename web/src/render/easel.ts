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

/** A canvas with WebGL2 on it that nobody paints on yet: to get ready for that takes a while. */
export interface Bare {
  readonly element: HTMLCanvasElement;
  readonly gl: WebGL2RenderingContext;
  readonly software: boolean;
}

/** Null where WebGL2 is missing. */
export function openWebGl(webgl: WebGl): Bare | null {
  const element = newCanvas();
  const gl = webgl.open(element);
  return gl && { element, gl, software: webgl.isSoftware(gl) };
}

/** Browsers keep few contexts: this one is not left to the garbage collector. */
export const close = ({ gl }: Pick<Bare, "gl">): void =>
  gl.getExtension("WEBGL_lose_context")?.loseContext();

/** `onRestored` is called when a picture that was lost can be drawn again. */
export function webglEasel(
  webgl: WebGl,
  { element, gl, software }: Bare,
  onRestored: () => void,
): Easel {
  let painter = createPainter(webgl.tools(gl));
  element.addEventListener("webglcontextlost", (event) => event.preventDefault());
  element.addEventListener("webglcontextrestored", () => {
    painter = createPainter(webgl.tools(gl));
    onRestored();
  });
  return {
    element,
    kind: "webgl",
    software,
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
      close({ gl });
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
