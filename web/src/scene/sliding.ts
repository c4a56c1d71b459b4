/**
 * How stacks of maps fill: a window slides over what they read, first until the map that is told
 * alone is full, then for all maps at once.
 */
import { mapOf } from "../network/form";
import type { NeuronId } from "./look";
import { ACTIVATING, clamp, findStep, linearProgress, part, wholeTime } from "./progress";
import type { Frame, MapsShown, Scene } from "./scene";

/** Part of a layer's motion in which its window slides over what it reads. */
const SWEEPING = [0.05, 0.65] as const;
/** The first rows of the map that is told alone take this much of the motion, and all others the rest. */
const SLOW = { rows: 2, until: 0.6 };

/** A stack of maps fills row by row, all maps at once, before it is activated. */
export function mapsInto(scene: Scene, layer: number, seconds: number, shown: MapsShown): void {
  const t = wholeTime(scene, layer, seconds);
  shown.swept = sweepAt(t);
  shown.sum = shown.swept > 0 ? 1 : 0;
  shown.lit = part(t, ...ACTIVATING);
}

const sweepAt = (t: number): number => clamp((t - SWEEPING[0]) / (SWEEPING[1] - SWEEPING[0]), 0, 1);

/** The map of the cell that is told slowly: it fills first, and has what its cells hand on. */
export function earlyIn(scene: Scene, seconds: number, { maps }: Frame): Frame["early"] {
  const { followed, network } = scene;
  const step = followed && findStep(scene, "window", followed.layer);
  if (!followed || !step || maps[followed.layer + 1].lit >= 1) return null;
  const { layer, index } = followed;
  const { form } = network.planes[layer];
  const swept = slowly(linearProgress(step, seconds), form.rows);
  return swept > 0 ? { layer, map: mapOf(form, index), sum: 1, lit: 1, swept } : null;
}

/** Two rows slowly, then the others faster and faster. */
function slowly(t: number, rows: number): number {
  const first = Math.min(SLOW.rows / rows, 1);
  if (t < SLOW.until) return (first * t) / SLOW.until;
  return first + (1 - first) * ((t - SLOW.until) / (1 - SLOW.until)) ** 2;
}

/** Where the window is: over its map while that fills, over all maps of a plane, or at the cell that is told. */
export function windowIn(
  scene: Scene,
  seconds: number,
  { early, maps, near }: Frame,
): NeuronId | null {
  const { followed, network } = scene;
  if (early && early.swept < 1) return cellIn(scene, early.layer, early.map, early.swept);
  const filling = network.planes.findIndex((_, k) => {
    const { swept } = maps[k + 1];
    return swept > 0 && swept < 1;
  });
  if (filling >= 0) {
    const { form } = network.planes[filling];
    return cellIn(scene, filling, mapOf(form, scene.spotlight[filling]), maps[filling + 1].swept);
  }
  if (!followed || network.planes[followed.layer].form.kind === "row") return null;
  return near.closeness > 0 && !isSlid(scene, seconds) ? followed : null;
}

/** Whether the window has come to the end of the map that is told alone. */
function isSlid(scene: Scene, seconds: number): boolean {
  const step = findStep(scene, "window", null);
  return step !== undefined && linearProgress(step, seconds) >= 1;
}

function cellIn({ network }: Scene, layer: number, map: number, swept: number): NeuronId {
  const { cells } = network.planes[layer].form;
  return { layer, index: map * cells + Math.min(Math.floor(swept * cells), cells - 1) };
}
