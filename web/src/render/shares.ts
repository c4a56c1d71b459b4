/** What the lines between planes carry, below them, and above those that jump over planes. */
import { archOf } from "../scene/ends";
import type { Block } from "../scene/layout";
import { type Stated, statedBands, statedLines } from "../scene/lines";
import type { Step, StepKind } from "../scene/scene";
import { blockCorners, type Camera, project } from "./camera";
import { fitting, isCrowded, type Word } from "./fit";
import type { Picture, Put } from "./picture";

/** Share of a motion after which it is over: words come then, or before it, and never meanwhile. */
export const WRITTEN = 0.999_999;

export function placeShares(picture: Picture, put: Put): void {
  const { scene, frame, look, room, words } = picture;
  const { stage } = words;
  const rising = risingInto(scene.steps[frame.step], frame.progress);
  const stated = statedLines(scene, frame, look).filter(({ layer }) => layer !== rising);
  const bands = stated.map((told) => statedBands(scene, told));
  const withBands = stated.map(({ share, count }, k) => {
    const lines = stage.shareOfLines(share, count);
    const own = bands[k];
    return own ? `${lines}\n${stage.bands(own.count, own.share)}` : lines;
  });
  const banded = room.words === "whole" && bands.some((own) => own !== null);
  const wordings = [
    ...(banded ? [withBands] : []),
    ...(room.words === "whole"
      ? [stated.map((told) => stage.shareOfLines(told.share, told.count))]
      : []),
    stated.map(({ share }) => stage.share(share)),
  ].map((texts) => texts.map((text, k) => wordOf(picture, stated[k], text)));
  const told = isCrowded(scene.layout) ? fitting(wordings, room.text) : wordings[0];
  for (const { key, text, x, y } of told) put(key, "share", text, x, y);
}

function wordOf({ scene, camera, room }: Picture, { from, layer }: Stated, text: string): Word {
  const { blocks } = scene.layout;
  const [left, right] = [blocks[from + 1], blocks[layer + 1]];
  const t = camera.flatness;
  const space = (left.spaceX + right.spaceX) / 2;
  const flat = (left.flatX + left.width / 2 + right.flatX - right.width / 2) / 2;
  const across = (1 - t) * space + t * flat;
  const key = `share ${from} ${layer}`;
  const arch = archOf(scene.layout, { from, layer });
  if (arch > 0) {
    const [short] = text.split("\n");
    const [x, y] = project(camera, across, -arch, 0);
    // Above the titles of the planes that it jumps over.
    return { key, text: short, x, y: y - 2.7 * room.text };
  }
  const [x] = project(camera, across, 0, 0);
  const low = Math.max(lowest(camera, left), lowest(camera, right));
  return { key, text, x, y: low + 0.5 * room.text };
}

const DRAWING: readonly StepKind[] = ["products", "activation", "layer", "scores"];

/** The plane whose lines are just being drawn: what they carry is told once they are there. */
const risingInto = (step: Step | undefined, progress: number): number | null =>
  step && DRAWING.includes(step.kind) && progress > 0 && progress < WRITTEN ? step.layer : null;

/** Screen y below which a plane does not reach. */
const lowest = (camera: Camera, block: Block): number =>
  Math.max(...blockCorners(block, camera.flatness).map((at) => project(camera, ...at)[1]));
