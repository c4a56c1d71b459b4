/**
 * Draws one frame with the tools of WebGL2 or of the 2D canvas: the planes and their neurons from far
 * to near, the lines between them, and ink, guide and rings on top. What did not change lies on sheets
 * that are not drawn again. Takes no decisions about what is shown.
 */

import { sameNumbers } from "../base/arrays";
import { archOf } from "../scene/ends";
import { type Block, type Layout, NEURON } from "../scene/layout";
import {
  areExplained,
  areFlowing,
  chosenBands,
  chosenFlows,
  chosenLines,
  isSingle,
  type Lines,
  pointedLines,
  strengthOf,
} from "../scene/lines";
import type { Look, Theme } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { blockCorners, type Camera, project } from "./camera";
import type { EveryLine } from "./everywalk";
import { extrasOf } from "./extras";
import { cornersOf, spotOf } from "./marks";
import type { Pair } from "./markup";
import type { Rgb } from "./palette";
import type { Photos } from "./photo";
import type { Picture } from "./picture";
import type { LineRenderer } from "./ribbons";
import { CROSSED, Shape, type Sprite, type SpriteRenderer } from "./shapes";
import type { Rect, Sheets } from "./sheets";
import type { Stacks } from "./stacks";

/** What a painter draws with. Each draws on the sheet that is being painted, or else on the screen. */
export interface Tools {
  /** Of the whole picture, in its own pixels. */
  readonly size: () => Pick<Rect, "width" | "height">;
  /** Begins a frame. */
  readonly clear: (ground: Rgb) => void;
  readonly neurons: SpriteRenderer;
  readonly extras: SpriteRenderer;
  readonly lines: LineRenderer;
  /** Those that are pointed out, apart, so that to point does not ask for all lines anew. */
  readonly pointed: LineRenderer;
  readonly everyLine: EveryLine;
  readonly sheets: Sheets;
  readonly photos: Photos;
  readonly stacks: Stacks;
}

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
/** How far a mark reaches beside its corners, px. */
const MARK_PX = 2;

export function createPainter(tools: Tools): Painter {
  const { size, neurons, extras, lines, pointed, everyLine, sheets, photos, stacks } = tools;
  let placed: Picture | null = null;
  let placing = 0;
  let flowing = 0;
  let bands = 0;
  /** Whether they were looked for, though there may be none. */
  let chosen = { flows: false, bands: false };
  let above: Above = { groups: [], versions: [], picture: null };
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
    lines.set([...chosenLines(scene, look), ...flows, ...broad], scene.layout, camera.flatness);
    flowing = flows.length;
    bands = broad.length;
    chosen = { flows: wanted, bands: banded };
    placing += 1;
    placed = picture;
  };

  const placePointed = (picture: Picture): void => {
    const { scene, look, camera } = picture;
    if (above.picture && samePointed(above.picture, picture)) return;
    const groups = pointedLines(scene, look);
    pointed.set(groups, scene.layout, camera.flatness);
    // A neuron that is switched off still reads what it read.
    const before = above.picture;
    const stays =
      before?.scene.layout === scene.layout && before.camera.flatness === camera.flatness;
    const versions = groups.map((group, g) => {
      if (stays && sameLinesIn(group, above.groups[g])) return above.versions[g];
      nextVersion += 1;
      return nextVersion;
    });
    above = { groups, versions, picture };
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
    sheets.lay(sheet, rectAround(size(), [block], camera), key, 1, () => {
      neurons.begin(camera, palette, GLOW[look.theme]);
      neurons.draw(block.first + k, spritesOf(block));
      if (block.maps) paintMaps(k, picture);
    });
    if (k !== 0 || !scene.photo || picture.frame.photo.opacity <= 0) return;
    sheets.over(rectAround(size(), [block], camera), () => photos.paint(picture));
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
      size(),
      blocks.slice(from + 1, layer + 2),
      camera,
      archOf(scene.layout, scene.bundles[k]),
    );
    sheets.lay(sheet, rect, key, strengthOf(look) * visible, () => {
      lines.begin(camera, palette, pixelRatio);
      lines.draw(group, pulse);
    });
  };

  /** Above all others, each on a sheet of its own after those of the blocks and of the other lines. */
  const paintPointed = ({ scene, camera, palette }: Picture, pixelRatio: number): void => {
    const { blocks } = scene.layout;
    const first = 2 * scene.bundles.length + blocks.length + scene.flowGroups.length;
    above.groups.forEach((group, g) => {
      const key = `${above.versions[g]} ${camera.matrix.join()} ${palette.ground}`;
      const passed = blocks.slice(group.from + 1, group.layer + 2);
      const rect = rectAround(size(), passed, camera, archOf(scene.layout, group));
      sheets.lay(first + g, rect, key, 1, () => {
        pointed.begin(camera, palette, pixelRatio);
        pointed.draw(g, -1);
      });
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
      placePointed(picture);
      tools.clear(palette.ground);
      useValues(scene, frame);
      stacks.use(scene);
      const every = look.shown === "every";
      if (every) paintEveryLine(picture, means);
      for (const [kind, k] of drawingOrder(scene, camera)) {
        if (kind === "block") paintBlock(k, picture);
        else if (!every || !isSingle(scene.bundles[k])) paintLines(k, picture, means.pixelRatio);
      }
      paintPointed(picture, means.pixelRatio);
      paintExtras(picture, tools);
    },
    dispose() {
      for (const part of [neurons, extras, lines, pointed, everyLine, sheets, photos, stacks]) {
        part.dispose();
      }
    },
  };
}

