/**
 * Draws one frame with WebGL2: the planes and their neurons from far to near, the lines between
 * them, and ink, guide and rings on top. Holds buffers, no decisions about what is shown.
 */

import { archOf } from "../scene/ends";
import { type Block, type Layout, NEURON } from "../scene/layout";
import {
  areExplained,
  areFlowing,
  chosenBands,
  chosenFlows,
  chosenLines,
  isSingle,
  pointedLines,
  strengthOf,
} from "../scene/lines";
import type { Theme } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { blockCorners, type Camera, project } from "./camera";
import { createEveryLine, type EveryLine } from "./everyline";
import { extrasOf } from "./extras";
import { createLines } from "./lines";
import { spotOf } from "./marks";
import { createPhotos } from "./photo";
import type { Picture } from "./picture";
import { createSheets, type Rect } from "./sheets";
import { CROSSED, createSprites, Shape, type Sprite } from "./sprites";
import { createStacks } from "./stacks";

export interface Painter {
  paint(picture: Picture, means: Means): void;
  /** Every single connection, a chunk of it at a time. */
  readonly everyLine: EveryLine;
  dispose(): void;
}

/** How sharp and how hurried a picture is painted. */
export interface Means {
  readonly pixelRatio: number;
  /** Of every single connection this many more are drawn at a time; all of them for a `whole` picture. */
  readonly chunk: number;
  readonly whole: boolean;
}

const GLOW: Readonly<Record<Theme, number>> = { dark: 0.85, light: 0.3 };
const PLANE_OPACITY = 0.24;
/** The input's plane is the paper: blank pixels show it. */
const PAPER_OPACITY = 0.55;
/** How far glow reaches beside a line, px, and beside a plane whose outermost neuron is lit, stage units. */
const GLOW_PX = 8;
const GLOW_UNITS = 14;

