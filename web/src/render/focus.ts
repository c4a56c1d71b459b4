/** The unit the reader points at: a neuron, a pixel, or a cell of a feature map. */

import { arranged } from "../scene/arranged";
import type { Arrangement, Block, Layout } from "../scene/layout";
import type { NeuronId } from "../scene/look";
import { cellOf } from "../scene/maps";
import type { Scene } from "../scene/scene";
import { type Camera, placeAt, projectNeuron } from "./camera";

const REACH_PX = 14;

/** The unit nearest to a point of the screen, or null when none is near. */
export function pick(scene: Scene, camera: Camera, x: number, y: number): NeuronId | null {
  const near = nearestNeuron(scene, camera, x, y);
  // Where planes stand one before the other a neuron that is hit is told from a map behind it.
  const map = near && near.distance < HIT_PX ? null : cellUnder(scene.layout, camera, x, y);
  return map ?? near?.id ?? null;
}

const HIT_PX = 5;

function nearestNeuron({ layout }: Scene, camera: Camera, x: number, y: number) {
  let nearest = Math.max(REACH_PX, 0.6 * camera.scale * 10) ** 2;
  let found: NeuronId | null = null;
  for (const block of layout.blocks) {
    if (block.maps) continue;
    for (let n = 0; n < block.count; n++) {
      const [px, py] = projectNeuron(camera, layout, block.offset + n);
      const distance = (px - x) ** 2 + (py - y) ** 2;
      if (distance < nearest) {
        nearest = distance;
        found = { layer: block.layer, index: n };
      }
    }
  }
  return found && { id: found, distance: Math.sqrt(nearest) };
}

/** The cell of a map under a point of the screen, of the nearest plane that has one there. */
function cellUnder(layout: Layout, camera: Camera, x: number, y: number): NeuronId | null {
  const blocks = [...layout.blocks.keys()];
  if (camera.facing < 0) blocks.reverse();
  for (const k of blocks) {
    const at = layout.blocks[k].maps && placeAt(camera, layout.blocks[k], x, y);
    const index = at ? unitUnder(layout, k, at) : null;
    if (index !== null) return { layer: layout.blocks[k].layer, index };
  }
  return null;
}

/** The unit at a place of a stack, right and down from its middle; null between tiles. */
function unitUnder(
  { blocks, tiles }: Layout,
  k: number,
  [along, down]: readonly [number, number],
): number | null {
  const { maps } = blocks[k];
  const drawn = tiles[k];
  if (!maps || !drawn) return null;
  for (let tile = 0; tile < drawn.maps.length; tile++) {
    const across = (along - drawn.places[2 * tile]) / maps.tileWidth + 0.5;
    const below = (down - drawn.places[2 * tile + 1]) / maps.tileHeight + 0.5;
    if (across < 0 || across >= 1 || below < 0 || below >= 1) continue;
    const row = Math.floor(below * maps.rows);
    const column = Math.floor(across * maps.columns);
    return (drawn.maps[tile] * maps.rows + row) * maps.columns + column;
  }
  return null;
}

/**
 * The unit one row or column on where they stand, for the arrow keys, or on the next plane for the
 * page keys; from nowhere, the output's winner.
 */
export function neighbour(
  scene: Scene,
  order: Arrangement | null,
  from: NeuronId | null,
  key: string,
): NeuronId {
  const last = scene.network.layers.length - 1;
  if (!from) return { layer: last, index: scene.digit };
  const { layout } = arranged(scene, { order, glide: null });
  return unitAt(layout, order, nextSpot(layout, spotOf(layout, order, from), key));
}

/** A column and a row of all units of block `k`, as they stand. */
interface Spot {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** Columns and rows of units; of a stack, those of all its tiles beside each other. */
const sizeOf = ({ maps, columns, rows }: Block): readonly [columns: number, rows: number] =>
  maps ? [columns * maps.columns, rows * maps.rows] : [columns, rows];

function spotOf(layout: Layout, order: Arrangement | null, { layer, index }: NeuronId): Spot {
  const k = layer + 1;
  const { maps, columns } = layout.blocks[k];
  if (maps) {
    const { map, row, column } = cellOf(maps, index);
    const tile = Math.max(layout.tiles[k]?.tileOf[map] ?? 0, 0);
    const [across, down] = [tile % columns, Math.floor(tile / columns)];
    return { k, x: across * maps.columns + column, y: down * maps.rows + row };
  }
  const taken = layer < 0 ? null : order?.[layer];
  const place = taken ? Array.prototype.indexOf.call(taken, index) : index;
  return { k, x: place % columns, y: Math.floor(place / columns) };
}

/** Whether a unit stands there: the last row may be shorter than the others. */
function isTaken({ blocks, tiles }: Layout, { k, x, y }: Spot): boolean {
  const block = blocks[k];
  const [columns, rows] = sizeOf(block);
  if (x < 0 || y < 0 || x >= columns || y >= rows) return false;
  return block.maps
    ? tileAt(block, x, y) < (tiles[k]?.maps.length ?? 0)
    : y * columns + x < block.count;
}

const tileAt = ({ maps, columns }: Block, x: number, y: number): number =>
  maps ? Math.floor(y / maps.rows) * columns + Math.floor(x / maps.columns) : 0;

function unitAt(layout: Layout, order: Arrangement | null, { k, x, y }: Spot): NeuronId {
  const block = layout.blocks[k];
  const { layer, maps, columns } = block;
  if (maps) {
    const map = layout.tiles[k]?.maps[tileAt(block, x, y)] ?? 0;
    return {
      layer,
      index: (map * maps.rows + (y % maps.rows)) * maps.columns + (x % maps.columns),
    };
  }
  const place = y * columns + x;
  return { layer, index: (layer < 0 ? null : order?.[layer])?.[place] ?? place };
}

const STEPS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

function nextSpot(layout: Layout, from: Spot, key: string): Spot {
  const { k, x, y } = from;
  if (key in STEPS) {
    const [right, down] = STEPS[key];
    const next = { k, x: x + right, y: y + down };
    if (isTaken(layout, next)) return next;
    if (right === 0) return from;
  }
  const step = key === "ArrowLeft" || key === "PageUp" ? -1 : 1;
  return beside(layout, from, step, key in STEPS);
}

/** As high on the next plane, at the edge towards this one or, by page, in the middle. */
function beside(layout: Layout, from: Spot, step: number, byArrow: boolean): Spot {
  const k = from.k + step;
  const block = layout.blocks[k];
  if (!block) return from;
  const [columns, rows] = sizeOf(block);
  const height = from.y / sizeOf(layout.blocks[from.k])[1];
  const y = Math.min(Math.round(height * rows), rows - 1);
  const edge = step > 0 ? 0 : columns - 1;
  return lastTaken(layout, { k, x: byArrow ? edge : columns >> 1, y });
}

/** The spot, or where nobody stands the last one before it. */
function lastTaken(layout: Layout, spot: Spot): Spot {
  const { k } = spot;
  const block = layout.blocks[k];
  if (isTaken(layout, spot)) return spot;
  if (!block.maps) {
    const place = block.count - 1;
    return { k, x: place % block.columns, y: Math.floor(place / block.columns) };
  }
  const { rows, columns } = block.maps;
  const tile = (layout.tiles[k]?.maps.length ?? 1) - 1;
  const [across, down] = [tile % block.columns, Math.floor(tile / block.columns)];
  return { k, x: across * columns + columns - 1, y: down * rows + rows - 1 };
}
