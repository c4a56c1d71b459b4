/** The tools of the 2D canvas: pictures that the processor paints, the same ones as WebGL's. */
import type { Tools } from "../painter";
import { css } from "../palette";
import { createEveryLine } from "./everyline";
import { createLines } from "./lines";
import { createPhotos } from "./photo";
import { createSheets, newContext } from "./sheets";
import { createSprites } from "./sprites";
import { createStacks } from "./stacks";
import { NOWHERE, type Target } from "./surface";

export function canvasTools(screen: CanvasRenderingContext2D): Tools {
  const { canvas } = screen;
  const target: Target = { surface: NOWHERE, width: canvas.width, height: canvas.height };
  return {
    size: () => canvas,
    clear(ground) {
      target.width = canvas.width;
      target.height = canvas.height;
      screen.fillStyle = css(ground);
      screen.fillRect(0, 0, canvas.width, canvas.height);
    },
    neurons: createSprites(target),
    extras: createSprites(target),
    lines: createLines(target),
    pointed: createLines(target),
    everyLine: createEveryLine(target, laidOver(screen)),
    sheets: createSheets(screen, target),
    photos: createPhotos(target),
    stacks: createStacks(target),
  };
}

/** Lays bytes of the size of the whole picture over it. */
function laidOver(screen: CanvasRenderingContext2D) {
  let image: ImageData | null = null;
  let between: CanvasRenderingContext2D | null = null;
  return (fill: (bytes: Uint8ClampedArray) => void): void => {
    const { width, height } = screen.canvas;
    between ??= newContext();
    if (image?.width !== width || image.height !== height) {
      between.canvas.width = width;
      between.canvas.height = height;
      image = between.createImageData(width, height);
    }
    fill(image.data);
    between.putImageData(image, 0, 0);
    screen.drawImage(between.canvas, 0, 0);
  };
}