export function createPainter(gl: WebGL2RenderingContext): Painter {
  const neurons = createSprites(gl);
  const extras = createSprites(gl);
  const lines = createLines(gl);
  const everyLine = createEveryLine(gl);
  const sheets = createSheets(gl);
  const photos = createPhotos(gl);
  const stacks = createStacks(gl);
  let placed: Picture | null = null;
  let placing = 0;
  let flowing = 0;
  let bands = 0;
  /** Whether they were looked for, though there may be none. */
  let chosen = { flows: false, bands: false };
  let above = 0;
  let painted = new Float32Array(0);
  let versions: number[] = [];
  let nextVersion = 0;
  let layout: Layout | null = null;
  let values = new Float32Array(0);

  const useLayout = (next: Layout): void => {
    // Other maps in the same places are none of the neurons' business.
    if (layout?.space === next.space && layout.flat === next.flat) return;
    layout = next;
    neurons.set(next.blocks.flatMap((block) => [planeOf(block), ...neuronsOf(next, block)]));
    values = new Float32Array(2 * (next.space.length / 3 + next.blocks.length));
    painted = values.slice().fill(Number.NaN);
    versions = next.blocks.map(() => (nextVersion += 1));
  };

  /** Takes in what the neurons show now; a block that shows something new gets a new version. */
  const useValues = (scene: Scene, frame: Frame): void => {
    fillValues(values, scene, frame);
    scene.layout.blocks.forEach((block, k) => {
      const [from, to] = [block.first + k, block.first + k + spritesOf(block)].map((n) => 2 * n);
      if (values.subarray(from, to).every((value, n) => value === painted[from + n])) return;
      painted.set(values.subarray(from, to), from);
      nextVersion += 1;
      versions[k] = nextVersion;
    });
    neurons.upload(values);
  };

  /** The lines' places in space depend on little of a picture: mostly they stay as they are. */
  const placeLines = (picture: Picture): void => {
    const { scene, frame, look, camera } = picture;
    // Products are chosen where they are to be seen: under the pen nobody asks for them.
    const wanted = areFlowing(frame);
    const banded = areExplained(frame) && !look.hurried;
    const enough = (chosen.flows || !wanted) && (chosen.bands || !banded);
    if (placed && sameLines(placed, picture) && enough) return;
    const flows = wanted ? chosenFlows(scene, look) : [];
    const broad = banded ? chosenBands(scene, look) : [];
    const pointed = pointedLines(scene, look);
    const groups = [...chosenLines(scene, look), ...flows, ...broad, ...pointed];
    lines.set(groups, scene.layout, camera.flatness);
    flowing = flows.length;
    bands = broad.length;
    chosen = { flows: wanted, bands: banded };
    above = pointed.length;
    placing += 1;
    placed = picture;
  };

  /** What of a frame changes how a stack of maps looks. */
  const mapsKey = ({ scene, frame }: Picture, k: number): string => {
    const { maps, layer } = scene.layout.blocks[k];
    if (!maps) return "";
    const alone = frame.alone.filter((told) => told.layer === layer);
    return `${stacks.version} ${JSON.stringify([frame.maps[k], alone])}`;
  };
  const paintMaps = (k: number, { scene, frame, camera, palette }: Picture): void => {
    stacks.begin(camera, palette);
    stacks.draw(k, frame.maps[k]);
    for (const told of frame.alone) {
      if (told.layer === scene.layout.blocks[k].layer) stacks.drawUnit(k, told.index, told);
    }
  };

  const paintBlock = (k: number, picture: Picture): void => {
    const { scene, camera, palette, look } = picture;
    const block = scene.layout.blocks[k];
    const sheet = scene.bundles.length + k;
    const key = `${versions[k]} ${mapsKey(picture, k)} ${camera.matrix.join()} ${palette.ground}`;
    sheets.lay(sheet, rectAround(gl, [block], camera), key, 1, () => {
      neurons.begin(camera, palette, GLOW[look.theme]);
      neurons.draw(block.first + k, spritesOf(block));
      if (block.maps) paintMaps(k, picture);
    });
    if (k === 0) photos.paint(picture);
  };

  /** Group `group` of the lines, which belongs to bundle `k`, on a sheet of its own. */
  const paintGroup = (
    [group, sheet, k]: readonly [group: number, sheet: number, bundle: number],
    [visible, pulse]: readonly [visible: number, pulse: number],
    { scene, look, camera, palette }: Picture,
    pixelRatio: number,
  ): void => {
    // While pulses travel the lines differ in every frame; else they wait on their sheet.
    const key = pulse >= 0 ? null : `${placing} ${camera.matrix.join()} ${palette.ground}`;
    const { blocks } = scene.layout;
    const { from, layer } = scene.bundles[k];
    const rect = rectAround(
      gl,
      blocks.slice(from + 1, layer + 2),
      camera,
      archOf(scene.layout, scene.bundles[k]),
    );
    sheets.lay(sheet, rect, key, strengthOf(look) * visible, () => {
      lines.begin(camera, palette, pixelRatio);
      lines.draw(group, pulse);
    });
  };

  /** What flows through a bundle, and over it what it says for and against. */
  const paintLines = (k: number, picture: Picture, pixelRatio: number): void => {
    const { scene, frame } = picture;
    const bundles = scene.bundles.length;
    const first = bundles + scene.layout.blocks.length;
    for (let g = 0; g < flowing; g++) {
      if (scene.flowGroups[g].bundle !== k) continue;
      const shown = [frame.flows[g], frame.pulses[g]] as const;
      paintGroup([bundles + g, first + g, k], shown, picture, pixelRatio);
    }
    const evidence = [frame.lines[k], -1] as const;
    if (bands > 0) {
      const sheet = first + scene.flowGroups.length + k;
      paintGroup([bundles + flowing + k, sheet, k], evidence, picture, pixelRatio);
    }
    paintGroup([k, k, k], evidence, picture, pixelRatio);
  };

  const paintEveryLine = ({ scene, camera, palette }: Picture, { chunk, whole }: Means): void => {
    do everyLine.advance(scene, camera, chunk);
    while (whole && !isDone(everyLine));
    everyLine.composite(palette);
  };

  return {
    everyLine,
    paint(picture, means) {
      const { scene, frame, look, camera, palette } = picture;
      useLayout(scene.layout);
      placeLines(picture);
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      gl.clearColor(...palette.ground, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
      useValues(scene, frame);
      stacks.use(scene);
      const bundles = scene.bundles.length;
      const every = look.shown === "every";
      if (every) paintEveryLine(picture, means);
      for (const [kind, k] of drawingOrder(scene, camera)) {
        if (kind === "block") paintBlock(k, picture);
        else if (!every || !isSingle(scene.bundles[k])) paintLines(k, picture, means.pixelRatio);
      }
      lines.begin(camera, palette, means.pixelRatio);
      const first = bundles + flowing + bands;
      for (let group = first; group < first + above; group++) lines.draw(group, -1);
      paintExtras(picture, extras);
    },
    dispose() {
      neurons.dispose();
      extras.dispose();
      lines.dispose();
      everyLine.dispose();
      sheets.dispose();
      photos.dispose();
      stacks.dispose();
    },
  };
}

export const isDone = ({ progress: { done, total } }: EveryLine): boolean => done >= total;

/** The same lines between the same places, whatever else differs. */
function sameLines(a: Picture, b: Picture): boolean {
  const parts = ["path", "focus", "shown", "budget"] as const;
  return (
    a.scene === b.scene &&
    a.camera.flatness === b.camera.flatness &&
    parts.every((part) => a.look[part] === b.look[part])
  );
}

/** Sprites of a block: its plane, and its neurons where they are no maps. */
const spritesOf = ({ maps, count }: Block): number => (maps ? 1 : count + 1);

/** What blocks, and the lines between them, can cover: their corners, an arch and a little glow. */
function rectAround(
  gl: WebGL2RenderingContext,
  blocks: readonly Block[],
  camera: Camera,
  arch = 0,
): Rect {
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
  const ratio = width / camera.width;
  const glow = GLOW_PX + GLOW_UNITS * camera.scale;
  const corners = blocks
    .flatMap((block) =>
      blockCorners({ ...block, height: Math.max(block.height, 2 * arch) }, camera.flatness),
    )
    .map(([x, y, z]) => project(camera, x, y, z));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const left = Math.max(Math.floor(ratio * (Math.min(...xs) - glow)), 0);
  const right = Math.min(Math.ceil(ratio * (Math.max(...xs) + glow)), width);
  const top = Math.max(Math.floor(ratio * (Math.min(...ys) - glow)), 0);
  const bottom = Math.min(Math.ceil(ratio * (Math.max(...ys) + glow)), height);
  return { x: left, y: height - bottom, width: right - left, height: bottom - top };
}

/** Lines first, so that no neuron is ever hidden by them; both from far to near. */
function drawingOrder(scene: Scene, camera: Camera): ["block" | "lines", number][] {
  const blocks = scene.layout.blocks.map((_, k): ["block", number] => ["block", k]);
  const gaps = scene.bundles.map((_, k): ["lines", number] => ["lines", k]);
  return camera.facing >= 0 ? [...gaps.reverse(), ...blocks.reverse()] : [...gaps, ...blocks];
}

function fillValues(values: Float32Array, { layout, off }: Scene, frame: Frame): void {
  layout.blocks.forEach((block, k) => {
    // A block's sprites follow its plane, so each is shifted by the planes before it.
    const first = block.first + k;
    values[2 * first] = block.layer < 0 ? PAPER_OPACITY : PLANE_OPACITY;
    if (block.maps) return;
    for (let n = 0; n < block.count; n++) {
      values[2 * (first + 1 + n)] = frame.active[block.first + n];
      values[2 * (first + 1 + n) + 1] = frame.signed[block.first + n];
      if (off?.[block.offset + n]) values.set([0, CROSSED], 2 * (first + 1 + n));
    }
  });
}

function planeOf(block: Block): Sprite {
  return {
    space: [block.spaceX, 0, 0],
    flat: [block.flatX, 0, 0],
    halfWidth: block.width / 2,
    halfHeight: block.height / 2,
    shape: block.maps ? Shape.Board : Shape.Plane,
  };
}

function neuronsOf(layout: Layout, block: Block): Sprite[] {
  const image = block.picture;
  return Array.from({ length: block.maps ? 0 : block.count }, (_, n) => ({
    ...spotOf(layout, block.offset + n),
    halfWidth: (image ? 0.5 : NEURON) * block.cell,
    halfHeight: (image ? 0.5 : NEURON) * block.cell,
    shape: image ? Shape.Pixel : Shape.Neuron,
  }));
}

function paintExtras(picture: Picture, extras: ReturnType<typeof createSprites>): void {
  const { look, camera, palette } = picture;
  const { sprites, values } = extrasOf(picture);
  if (sprites.length === 0) return;
  extras.set(sprites);
  extras.upload(Float32Array.from(values));
  extras.begin(camera, palette, GLOW[look.theme]);
  extras.draw(0, sprites.length);
}
