/** What lies on top of everything: the ink on its way, its guide, and marks around units. */
import type { Paper } from "../base/paper";
import { BOX, SIZE } from "../ink/ink";
import type { Block } from "../scene/layout";
import type { Frame, Scene } from "../scene/scene";
import { marksOf } from "./marks";
import type { Picture } from "./picture";
import { Shape, type Sprite } from "./shapes";

/** Ink is drawn as overlapping discs this far apart, in image pixels. */
const INK_STEP = 0.3;

/** Sprites, and two values for each. */
export interface Extras {
  readonly sprites: readonly Sprite[];
  readonly values: readonly number[];
  /** How many of them are ink and its guide: they come first. */
  readonly ink: number;
}

export function extrasOf(picture: Picture): Extras {
  const { scene, frame } = picture;
  const sprites: Sprite[] = [];
  const values: number[] = [];
  const add = (sprite: Sprite, opacity: number, tone = 0): void => {
    sprites.push(sprite);
    values.push(opacity, tone);
  };
  addInk(scene, frame, add);
  const ink = sprites.length;
  for (const { sprite, opacity, tone } of marksOf(picture)) add(sprite, opacity, tone);
  return { sprites, values, ink };
}

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
