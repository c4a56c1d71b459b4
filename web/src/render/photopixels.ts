/** A photo on its way as coarse as the input itself, for pictures that are made without WebGL. */
import { type PhotoLayer, photoLayers } from "../scene/photo";
import type { Frame, Scene } from "../scene/scene";
import { type Palette, type Rgb, tonesOf } from "./palette";

/** Points a pixel that are looked at, along each side. */
const SAMPLES = 3;

/** What each pixel of the input shows of the photo; null where nothing of it is to be seen. */
export function photoTones(
  { photo, layout }: Scene,
  frame: Frame,
  palette: Palette,
): readonly Rgb[] | null {
  const [{ columns, rows, count }] = layout.blocks;
  if (!photo || frame.photo.opacity <= 0) return null;
  const layers = photoLayers(photo, frame.photo.stage);
  return Array.from({ length: count }, (_, n) => {
    const tones = samples((n % columns) / columns, Math.floor(n / columns) / rows, columns, rows);
    return mean(tones.map(([x, y]) => toneAt(layers, x, y, palette)));
  });
}

function samples(left: number, top: number, columns: number, rows: number): [number, number][] {
  return Array.from({ length: SAMPLES ** 2 }, (_, k) => [
    left + ((k % SAMPLES) + 0.5) / SAMPLES / columns,
    top + (Math.floor(k / SAMPLES) + 0.5) / SAMPLES / rows,
  ]);
}

function toneAt(layers: readonly PhotoLayer[], x: number, y: number, palette: Palette): Rgb {
  let tone = palette.blank;
  for (const layer of layers) {
    const value = valueAt(layer, x, y);
    if (value === null) continue;
    const [low, high] = tonesOf(palette, layer.of);
    tone = mixed(tone, mixed(low, high, value), layer.opacity);
  }
  return tone;
}

/** Around ink is paper; around a photo is nothing. */
function valueAt({ picture, place, of }: PhotoLayer, x: number, y: number): number | null {
  const column = Math.floor(((x - place.left) / place.width) * picture.columns);
  const row = Math.floor(((y - place.top) / place.height) * picture.rows);
  const within = column >= 0 && column < picture.columns && row >= 0 && row < picture.rows;
  if (!within) return of === "ink" ? 0 : null;
  return picture.values[row * picture.columns + column];
}

const mixed = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const mean = (tones: readonly Rgb[]): Rgb => {
  const sum = (c: number): number => tones.reduce((total, tone) => total + tone[c], 0);
  return [sum(0) / tones.length, sum(1) / tones.length, sum(2) / tones.length];
};
