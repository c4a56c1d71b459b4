/** What lies on top of everything: the ink on its way, its guide, and marks around units. */
import type { Paper } from "../base/paper";
import { BOX, SIZE } from "../ink/ink";
import { readsOf } from "../network/input";
import { type Block, inBlock, type Layout, onBlock, placeOf, tileAt } from "../scene/layout";
import type { NeuronId } from "../scene/look";
import { cellOf } from "../scene/maps";
import { type Looked, lookedAt } from "../scene/reach";
import type { Frame, Scene } from "../scene/scene";
import type { Picture } from "./picture";
import { Shape, type Sprite } from "./sprites";

/** Ink is drawn as overlapping discs this far apart, in image pixels. */
const INK_STEP = 0.3;

/** Sprites, and two values for each. */
export interface Extras {
  readonly sprites: readonly Sprite[];
  readonly values: readonly number[];
}

export function extrasOf({ scene, frame, look }: Picture): Extras {
  const sprites: Sprite[] = [];
  const values: number[] = [];
  const add = (sprite: Sprite, opacity: number, tone = 0): void => {
    sprites.push(sprite);
    values.push(opacity, tone);
  };
  addInk(scene, frame, add);
  addRings(scene, frame, look.focus, add);
  return { sprites, values };
}

/** Centre of a unit, counted through all blocks, in both arrangements. */
export const spotOf = (layout: Layout, unit: number): Pick<Sprite, "space" | "flat"> => ({
  space: placeOf(layout, unit, 0),
  flat: placeOf(layout, unit, 1),
});

type Add = (sprite: Sprite, opacity: number, tone?: number) => void;

function addInk(scene: Scene, frame: Frame, add: Add): void {
  const block = scene.layout.blocks[0];
  const { ink } = scene;
  if (frame.guide > 0) add(guide(block, block), 0.7 * frame.guide);
  if (!ink || frame.inkOpacity <= 0) return;
  const { scale, dx, dy } = frame.inkPlace;
  const points = ink.strokes.flatMap((stroke, k) =>
    discs([stroke], scale).map(([x, y]) => [x, y, ink.widths[k] / 2] as const),
  );
  const written = Math.ceil(points.length * frame.inkWritten);
  for (const [x, y, radius] of points.slice(0, written)) {
    add(onPlane(block, x * scale + dx, y * scale + dy, radius, Shape.Ink), frame.inkOpacity);
  }
}

/** Points along the strokes, close enough that discs on them look like one pen line. */
function discs(
  strokes: readonly (readonly (readonly [number, number])[])[],
  scale: number,
): [number, number][] {
  const points: [number, number][] = [];
  for (const stroke of strokes) {
    stroke.forEach(([x, y], k) => {
      const [x0, y0] = stroke[k - 1] ?? [x, y];
      const pieces = Math.max(1, Math.ceil((Math.hypot(x - x0, y - y0) * scale) / INK_STEP));
      for (let piece = 1; piece <= pieces; piece++) {
        const t = piece / pieces;
        points.push([x0 + (x - x0) * t, y0 + (y - y0) * t]);
      }
    });
  }
  return points;
}

/** The box that ink is fitted into: 20x20 of 28x28. */
function guide(block: Block, { columns, rows }: Paper): Sprite {
  const half = (BOX / SIZE / 2) * block.cell;
  const box = onPlane(block, columns / 2, rows / 2, 1, Shape.Guide);
  return { ...box, halfWidth: half * columns, halfHeight: half * rows };
}

/** A sprite on the input plane, in image pixels (0..columns, 0..rows). */
function onPlane(block: Block, x: number, y: number, radius: number, shape: Shape): Sprite {
  const along = (x - block.columns / 2) * block.cell;
  const down = (y - block.rows / 2) * block.cell;
  return {
    space: [block.spaceX, down, along],
    flat: [block.flatX + along, down, 0],
    halfWidth: radius * block.cell,
    halfHeight: radius * block.cell,
    shape,
  };
}

function addRings(scene: Scene, frame: Frame, focus: NeuronId | null, add: Add): void {
  const step = scene.steps[frame.step];
  const last = scene.network.layers.length - 1;
  const { followed, silenced } = scene;
  const ring = ({ layer, index }: NeuronId, opacity: number, tone: number): void => {
    const block = scene.layout.blocks[layer + 1];
    if (!block || opacity <= 0) return;
    if (block.maps) {
      for (const frame of framesOf(scene.layout, { layer, index })) add(frame, opacity, tone);
      return;
    }
    const radius = Math.max(0.62 * block.cell, 7);
    const size = { halfWidth: radius, halfHeight: radius, shape: Shape.Ring };
    add({ ...spotOf(scene.layout, block.offset + index), ...size }, opacity, tone);
  };
  const { closeness } = frame.near;
  if (followed) ring(followed, 0.9 * closeness, 0);
  if (silenced && step?.kind === "activation") ring(silenced, 0.9 * closeness, 0);
  ring({ layer: last, index: scene.trace.prediction }, frame.answer, 1);
  if (!focus) return;
  const { planes } = readsOf(scene.network);
  for (const looked of lookedAt(scene.network, focus)) {
    const frame = frameAround(scene.layout, looked, planes);
    if (frame) add(frame, looked.what === "patch" ? 0.85 : 0.7, 0);
  }
  ring(focus, 1, 0);
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
