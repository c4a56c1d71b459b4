/** The neuron the reader points at. */

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

/** The neuron one row or column on, for the arrow keys; from nowhere, the output's winner. */
export function neighbour(scene: Scene, from: NeuronId | null, key: string): NeuronId {
  const last = scene.network.layers.length - 1;
  if (!from) return { layer: last, index: scene.digit };
  const block = scene.layout.blocks[from.layer + 1];
  const column = from.index % block.columns;
  const row = Math.floor(from.index / block.columns);
  if (key === "ArrowUp") return at(from.layer, Math.max(from.index - block.columns, column));
  if (key === "ArrowDown") {
    return at(
      from.layer,
      from.index + block.columns < block.count ? from.index + block.columns : from.index,
    );
  }
  const step = key === "ArrowLeft" ? -1 : 1;
  if (column + step >= 0 && column + step < block.columns && from.index + step < block.count) {
    return at(from.layer, from.index + step);
  }
  const layer = from.layer + step;
  const next = scene.layout.blocks[layer + 1];
  if (!next) return from;
  const height = Math.min(Math.round((row / block.rows) * next.rows), next.rows - 1);
  const edge = step > 0 ? 0 : next.columns - 1;
  return at(layer, Math.min(height * next.columns + edge, next.count - 1));
}

const at = (layer: number, index: number): NeuronId => ({ layer, index });
