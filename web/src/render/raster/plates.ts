/**
 * Everything flat that is no neuron, pixel by pixel as the shader of `sprites.ts` says: pixels of the
 * input, planes, frames, and the discs and rings on top.
 */
import { mixed } from "../markup";
import type { Palette, Rgb } from "../palette";
import { Shape } from "../shapes";
import { edgeAt } from "./neuron";
import type { Quad } from "./quad";
import { lay, type Surface, smoothstep } from "./surface";

export interface Shown {
  readonly shape: Shape;
  readonly opacity: number;
  /** From the colour of marks (0) to that of active neurons (1). */
  readonly tone: number;
}

/** Alpha of a pixel that is at u and v of the rectangle; the middle of it is at 0. */
type AlphaAt = (u: number, v: number) => number;

function paintAll(surface: Surface, quad: Quad, [r, g, b]: Rgb, alphaAt: AlphaAt): void {
  const { back, left, right, top, bottom } = quad;
  const { data, width } = surface;
  for (let y = top; y < bottom; y++) {
    let at = 4 * ((y - surface.top) * width + left - surface.left);
    for (let x = left; x < right; x++, at += 4) {
      const [px, py] = [x + 0.5, y + 0.5];
      const w = back[6] * px + back[7] * py + back[8];
      const u = (back[0] * px + back[1] * py + back[2]) / w;
      const v = (back[3] * px + back[4] * py + back[5]) / w;
      if (u < -1 || u > 1 || v < -1 || v > 1) continue;
      const alpha = alphaAt(u, v);
      if (alpha >= 0.004) lay(data, at, r, g, b, alpha);
    }
  }
}

export function paintPixel(surface: Surface, quad: Quad, palette: Palette, lit: number): void {
  const { ux, uy, vx, vy } = quad;
  const edge = Math.max(Math.abs(ux) + Math.abs(uy), Math.abs(vx) + Math.abs(vy));
  const whole = 1 - 0.6 * edge;
  const tone = mixed(palette.blank, palette.ink, lit);
  paintAll(surface, quad, tone, (u, v) => {
    const far = Math.max(Math.abs(u), Math.abs(v));
    return far <= whole ? 1 : 1 - smoothstep(whole, 1, far);
  });
}

export function paintDisc(surface: Surface, quad: Quad, palette: Palette, shown: Shown): void {
  const { shape, opacity, tone } = shown;
  const ring = shape === Shape.Ring;
  const colour = ring ? mixed(palette.mark, palette.active, tone) : palette.ink;
  paintAll(surface, quad, colour, (u, v) => {
    const r = Math.hypot(u, v);
    if (r >= 1) return 0;
    const edge = edgeAt(quad, u, v, r);
    if (!ring) return opacity * (1 - smoothstep(1 - 1.5 * edge, 1, r));
    return opacity * smoothstep(0.78 - edge, 0.78, r) * (1 - smoothstep(1 - edge, 1, r));
  });
}

interface Outlined extends Shown {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** Share of a plane's colour on all of it, and how wide its outline is, stage units. */
const FILL = 0.22;
const LINE = { plane: 0.6, frame: 0.9 };
const DASH = 9;
/** A board lets this much of what is behind it through. */
const BOARD = 0.93;

export function paintOutline(
  surface: Surface,
  quad: Quad,
  palette: Palette,
  { shape, opacity, tone, halfWidth, halfHeight }: Outlined,
): void {
  const plane = shape === Shape.Plane || shape === Shape.Board;
  const width = plane ? LINE.plane : LINE.frame;
  const dashed = shape === Shape.Guide;
  const fill = plane ? FILL : 0;
  const edgeU = halfWidth * (Math.abs(quad.ux) + Math.abs(quad.uy));
  const edgeV = halfHeight * (Math.abs(quad.vx) + Math.abs(quad.vy));
  const edgeOf: AlphaAt = (u, v) => {
    const insetU = (1 - Math.abs(u)) * halfWidth;
    const insetV = (1 - Math.abs(v)) * halfHeight;
    const upright = insetU < insetV;
    const near = upright ? insetU : insetV;
    const edge = upright ? edgeU : edgeV;
    if (near >= width + edge) return opacity * fill;
    const along = (upright ? v * halfHeight : u * halfWidth) / DASH;
    if (dashed && along - Math.floor(along) < 0.45) return 0;
    return opacity * Math.max(1 - smoothstep(width, width + edge, near), fill);
  };
  if (shape === Shape.Board) paintBoard(surface, quad, palette, edgeOf);
  else {
    const colour = plane ? palette.panel : mixed(palette.mark, palette.active, dashed ? 0 : tone);
    paintAll(surface, quad, colour, edgeOf);
  }
}

/** All of the rectangle, nearly opaque: its own colour is part of the ground's. */
function paintBoard(surface: Surface, quad: Quad, palette: Palette, edgeOf: AlphaAt): void {
  const { back, left, right, top, bottom } = quad;
  const { data, width } = surface;
  const { ground, panel } = palette;
  for (let y = top; y < bottom; y++) {
    let at = 4 * ((y - surface.top) * width + left - surface.left);
    for (let x = left; x < right; x++, at += 4) {
      const [px, py] = [x + 0.5, y + 0.5];
      const w = back[6] * px + back[7] * py + back[8];
      const u = (back[0] * px + back[1] * py + back[2]) / w;
      const v = (back[3] * px + back[4] * py + back[5]) / w;
      if (u < -1 || u > 1 || v < -1 || v > 1) continue;
      const share = edgeOf(u, v);
      const r = ground[0] + (panel[0] - ground[0]) * share;
      const g = ground[1] + (panel[1] - ground[1]) * share;
      const b = ground[2] + (panel[2] - ground[2]) * share;
      lay(data, at, r, g, b, BOARD);
    }
  }
}
