/**
 * The stage without WebGL2: the same frame as a flat still picture on a 2D canvas, redrawn when
 * asked, with a sentence that says why nothing turns or glides.
 */

import { archOf, controlsOf, endsOf } from "../scene/ends";
import { type Block, NEURON } from "../scene/layout";
import { type Lines, pointedLines, seenLines, strengthOf } from "../scene/lines";
import { project, projectNeuron, projectOn } from "./camera";
import { BAND } from "./lines";
import { tileColours, tilePictures } from "./mappictures";
import { cornersOf, markOn, marksOf } from "./marks";
import { mixed } from "./markup";
import { css, lineTones, type Palette } from "./palette";
import { photoTones } from "./photopixels";
import type { Picture } from "./picture";
import { Shape } from "./sprites";

/** Most lines that a layer gets in a still picture. */
export const STILL_LINES = 200;

export function paintStill(context: CanvasRenderingContext2D, picture: Picture): void {
  const { scene, frame, look, camera, palette } = picture;
  context.fillStyle = css(palette.ground);
  context.fillRect(0, 0, camera.width, camera.height);
  for (const [lines, seen] of seenLines(scene, frame, look)) {
    paintLines(context, picture, lines, strengthOf(look) * seen);
  }
  for (const [k, block] of scene.layout.blocks.entries()) {
    if (block.maps) paintMaps(context, picture, k);
    else paintBlock(context, picture, block);
  }
  for (const lines of pointedLines(scene, look)) paintLines(context, picture, lines, 1);
  paintMarks(context, picture);
}

/** Rings and frames around what is pointed at and what that looks at. */
function paintMarks(context: CanvasRenderingContext2D, picture: Picture): void {
  const { camera, palette } = picture;
  context.lineWidth = MARK;
  for (const { sprite, opacity, tone } of marksOf(picture)) {
    context.strokeStyle = css(mixed(palette.mark, palette.active, tone), opacity);
    context.setLineDash(sprite.shape === Shape.Guide ? [4, 3] : []);
    context.beginPath();
    if (sprite.shape === Shape.Ring) {
      const { centre, right, down } = markOn(camera, sprite);
      context.ellipse(...centre, Math.abs(right[0]), Math.abs(down[1]), 0, 0, 2 * Math.PI);
    } else {
      const [[left, top], , [end, low]] = cornersOf(camera, sprite);
      context.rect(left, top, end - left, low - top);
    }
    context.stroke();
  }
  context.setLineDash([]);
}

/** Width of the line of a mark, px. */
const MARK = 1.4;

/** Weakest first, so that the strongest lie on top. */
function paintLines(
  context: CanvasRenderingContext2D,
  { scene: { layout }, camera, palette }: Picture,
  lines: Lines,
  strength: number,
): void {
  const { evidence, count, kind, between } = lines;
  const { wide, soft } = between === "maps" ? BAND : { wide: 1, soft: 1 };
  const arch = archOf(layout, lines);
  const { above, below } = lineTones(palette, kind);
  const strongest = Math.abs(evidence[0] ?? 1) || 1;
  for (let k = count - 1; k >= 0; k--) {
    const value = evidence[k];
    const worth = Math.sqrt(Math.abs(value) / strongest);
    const [start, ...rest] = controlsOf(endsOf(layout, lines, k, camera.flatness), arch).map(
      (point) => project(camera, ...point),
    );
    context.beginPath();
    context.moveTo(...start);
    for (let n = 0; n < rest.length; n += 3) {
      context.bezierCurveTo(...rest[n], ...rest[n + 1], ...rest[n + 2]);
    }
    context.setLineDash(value > 0 ? [] : [5, 4]);
    context.lineWidth = wide * (0.5 + 2 * worth);
    const tone = value > 0 ? above : below;
    context.strokeStyle = css(tone, soft * strength * (0.15 + 0.7 * worth));
    context.stroke();
  }
  context.setLineDash([]);
}

/** A still picture is flat: tiles stand upright on the screen. */
function paintMaps(
  context: CanvasRenderingContext2D,
  { scene, frame, camera, palette }: Picture,
  k: number,
): void {
  const block = scene.layout.blocks[k];
  if (!block.maps) return;
  const { tileWidth, tileHeight, rows, columns } = block.maps;
  const colours = tileColours(palette).map((rgb) => css(rgb.map((part) => part / 255) as Triple));
  const [wide, high] = [tileWidth * camera.scale, tileHeight * camera.scale];
  for (const { pixels, along, down, off } of tilePictures(scene, frame, k)) {
    const [x, y] = projectOn(camera, block, along, down);
    const edge = (n: number, count: number, size: number, middle: number): number =>
      Math.round(middle + (n / count - 0.5) * size);
    pixels.forEach((number, n) => {
      const [row, column] = [Math.floor(n / columns), n % columns];
      const [left, top] = [edge(column, columns, wide, x), edge(row, rows, high, y)];
      context.fillStyle = colours[number];
      const [right, below] = [edge(column + 1, columns, wide, x), edge(row + 1, rows, high, y)];
      context.fillRect(left, top, right - left, below - top);
    });
    if (off) crossOut(context, [x, y, Math.min(wide, high) / 2], palette);
  }
}

type Triple = [number, number, number];

function paintBlock(
  context: CanvasRenderingContext2D,
  { scene, frame, camera, palette }: Picture,
  block: Block,
): void {
  const image = block.picture;
  const photo = image ? photoTones(scene, frame, palette) : null;
  const size = block.cell * camera.scale;
  for (let n = 0; n < block.count; n++) {
    const [x, y] = projectNeuron(camera, scene.layout, block.offset + n);
    const lit = frame.active[block.first + n];
    if (image) {
      context.fillStyle = css(palette.blank);
      context.fillRect(x - size / 2, y - size / 2, size, size);
      context.fillStyle = css(palette.ink, lit);
      context.fillRect(x - size / 2, y - size / 2, size, size);
      if (!photo) continue;
      context.fillStyle = css(photo[n], frame.photo.opacity);
      context.fillRect(x - size / 2, y - size / 2, size, size);
    } else {
      const signed = frame.signed[block.first + n];
      if (scene.off?.[block.offset + n]) {
        crossOut(context, [x, y, NEURON * size], palette);
        continue;
      }
      paintNeuron(context, [x, y, NEURON * size], palette, lit, signed);
    }
  }
}

function crossOut(
  context: CanvasRenderingContext2D,
  [x, y, radius]: [number, number, number],
  palette: Palette,
): void {
  context.beginPath();
  for (const way of [-1, 1]) {
    context.moveTo(x - radius, y - way * radius);
    context.lineTo(x + radius, y + way * radius);
  }
  context.strokeStyle = css(palette.mark, 0.75);
  context.stroke();
}

function paintNeuron(
  context: CanvasRenderingContext2D,
  [x, y, radius]: [number, number, number],
  palette: Palette,
  lit: number,
  signed: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = css(palette.rest);
  context.fill();
  if (signed !== 0) {
    context.strokeStyle = css(palette.minus, -signed);
    context.fillStyle = css(palette.plus, Math.max(signed, 0));
    if (signed > 0) context.fill();
    else context.stroke();
  }
  context.fillStyle = css(palette.active, lit ** 0.7);
  context.fill();
}
