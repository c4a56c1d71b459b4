/** The neuron the reader points at. */

import type { Arrangement, Block } from "../scene/layout";
import type { NeuronId } from "../scene/look";
import type { Scene } from "../scene/scene";
import { type Camera, projectNeuron } from "./camera";

const REACH_PX = 14;

/** The neuron nearest to a point of the screen, or null when none is near. */
export function pick(scene: Scene, camera: Camera, x: number, y: number): NeuronId | null {
  let nearest = Math.max(REACH_PX, 0.6 * camera.scale * 10) ** 2;
  let found: NeuronId | null = null;
  for (const block of scene.layout.blocks) {
    for (let n = 0; n < block.count; n++) {
      const [px, py] = projectNeuron(camera, scene.layout, block.offset + n);
      const distance = (px - x) ** 2 + (py - y) ** 2;
      if (distance < nearest) {
        nearest = distance;
        found = { layer: block.layer, index: n };
      }
    }
  }
  return found;
}

/**
 * The neuron one row or column on where they stand, for the arrow keys; from nowhere, the output's
 * winner.
 */
export function neighbour(
  scene: Scene,
  order: Arrangement | null,
  from: NeuronId | null,
  key: string,
): NeuronId {
  const last = scene.network.layers.length - 1;
  if (!from) return { layer: last, index: scene.digit };
  const placed = { layer: from.layer, place: placeOf(order, from) };
  const { layer, place } = nextPlace(scene.layout.blocks, placed, key);
  return { layer, index: (layer < 0 ? null : order?.[layer])?.[place] ?? place };
}

function placeOf(order: Arrangement | null, { layer, index }: NeuronId): number {
  const taken = layer < 0 ? null : order?.[layer];
  return taken ? Array.prototype.indexOf.call(taken, index) : index;
}

interface Placed {
  readonly layer: number;
  readonly place: number;
}

function nextPlace(blocks: readonly Block[], from: Placed, key: string): Placed {
  const { layer, place } = from;
  const { columns, rows, count } = blocks[layer + 1];
  const [column, row] = [place % columns, Math.floor(place / columns)];
  if (key === "ArrowUp") return { layer, place: Math.max(place - columns, column) };
  if (key === "ArrowDown")
    return { layer, place: place + columns < count ? place + columns : place };
  const step = key === "ArrowLeft" ? -1 : 1;
  if (column + step >= 0 && column + step < columns && place + step < count) {
    return { layer, place: place + step };
  }
  const next = blocks[layer + step + 1];
  if (!next) return from;
  const height = Math.min(Math.round((row / rows) * next.rows), next.rows - 1);
  const edge = step > 0 ? 0 : next.columns - 1;
  return { layer: layer + step, place: Math.min(height * next.columns + edge, next.count - 1) };
}
