/** A photo on its way as the processor paints it: that of `photo.ts`, by the same numbers. */
import type { Grey } from "../../ink/photo/grey";
import { type PhotoLayer, photoLayers } from "../../scene/photo";
import { tonesOf } from "../palette";
import type { Photos } from "../photo";
import type { Picture } from "../picture";
import { type Quad, quadOf } from "./quad";
import { lay, type Surface, type Target } from "./surface";

export function createPhotos(target: Target): Photos {
  return {
    paint(picture) {
      const { scene, frame, camera } = picture;
      const { photo } = scene;
      if (!photo || frame.photo.opacity <= 0) return;
      const [block] = scene.layout.blocks;
      const t = camera.flatness;
      const standing = {
        ...{ x: (1 - t) * block.spaceX + t * block.flatX, y: 0, z: 0 },
        halfWidth: (block.columns * block.cell) / 2,
        halfHeight: (block.rows * block.cell) / 2,
      };
      const quad = quadOf(camera, target, standing, 1, target.surface);
      if (!quad) return;
      for (const layer of photoLayers(photo, frame.photo.stage)) {
        paintLayer(target.surface, quad, layer, picture);
      }
    },
    dispose() {},
  };
}

/** Points a pixel that are looked at, along each side. */
const SAMPLES = 2;

function paintLayer(surface: Surface, quad: Quad, layer: PhotoLayer, picture: Picture): void {
  const { back, left, right, top, bottom, ux, uy, vx, vy } = quad;
  const { data, width } = surface;
  const [low, high] = tonesOf(picture.palette, layer.of);
  const opacity = layer.opacity * picture.frame.photo.opacity;
  for (let y = top; y < bottom; y++) {
    let at = 4 * ((y - surface.top) * width + left - surface.left);
    for (let x = left; x < right; x++, at += 4) {
      const [px, py] = [x + 0.5, y + 0.5];
      const w = back[6] * px + back[7] * py + back[8];
      const u = (back[0] * px + back[1] * py + back[2]) / w;
      const v = (back[3] * px + back[4] * py + back[5]) / w;
      if (u < -1 || u > 1 || v < -1 || v > 1) continue;
      const value = meanAt(layer, (u + 1) / 2, (v + 1) / 2, [ux / 2, uy / 2, vx / 2, vy / 2]);
      if (value === null) continue;
      const [r, g, b] = [0, 1, 2].map((part) => low[part] + (high[part] - low[part]) * value);
      lay(data, at, r, g, b, opacity);
    }
  }
}

/** Averaged over a pixel; null where nothing is. */
function meanAt(
  layer: PhotoLayer,
  u: number,
  v: number,
  [ux, uy, vx, vy]: readonly [number, number, number, number],
): number | null {
  let [sum, seen] = [0, 0];
  for (let n = 0; n < SAMPLES * SAMPLES; n++) {
    const across = ((n % SAMPLES) + 0.5) / SAMPLES - 0.5;
    const down = (Math.floor(n / SAMPLES) + 0.5) / SAMPLES - 0.5;
    const value = valueAt(layer, u + across * ux + down * uy, v + across * vx + down * vy);
    if (value === null) continue;
    sum += value;
    seen += 1;
  }
  return seen === 0 ? null : sum / seen;
}

/** Around ink is paper; around a photo is nothing. */
function valueAt({ picture, place, of }: PhotoLayer, x: number, y: number): number | null {
  const column = Math.floor(((x - place.left) / place.width) * picture.columns);
  const row = Math.floor(((y - place.top) / place.height) * picture.rows);
  const within = column >= 0 && column < picture.columns && row >= 0 && row < picture.rows;
  if (!within) return of === "ink" ? 0 : null;
  return smaller(picture, row, column);
}

const smaller = ({ values, columns }: Grey, row: number, column: number): number =>
  values[row * columns + column];
