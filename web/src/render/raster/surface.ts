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
 * Into bytes as canvases take them: colours not multiplied, so that they are right to the byte once the
 * canvas multiplies them, however little alpha there is.
 */
export function toBytes({ data, width, height }: Surface, bytes: Uint8ClampedArray): void {
  const end = 4 * width * height;
  for (let at = 0; at < end; at += 4) {
    const alpha = Math.round(255 * data[at + 3]);
    bytes[at + 3] = alpha;
    if (alpha === 0) continue;
    const whole = 255 / alpha;
    bytes[at] = Math.round(255 * data[at]) * whole;
    bytes[at + 1] = Math.round(255 * data[at + 1]) * whole;
    bytes[at + 2] = Math.round(255 * data[at + 2]) * whole;
  }
}

export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}
