/**
 * A rectangle that stands in a plane of the stage, as the screen shows it, and from each pixel back to
 * where it is on the rectangle: -1..1 to the right and down.
 */
import type { Camera } from "../camera";
import type { Place } from "./surface";

/** In a rectangle's own directions: its middle and half its sides, stage units. */
export interface Standing {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

export interface Quad {
  /** From pixels to the rectangle: u = (a x + b y + c) / (g x + h y + i), v likewise with d, e, f. */
  readonly back: Float64Array;
  /** Change of u and v from pixel to pixel, in its middle. */
  readonly ux: number;
  readonly uy: number;
  readonly vx: number;
  readonly vy: number;
  /** Pixels that it may cover, the last ones not among them. */
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const made: { -readonly [key in keyof Quad]: Quad[key] } = {
  back: new Float64Array(9),
  ...{ ux: 0, uy: 0, vx: 0, vy: 0, left: 0, right: 0, top: 0, bottom: 0 },
};
const forth = new Float64Array(9);

/**
 * The rectangle, `room` times as large, where it reaches into `place`; null where it does not, or is
 * seen from its edge. The same object every time: whoever wants it longer keeps what is in it.
 */
export function quadOf(
  camera: Camera,
  picture: { readonly width: number; readonly height: number },
  { x, y, z, halfWidth, halfHeight }: Standing,
  room: number,
  place: Place,
): Quad | null {
  const m = camera.matrix;
  const t = camera.flatness;
  const [across, deep] = [t * halfWidth, (1 - t) * halfWidth];
  // Columns: right, down and the middle; rows: x and y in pixels times w, and w.
  for (let row = 0; row < 3; row++) {
    const k = row === 2 ? 3 : row;
    forth[row * 3] = m[k] * across + m[8 + k] * deep;
    forth[row * 3 + 1] = m[4 + k] * halfHeight;
    forth[row * 3 + 2] = m[k] * x + m[4 + k] * y + m[8 + k] * z + m[12 + k];
  }
  for (let column = 0; column < 3; column++) {
    const w = forth[6 + column];
    forth[column] = ((forth[column] + w) / 2) * picture.width;
    forth[3 + column] = ((w - forth[3 + column]) / 2) * picture.height;
  }
  if (!invert(forth, made.back)) return null;
  slopes();
  box(room, place);
  return made.left < made.right && made.top < made.bottom ? made : null;
}

/** Up to a factor, which divides out. */
function invert(h: Float64Array, back: Float64Array): boolean {
  const [a, b, c, d, e, f, g, i, j] = h;
  back[0] = e * j - f * i;
  back[1] = c * i - b * j;
  back[2] = b * f - c * e;
  back[3] = f * g - d * j;
  back[4] = a * j - c * g;
  back[5] = c * d - a * f;
  back[6] = d * i - e * g;
  back[7] = b * g - a * i;
  back[8] = a * e - b * d;
  return Math.abs(a * back[0] + b * back[3] + c * back[6]) > 1e-9;
}

function slopes(): void {
  const back = made.back;
  const w = forth[8];
  const [x, y] = [forth[2] / w, forth[5] / w];
  const below = back[6] * x + back[7] * y + back[8];
  // u and v are 0 in the middle.
  made.ux = back[0] / below;
  made.uy = back[1] / below;
  made.vx = back[3] / below;
  made.vy = back[4] / below;
}

function box(room: number, place: Place): void {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let corner = 0; corner < 4; corner++) {
    const u = corner & 1 ? room : -room;
    const v = corner & 2 ? room : -room;
    const w = forth[6] * u + forth[7] * v + forth[8];
    const x = (forth[0] * u + forth[1] * v + forth[2]) / w;
    const y = (forth[3] * u + forth[4] * v + forth[5]) / w;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  // A pixel is covered where its middle is.
  made.left = Math.max(Math.ceil(left - 0.5), place.left);
  made.right = Math.min(Math.ceil(right - 0.5), place.left + place.width);
  made.top = Math.max(Math.ceil(top - 0.5), place.top);
  made.bottom = Math.min(Math.ceil(bottom - 0.5), place.top + place.height);
}
