/**
 * The numbers of feature maps as a picture shows them: the sum and what is handed on of every unit,
 * each as one byte on its plane's scale, and the colour that they give. The stage's shader says the
 * same as `toneOf`, which an SVG is painted by.
 */
import type { Form } from "../network/form";
import type { MapsShown, Scene } from "../scene/scene";
import type { Palette, Rgb } from "./palette";

/** A byte of 0 is -1 and one of 254 is 1: 0 itself is kept. */
export const ZERO_BYTE = 127;

/** Two bytes a unit, stack by stack. */
export interface Cells {
  readonly bytes: Uint8Array;
  /** Where each block's first unit is, in units. */
  readonly starts: Int32Array;
}

/** Units of all stacks of maps, and where each block's begin. */
export function startsOf({ layout }: Pick<Scene, "layout">): { starts: Int32Array; count: number } {
  const starts = new Int32Array(layout.blocks.length);
  let count = 0;
  layout.blocks.forEach((block, k) => {
    starts[k] = count;
    if (block.maps) count += block.count;
  });
  return { starts, count };
}

/** Fills `bytes` with what the maps of a scene are. */
export function fillCells(scene: Scene, { bytes, starts }: Cells): void {
  const { network, trace, layout } = scene;
  layout.blocks.forEach(({ maps, layer, count }, k) => {
    if (!maps) return;
    const { post } = trace.layers[layer];
    const { scale } = network.measures(network.planes[layer].name);
    const sum = summedIn(scene, layer);
    for (let n = 0, at = 2 * starts[k]; n < count; n++, at += 2) {
      bytes[at] = byteOf(sum(n));
      bytes[at + 1] = byteOf(post[n] / scale);
    }
  });
}

/** What a unit of a plane shows before it is activated, as a share of full colour. */
export function summedIn(
  { network, trace, teaching }: Pick<Scene, "network" | "trace" | "teaching">,
  layer: number,
): (unit: number) => number {
  const { pre } = trace.layers[layer];
  const { scale } = network.measures(network.planes[layer].name);
  const blame = teaching?.blame[layer];
  return (unit) => blame?.[unit] ?? pre[unit] / scale;
}

const byteOf = (share: number): number =>
  ZERO_BYTE + Math.round(ZERO_BYTE * (share > 1 ? 1 : share < -1 ? -1 : share));

/** Whether the window has come to a cell. */
export const isSwept = (
  { rows, columns }: Form,
  row: number,
  column: number,
  swept: number,
): boolean => row * columns + column < swept * rows * columns;

/** What a unit shows: its sum -1..1 (0 where it is activated), and what it hands on, -1..1. */
export interface CellShown {
  readonly signed: number;
  readonly active: number;
}

export function cellShown(
  pre: number,
  post: number,
  { sum, lit }: Pick<MapsShown, "sum" | "lit">,
): CellShown {
  const signed = (1 - lit) * sum * clamp(pre) + lit * Math.min(clamp(post), 0);
  return { signed, active: lit * Math.max(clamp(post), 0) };
}

const clamp = (value: number): number => Math.min(Math.max(value, -1), 1);

/** Blank, then in the colours of the sign, then red as every active neuron. */
export function toneOf(palette: Palette, { signed, active }: CellShown): Rgb {
  const sign = signed > 0 ? palette.plus : palette.minus;
  const tone = mixed(palette.blank, sign, Math.abs(signed) ** SIGNED_POWER);
  const lit = active ** LIT_POWER;
  const red = mixed(palette.active, palette.hot, HOT * smoothstep(HOT_FROM, 1, lit));
  return mixed(tone, red, lit);
}

export const SIGNED_POWER = 0.7;
export const LIT_POWER = 0.75;
export const HOT = 0.6;
export const HOT_FROM = 0.7;

const mixed = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}

const crossedOut = new WeakMap<Uint8Array, Map<number, Uint8Array>>();

/** Of each map of block `k`, 1 where all of it is switched off; null: nothing is. */
export function mapsOff({ off, layout }: Scene, k: number): Uint8Array | null {
  const { maps, offset } = layout.blocks[k];
  if (!off || !maps) return null;
  const known = crossedOut.get(off) ?? new Map<number, Uint8Array>();
  crossedOut.set(off, known);
  let flags = known.get(k);
  if (!flags) {
    const size = maps.rows * maps.columns;
    flags = Uint8Array.from({ length: maps.maps }, (_, map) =>
      off.subarray(offset + map * size, offset + (map + 1) * size).every(Boolean) ? 1 : 0,
    );
    known.set(k, flags);
  }
  return flags;
}
