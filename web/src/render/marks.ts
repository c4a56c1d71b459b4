/**
 * Marks around units: rings and frames of what the story or a pointer points at, the patch that a
 * cell reads and its receptive field. Stage and SVG draw the same ones.
 */
import { readsOf } from "../network/input";
import { type Block, inBlock, type Layout, onBlock, placeOf, tileAt } from "../scene/layout";
import type { NeuronId } from "../scene/look";
import { cellOf } from "../scene/maps";
import { type Looked, lookedAt } from "../scene/reach";
import { type Camera, project } from "./camera";
import type { Pair } from "./markup";
import type { Picture } from "./picture";
import { Shape, type Sprite } from "./shapes";

export interface Mark {
  /** A ring, a frame, or the dashed frame of a receptive field. */
  readonly sprite: Sprite;
  readonly opacity: number;
  /** From the colour of marks (0) to that of active neurons (1). */
  readonly tone: number;
}

/** Centre of a unit, counted through all blocks, in both arrangements. */
export const spotOf = (layout: Layout, unit: number): Pick<Sprite, "space" | "flat"> => ({
  space: placeOf(layout, unit, 0),
  flat: placeOf(layout, unit, 1),
});

/** All marks of a picture, the lowest first. */
export function marksOf({ scene, frame, look: { focus } }: Picture): Mark[] {
  const step = scene.steps[frame.step];
  const last = scene.network.layers.length - 1;
  const { followed, silenced } = scene;
  const { closeness } = frame.near;
  const told = [followed, step?.kind === "activation" ? silenced : null];
  return [
    ...told.flatMap((id) => (id ? around(scene.layout, id, 0.9 * closeness, 0) : [])),
    ...around(scene.layout, { layer: last, index: scene.trace.prediction }, frame.answer, 1),
    ...(scene.teaching
      ? around(scene.layout, { layer: last, index: scene.teaching.target }, 1, 0)
      : []),
    ...(focus ? [...lookedMarks(scene, focus), ...around(scene.layout, focus, 1, 0)] : []),
  ];
}

/** Around one unit. */
function around(layout: Layout, { layer, index }: NeuronId, opacity: number, tone: number): Mark[] {
  const block = layout.blocks[layer + 1];
  if (!block || opacity <= 0) return [];
  if (block.maps) {
    return framesOf(layout, { layer, index }).map((sprite) => ({ sprite, opacity, tone }));
  }
  const radius = Math.max(0.62 * block.cell, 7);
  const size = { halfWidth: radius, halfHeight: radius, shape: Shape.Ring };
  return [{ sprite: { ...spotOf(layout, block.offset + index), ...size }, opacity, tone }];
}

/** Around what a unit looks at. */
function lookedMarks({ network, layout }: Picture["scene"], focus: NeuronId): Mark[] {
  const { planes } = readsOf(network);
  return lookedAt(network, focus).flatMap((looked) => {
    const sprite = frameAround(layout, looked, planes);
    return sprite ? [{ sprite, opacity: looked.what === "patch" ? 0.85 : 0.7, tone: 0 }] : [];
  });
}

/** Where a mark is on the screen: its middle, and from there to its right and its lower edge, px. */
export function markOn(
  camera: Camera,
  { space, flat, halfWidth, halfHeight }: Sprite,
): { readonly centre: Pair; readonly right: Pair; readonly down: Pair } {
  const t = camera.flatness;
  const [x, y, z] = space.map((value, axis) => value + (flat[axis] - value) * t);
  const centre = project(camera, x, y, z);
  const to = ([px, py]: Pair): Pair => [px - centre[0], py - centre[1]];
  return {
    centre,
    right: to(project(camera, x + t * halfWidth, y, z + (1 - t) * halfWidth)),
    down: to(project(camera, x, y + halfHeight, z)),
  };
}

/** The corners of a mark on the screen, clockwise. */
export function cornersOf(camera: Camera, sprite: Sprite): Pair[] {
  const { centre, right, down } = markOn(camera, sprite);
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u, v]) => [0, 1].map((k) => centre[k] + u * right[k] + v * down[k]) as [number, number]);
}

/** Around a cell, large enough to be seen, and around its tile. */
function framesOf(layout: Layout, { layer, index }: NeuronId): Sprite[] {
  const k = layer + 1;
  const block = layout.blocks[k];
  const { maps } = block;
  if (!maps) return [];
  const tile = tileAt(layout, k, cellOf(maps, index).map);
  const cell = [block.cell, maps.tileHeight / maps.rows].map((side) => Math.max(side / 2, 2) + 1);
  const around = frameOn(block, inBlock(layout, k, index), cell[0], cell[1]);
  if (!tile) return [around];
  return [around, frameOn(block, tile, maps.tileWidth / 2 + 1.5, maps.tileHeight / 2 + 1.5)];
}

/** Around what a unit looks at; null where that map is not drawn. The field is dashed. */
function frameAround(layout: Layout, { k, map, box, what }: Looked, planes: number): Sprite | null {
  const block = layout.blocks[k];
  const { maps, cell, columns, rows } = block;
  const middle = maps ? tileAt(layout, k, map) : NOWHERE;
  if (!middle) return null;
  const [wide, high] = maps
    ? [maps.tileWidth / maps.columns, maps.tileHeight / maps.rows]
    : [cell, cell];
  // The planes of an input's picture stand below each other.
  const below = maps ? 0 : map * (rows / planes);
  const [across, down] = maps ? [maps.columns, maps.rows] : [columns, rows];
  const x = ((box.left + box.right + 1) / 2 - across / 2) * wide;
  const y = (below + (box.top + box.bottom + 1) / 2 - down / 2) * high;
  const size = [(box.right - box.left + 1) * wide, (box.bottom - box.top + 1) * high];
  const [halfWidth, halfHeight] = size.map((side) => side / 2 + 0.6);
  const frame = frameOn(block, [middle[0] + x, middle[1] + y], halfWidth, halfHeight);
  return what === "field" ? { ...frame, shape: Shape.Guide } : frame;
}

const NOWHERE = [0, 0] as const;

/** The outline of a rectangle on a plane, around a place right and down from its middle. */
function frameOn(
  block: Block,
  [along, down]: readonly [number, number],
  halfWidth: number,
  halfHeight: number,
): Sprite {
  const [space, flat] = [0, 1].map((flatness) => onBlock(block, along, down, flatness));
  return { space, flat, halfWidth, halfHeight, shape: Shape.Frame };
}
