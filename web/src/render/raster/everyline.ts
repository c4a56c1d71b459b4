/**
 * All connections of all layers as the processor adds them up: those of `everyline.ts`, one pixel wide,
 * in two sums a pixel, tone-mapped at the end.
 */

import type { Scene } from "../../scene/scene";
import type { Camera } from "../camera";
import { createWalk, type EveryLine, FLOATS, type Walk } from "../everywalk";
import type { Rgb } from "../palette";
import type { Target } from "./surface";

/** `show` lays bytes of the size of the whole picture over what is drawn. */
export function createEveryLine(
  target: Target,
  show: (fill: (bytes: Uint8ClampedArray) => void) => void,
): EveryLine {
  let walk: Walk | null = null;
  let key = "";
  let keyScene: Scene | null = null;
  let sums = new Float32Array(0);

  const restart = (scene: Scene, camera: Camera): void => {
    walk = createWalk(scene, camera);
    const count = 2 * target.width * target.height;
    if (sums.length === count) sums.fill(0);
    else sums = new Float32Array(count);
  };

  return {
    possible: true,
    get progress() {
      return { done: walk?.done ?? 0, total: walk?.total ?? 0 };
    },
    advance(scene, camera, chunk) {
      const now = `${camera.matrix.join()} ${target.width} ${target.height}`;
      if (scene !== keyScene || now !== key) {
        [keyScene, key] = [scene, now];
        restart(scene, camera);
      }
      if (!walk || walk.done >= walk.total) return;
      const corners = walk.next(chunk);
      toScreen(corners, camera, target);
      for (let at = 0; at < corners.length; at += 2 * FLOATS) addLine(sums, target, corners, at);
    },
    composite({ for: pro, against }) {
      show((bytes) => toneMap(sums, bytes, pro, against));
    },
    dispose() {
      sums = new Float32Array(0);
    },
  };
}

/** x and y of each corner become px. */
function toScreen(corners: Float32Array, { matrix: m }: Camera, { width, height }: Target): void {
  for (let at = 0; at < corners.length; at += FLOATS) {
    const [x, y, z] = [corners[at], corners[at + 1], corners[at + 2]];
    const w = m[3] * x + m[7] * y + m[11] * z + m[15];
    corners[at] = (((m[0] * x + m[4] * y + m[8] * z + m[12]) / w + 1) / 2) * width;
    corners[at + 1] = ((1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w) / 2) * height;
  }
}

/** Adds one straight line to the sum of those above 0, or to that of those below: one pixel a step. */
function addLine(
  sums: Float32Array,
  { width, height }: Target,
  corners: Float32Array,
  at: number,
): void {
  const [x0, y0] = [corners[at], corners[at + 1]];
  const [dx, dy] = [corners[at + FLOATS] - x0, corners[at + FLOATS + 1] - y0];
  const worth = corners[at + 3];
  const [channel, amount] = worth > 0 ? [0, worth] : [1, -worth];
  const flat = Math.abs(dx) >= Math.abs(dy);
  const length = Math.abs(flat ? dx : dy);
  if (length === 0) return;
  const [from, to] = [flat ? x0 : y0, flat ? x0 + dx : y0 + dy];
  const first = Math.ceil(Math.min(from, to) - 0.5);
  const end = Math.ceil(Math.max(from, to) - 0.5);
  const slope = flat ? dy / dx : dx / dy;
  for (let n = first; n < end; n++) {
    const other = Math.floor((flat ? y0 : x0) + (n + 0.5 - from) * slope);
    const [x, y] = flat ? [n, other] : [other, n];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    sums[2 * (y * width + x) + channel] += amount;
  }
}

/** 1 - exp(-s) approaches 1 and never passes it, whatever is added. */
function toneMap(sums: Float32Array, bytes: Uint8ClampedArray, pro: Rgb, against: Rgb): void {
  for (let at = 0; at < sums.length; at += 2) {
    const [above, below] = [sums[at], sums[at + 1]];
    const pixel = 2 * at;
    if (above === 0 && below === 0) {
      bytes[pixel + 3] = 0;
      continue;
    }
    const all = Math.max(above + below, 1e-6);
    for (let part = 0; part < 3; part++) {
      bytes[pixel + part] = (255 * (pro[part] * above + against[part] * below)) / all;
    }
    bytes[pixel + 3] = 229.5 * (1 - Math.exp(-Math.max(above, below)));
  }
}
