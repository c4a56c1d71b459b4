/**
 * One neuron, pixel by pixel as the shader of `sprites.ts` says: a disc in its colour, hollow below 0,
 * with its glow; crossed out where it is switched off.
 */
import { mixed } from "../markup";
import type { Palette, Rgb } from "../palette";
import { GLOW_ROOM } from "../shapes";
import type { Quad } from "./quad";
import { lay, type Surface, smoothstep } from "./surface";

/** What a neuron shows: brightness 0..1 and signed value -1..1; and how much glow the theme has. */
export interface NeuronShown {
  readonly lit: number;
  readonly signed: number;
  readonly glow: number;
}

interface NeuronLook {
  /** Of its body, and of its glow. */
  readonly tone: Rgb;
  readonly halo: Rgb;
  readonly strength: number;
  readonly glow: number;
  /** How much of its inside is left out, 0..1. */
  readonly hollow: number;
  /** From its middle to where nothing of it is. */
  readonly room: number;
}

export function paintNeuron(
  surface: Surface,
  quad: Quad,
  palette: Palette,
  shown: NeuronShown,
): void {
  const look = lookOf(palette, shown);
  const { back, left, right, top, bottom } = quad;
  const { data, width } = surface;
  const most = look.room * look.room;
  for (let y = top; y < bottom; y++) {
    let at = 4 * ((y - surface.top) * width + left - surface.left);
    for (let x = left; x < right; x++, at += 4) {
      const [px, py] = [x + 0.5, y + 0.5];
      const w = back[6] * px + back[7] * py + back[8];
      const u = (back[0] * px + back[1] * py + back[2]) / w;
      const v = (back[3] * px + back[4] * py + back[5]) / w;
      const square = u * u + v * v;
      if (square < most) layNeuron(data, at, look, quad, u, v, Math.sqrt(square));
    }
  }
}

function lookOf(palette: Palette, { lit, signed, glow }: NeuronShown): NeuronLook {
  const { rest } = palette;
  const plain = { tone: rest, halo: rest, strength: 0.85, glow: 0, hollow: 0, room: EDGE };
  if (lit === 0 && signed === 0) return plain;
  const bright = lit ** 0.7;
  const weight = Math.abs(signed);
  const sign = signed > 0 ? palette.plus : palette.minus;
  const red = mixed(palette.active, palette.hot, 0.6 * smoothstep(0.6, 1, bright));
  const tone = mixed(mixed(rest, sign, weight ** 0.6), red, smoothstep(0, 0.35, bright));
  return {
    tone,
    halo: mixed(tone, palette.active, bright),
    strength: 0.85 + 0.15 * bright,
    glow: 0.5 * glow * bright,
    hollow: signed < 0 ? smoothstep(0.02, 0.2, weight) : 0,
    room: lit > 0.01 ? GLOW_ROOM : EDGE,
  };
}

/** A disc with its soft edge. */
const EDGE = 1.5;

/** Steps of the table of the glow, by the distance from the middle. */
const FINE = 128;
const GLOW = Float32Array.from({ length: Math.ceil(GLOW_ROOM * FINE) + 2 }, (_, n) => {
  const r = n / FINE;
  return Math.exp(-2.4 * Math.max(r - 0.8, 0)) * (1 - smoothstep(1.5, 2.1, r));
});

function layNeuron(
  data: Float32Array,
  at: number,
  { tone, halo, strength, glow, hollow }: NeuronLook,
  quad: Quad,
  u: number,
  v: number,
  r: number,
): void {
  let body = discAt(quad, u, v, r);
  if (hollow > 0 && r < 0.6) body *= 1 - hollow * (1 - smoothstep(0.35, 0.6, r));
  const around = glow > 0 ? glow * GLOW[Math.round(r * FINE)] : 0;
  const alpha = Math.max(body * strength, around);
  if (alpha < 0.004) return;
  lay(
    data,
    at,
    halo[0] + (tone[0] - halo[0]) * body,
    halo[1] + (tone[1] - halo[1]) * body,
    halo[2] + (tone[2] - halo[2]) * body,
    alpha,
  );
}

/** 1 inside a disc of radius 1 and 0 outside, with an edge of about a pixel. */
function discAt(quad: Quad, u: number, v: number, r: number): number {
  const edge = edgeAt(quad, u, v, r);
  if (r <= 1 - edge) return 1;
  return r >= 1 + edge / 2 ? 0 : 1 - smoothstep(1 - edge, 1 + edge / 2, r);
}

/** How much the distance from the middle changes from pixel to pixel. */
export function edgeAt({ ux, uy, vx, vy }: Quad, u: number, v: number, r: number): number {
  if (r < 1e-6) return 0;
  return (Math.abs(u * ux + v * vx) + Math.abs(u * uy + v * vy)) / r;
}

export function paintCross(surface: Surface, quad: Quad, palette: Palette): void {
  const { back, left, right, top, bottom, ux, uy } = quad;
  const { data, width } = surface;
  const edge = Math.abs(ux) + Math.abs(uy);
  const { rest, mark } = palette;
  for (let y = top; y < bottom; y++) {
    let at = 4 * ((y - surface.top) * width + left - surface.left);
    for (let x = left; x < right; x++, at += 4) {
      const [px, py] = [x + 0.5, y + 0.5];
      const w = back[6] * px + back[7] * py + back[8];
      const u = (back[0] * px + back[1] * py + back[2]) / w;
      const v = (back[3] * px + back[4] * py + back[5]) / w;
      if (Math.max(Math.abs(u), Math.abs(v)) > 1.3) continue;
      const off = Math.SQRT1_2 * Math.min(Math.abs(u - v), Math.abs(u + v));
      const stroke = 1 - smoothstep(0.17 - edge / 2, 0.17 + edge / 2, off);
      const disc = 1 - smoothstep(1 - edge, 1, Math.hypot(u, v));
      const alpha = Math.max(0.75 * stroke, 0.3 * disc);
      if (alpha < 0.004) continue;
      const [r, g, b] = mixed(rest, mark, stroke);
      lay(data, at, r, g, b, alpha);
    }
  }
}
