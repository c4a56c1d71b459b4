/**
 * A part of the picture that the processor paints: four floating-point numbers a pixel, colours
 * multiplied by their alpha, each laid over what is there. Knows nothing of canvases.
 */

/** Where it is in the picture, in the picture's pixels from its upper left. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Surface extends Place {
  /** r, g, b and alpha 0..1, row by row. */
  readonly data: Float32Array;
}

/** Whatever is drawn goes onto `surface`: that of the sheet at hand. */
export interface Target {
  surface: Surface;
  /** Of the whole picture, px. */
  width: number;
  height: number;
}

export const NOWHERE: Surface = {
  ...{ left: 0, top: 0, width: 0, height: 0 },
  data: new Float32Array(0),
};

/** Lays a colour of an alpha over the pixel whose numbers begin at `at`. */
export function lay(
  data: Float32Array,
  at: number,
  r: number,
  g: number,
  b: number,
  alpha: number,
): void {
  const rest = 1 - alpha;
  data[at] = data[at] * rest + r * alpha;
  data[at + 1] = data[at + 1] * rest + g * alpha;
  data[at + 2] = data[at + 2] * rest + b * alpha;
  data[at + 3] = data[at + 3] * rest + alpha;
}

/**
 * Into pixels as canvases take them, four bytes each: colours not multiplied, so that they are right to
 * the byte once the canvas multiplies them, however little alpha there is. Leaves a blank surface.
 */
export function toPixels({ data, width, height }: Surface, pixels: Uint32Array): void {
  const count = width * height;
  for (let n = 0, at = 0; n < count; n++, at += 4) {
    if (data[at + 3] === 0) {
      pixels[n] = 0;
      continue;
    }
    const alpha = (255 * data[at + 3] + 0.5) | 0;
    const whole = alpha > 0 ? 255 / alpha : 0;
    const r = Math.min(((255 * data[at] + 0.5) | 0) * whole + 0.5, 255) | 0;
    const g = Math.min(((255 * data[at + 1] + 0.5) | 0) * whole + 0.5, 255) | 0;
    const b = Math.min(((255 * data[at + 2] + 0.5) | 0) * whole + 0.5, 255) | 0;
    pixels[n] = LITTLE
      ? r | (g << 8) | (b << 16) | (alpha << 24)
      : (r << 24) | (g << 16) | (b << 8) | alpha;
    data[at] = 0;
    data[at + 1] = 0;
    data[at + 2] = 0;
    data[at + 3] = 0;
  }
}

/** Whether the first byte of a number is its lowest. */
const LITTLE = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}
