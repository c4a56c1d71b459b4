/**
 * The stage without WebGL2: the same frame as a flat still picture on a 2D canvas, redrawn when
 * asked, with a sentence that says why nothing turns or glides.
 */
import { type Block, NEURON } from "../scene/layout";
import {
  type Lines,
  pointedLines,
  seenLines,
  sourceOf,
  strengthOf,
  targetOf,
} from "../scene/lines";
import { projectNeuron } from "./camera";
import { css, lineTones, type Palette } from "./palette";
import { photoTones } from "./photopixels";
import type { Picture } from "./picture";

/** Most lines that a layer gets in a still picture. */
export const STILL_LINES = 200;

export function paintStill(context: CanvasRenderingContext2D, picture: Picture): void {
  const { scene, frame, look, camera, palette } = picture;
  context.fillStyle = css(palette.ground);
  context.fillRect(0, 0, camera.width, camera.height);
  for (const [lines, seen] of seenLines(scene, frame, look)) {
    paintLines(context, picture, lines, strengthOf(look) * seen);
  }
  for (const block of scene.layout.blocks) paintBlock(context, picture, block);
  for (const lines of pointedLines(scene, look)) paintLines(context, picture, lines, 1);
}

/** Weakest first, so that the strongest lie on top. */
function paintLines(
  context: CanvasRenderingContext2D,
  { scene: { layout }, camera, palette }: Picture,
  lines: Lines,
  strength: number,
): void {
  const { evidence, count, kind } = lines;
  const { above, below } = lineTones(palette, kind);
  const strongest = Math.abs(evidence[0] ?? 1) || 1;
  for (let k = count - 1; k >= 0; k--) {
    const value = evidence[k];
    const worth = Math.sqrt(Math.abs(value) / strongest);
    const [x0, y0] = projectNeuron(camera, layout, sourceOf(layout, lines, k));
    const [x1, y1] = projectNeuron(camera, layout, targetOf(layout, lines, k));
    const bend = (x0 + x1) / 2;
    context.beginPath();
    context.moveTo(x0, y0);
    context.bezierCurveTo(bend, y0, bend, y1, x1, y1);
    context.setLineDash(value > 0 ? [] : [5, 4]);
    context.lineWidth = 0.5 + 2 * worth;
    const tone = value > 0 ? above : below;
    context.strokeStyle = css(tone, strength * (0.15 + 0.7 * worth));
    context.stroke();
  }
  context.setLineDash([]);
}

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
    const lit = frame.active[block.offset + n];
    if (image) {
      context.fillStyle = css(palette.blank);
      context.fillRect(x - size / 2, y - size / 2, size, size);
      context.fillStyle = css(palette.ink, lit);
      context.fillRect(x - size / 2, y - size / 2, size, size);
      if (!photo) continue;
      context.fillStyle = css(photo[n], frame.photo.opacity);
      context.fillRect(x - size / 2, y - size / 2, size, size);
    } else {
      const signed = frame.signed[block.offset + n];
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
