/**
 * Pictures kept between frames, as canvases: each is painted by the processor when something about it
 * changed, and laid down with one opacity for all of it.
 */
import type { Rect, Sheets } from "../sheets";
import { NOWHERE, type Place, type Target, toPixels } from "./surface";

interface Sheet {
  readonly context: CanvasRenderingContext2D;
  /** As large as the canvas; what is written into it lies on the canvas once it is put there. */
  image: ImageData | null;
  key: string | null;
}

/** Read and written by the processor: canvases that a graphics card holds would be fetched for that. */
const PLAIN = { willReadFrequently: true } as const;

export function createSheets(screen: CanvasRenderingContext2D, target: Target): Sheets {
  const sheets: Sheet[] = [];
  const passing = createSheet();
  /** Blank but while a sheet is painted. */
  let numbers = new Float32Array(0);

  /** Paints what is in the rectangle, and puts it onto the sheet. */
  const paintOn = (sheet: Sheet, place: Place, paint: () => void): void => {
    const { width, height } = place;
    const count = 4 * width * height;
    if (numbers.length < count) numbers = new Float32Array(count);
    target.surface = { ...place, data: numbers };
    paint();
    const { canvas } = sheet.context;
    if (sheet.image?.width !== width || sheet.image.height !== height) {
      canvas.width = width;
      canvas.height = height;
      sheet.image = sheet.context.createImageData(width, height);
    }
    toPixels(target.surface, new Uint32Array(sheet.image.data.buffer));
    sheet.context.putImageData(sheet.image, 0, 0);
    target.surface = NOWHERE;
  };
  const layDown = ({ context }: Sheet, { left, top }: Place, opacity: number): void => {
    screen.globalAlpha = opacity;
    screen.drawImage(context.canvas, left, top);
    screen.globalAlpha = 1;
  };
  const placeOf = ({ x, y, width, height }: Rect): Place => {
    return { left: x, top: target.height - y - height, width, height };
  };

  return {
    lay(k, rect, key, opacity, paint) {
      if (opacity <= 0 || rect.width <= 0 || rect.height <= 0) return;
      sheets[k] ??= createSheet();
      const sheet = sheets[k];
      const place = placeOf(rect);
      const { left, top, width, height } = place;
      const whole = key === null ? null : `${key} ${left} ${top} ${width} ${height}`;
      if (whole === null || whole !== sheet.key) paintOn(sheet, place, paint);
      sheet.key = whole;
      layDown(sheet, place, opacity);
    },
    over(rect, paint) {
      if (rect.width <= 0 || rect.height <= 0) return;
      paintOn(passing, placeOf(rect), paint);
      layDown(passing, placeOf(rect), 1);
    },
    dispose() {
      sheets.length = 0;
      numbers = new Float32Array(0);
    },
  };
}

const createSheet = (): Sheet => ({ context: newContext(), image: null, key: null });

export const newContext = (): CanvasRenderingContext2D =>
  document.createElement("canvas").getContext("2d", PLAIN) as CanvasRenderingContext2D;