/** What is pointed out since which picture, and of each group since when it looks as it does. */
interface Above {
  readonly groups: readonly Lines[];
  readonly versions: readonly number[];
  readonly picture: Picture | null;
}

/** The same lines of the same worth, all of them drawn. */
const sameLinesIn = (a: Lines, b: Lines | undefined): boolean =>
  b !== undefined &&
  (["from", "layer", "count", "kind", "between"] as const).every((part) => a[part] === b[part]) &&
  (["sources", "targets", "evidence"] as const).every((part) => sameNumbers(a[part], b[part]));

export const isDone = ({ progress: { done, total } }: EveryLine): boolean => done >= total;

/** The same lines between the same places, whatever else differs. */
const sameIn =
  (parts: readonly (keyof Look)[]) =>
  (a: Picture, b: Picture): boolean =>
    a.scene === b.scene &&
    a.camera.flatness === b.camera.flatness &&
    parts.every((part) => a.look[part] === b.look[part]);

const sameLines = sameIn(["shown", "budget"]);
const samePointed = sameIn(["path", "focus"]);

/** Sprites of a block: its plane, and its neurons where they are no maps. */
const spritesOf = ({ maps, count }: Block): number => (maps ? 1 : count + 1);

/** What blocks, and the lines between them, can cover: their corners, an arch and a little glow. */
function rectAround(
  { width, height }: Pick<Rect, "width" | "height">,
  blocks: readonly Block[],
  camera: Camera,
  arch = 0,
): Rect {
  const ratio = width / camera.width;
  const glow = GLOW_PX + GLOW_UNITS * camera.scale;
  const corners = blocks
    .flatMap((block) =>
      blockCorners({ ...block, height: Math.max(block.height, 2 * arch) }, camera.flatness),
    )
    .map(([x, y, z]) => project(camera, x, y, z));
  return rectOf({ width, height }, corners, glow, ratio);
}

/** Around points of the screen (px), with so many px beside them. */
function rectOf(
  { width, height }: Pick<Rect, "width" | "height">,
  points: readonly Pair[],
  beside: number,
  ratio: number,
): Rect {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const left = Math.max(Math.floor(ratio * (Math.min(...xs) - beside)), 0);
  const right = Math.min(Math.ceil(ratio * (Math.max(...xs) + beside)), width);
  const top = Math.max(Math.floor(ratio * (Math.min(...ys) - beside)), 0);
  const bottom = Math.min(Math.ceil(ratio * (Math.max(...ys) + beside)), height);
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

/** The ink as one, each mark as far as it reaches. */
function paintExtras(picture: Picture, { size, extras, sheets }: Tools): void {
  const { look, camera, palette } = picture;
  const { sprites, values, ink } = extrasOf(picture);
  if (sprites.length === 0) return;
  extras.set(sprites);
  extras.upload(Float32Array.from(values));
  const ratio = size().width / camera.width;
  const draw = (first: number, count: number): void => {
    if (count === 0) return;
    const corners = sprites.slice(first, first + count).flatMap((one) => cornersOf(camera, one));
    sheets.over(rectOf(size(), corners, MARK_PX, ratio), () => {
      extras.begin(camera, palette, GLOW[look.theme]);
      extras.draw(first, count);
    });
  };
  draw(0, ink);
  for (let first = ink; first < sprites.length; first++) draw(first, 1);
}
