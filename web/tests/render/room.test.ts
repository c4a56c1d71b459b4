/** The stage fills its place, at every size that the page gives it, and its words have room there. */
import { describe, expect, test } from "vitest";
import { arrange } from "../../src/inside/arrange";
import { parseNetwork } from "../../src/network/file";
import { blockCorners, project } from "../../src/render/camera";
import { placeWords } from "../../src/render/labels";
import { LETTER } from "../../src/render/names";
import { type Picture, pictureOf } from "../../src/render/picture";
import { type Size, textFor } from "../../src/render/room";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { type Look, lookOf } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { randomImage, readBytes } from "../helpers";

const network = parseNetwork(readBytes("mnistnet.safetensors"));
const scene = buildScene(network, record(network, randomImage(784)), null);
const frame = frameAt(scene, scene.duration);
const order = arrange(network)?.order ?? null;

/** Size, and the least share of it that the planes' box covers in space and flat. */
const PLACES: readonly (readonly [string, Size, number, number])[] = [
  ["1280x800, narrower", { width: 520, height: 518 }, 0.47, 0.33],
  ["1280x800", { width: 580, height: 590 }, 0.52, 0.33],
  ["1920x1080", { width: 950, height: 820 }, 0.55, 0.42],
  ["2560x1440", { width: 1400, height: 1150 }, 0.58, 0.44],
  ["phone", { width: 390, height: 250 }, 0.65, 0.5],
  ["phone, wide", { width: 844 - 404, height: 300 }, 0.65, 0.5],
  ["tablet", { width: 768, height: 400 }, 0.45, 0.37],
  ["notebook", { width: 700, height: 380 }, 0.45, 0.37],
  ["projector", { width: 1500, height: 800, large: true }, 0.41, 0.34],
];

const pictureIn = (size: Size, look: Partial<Look> = {}): Picture =>
  pictureOf(scene, frame, lookOf({ order, ...look }), size, english);

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function planesOf({ scene: { layout }, camera }: Picture): Box {
  const corners = layout.blocks
    .flatMap((block) => blockCorners(block, camera.flatness))
    .map((corner) => project(camera, ...corner));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** Where words stand, as the style sheet hangs them on their points. */
function wordsOf(picture: Picture): [string, Box][] {
  const { text } = picture.room;
  const found: [string, Box][] = [];
  placeWords(picture, (key, kind, words, x, y) => {
    const lines = words.split("\n");
    const wide = LETTER * text * Math.max(...lines.map(({ length }) => length));
    const beside = /^(output|district)/.test(kind);
    // A name alone in its line is as high as its letters.
    const high = text * (beside ? 0.95 : 1.25 * lines.length);
    const [left, top] = [beside ? x : x - wide / 2, y - (kind.startsWith("title") ? high : 0)];
    const up = beside ? y - high / 2 : top;
    found.push([key, { left, right: left + wide, top: up, bottom: up + high }]);
  });
  return found;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

describe.each(PLACES)("a stage at %s", (_, size, spaceShare, flatShare) => {
  test("covers it with its planes, which stay inside", () => {
    for (const [view, least] of [
      ["space", spaceShare],
      ["flat", flatShare],
    ] as const) {
      const { left, right, top, bottom } = planesOf(pictureIn(size, { view }));
      const share = ((right - left) * (bottom - top)) / (size.width * size.height);
      expect(share, view).toBeGreaterThan(least);
      expect(left).toBeGreaterThan(0);
      expect(right).toBeLessThan(size.width);
      expect(top).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(size.height);
    }
  });

  test("keeps rows of neurons apart", () => {
    const { camera, scene: placed } = pictureIn(size);
    for (const { cell } of placed.layout.blocks) {
      expect(cell * camera.scale).toBeGreaterThan(3);
    }
  });

  test.each(["space", "flat"] as const)("has room for all its words: %s", (view) => {
    const picture = pictureIn(size, { view });
    const words = wordsOf(picture);
    const floor = picture.room.tiles
      ? picture.room.tiles.top - picture.room.tiles.title
      : size.height;
    for (const [k, [name, box]] of words.entries()) {
      expect(box.left, name).toBeGreaterThanOrEqual(0);
      expect(box.right, name).toBeLessThanOrEqual(size.width);
      expect(box.top, name).toBeGreaterThanOrEqual(0);
      expect(box.bottom, name).toBeLessThanOrEqual(floor);
      const hit = words.slice(k + 1).find(([, other]) => overlap(box, other));
      expect(hit && [name, hit[0]]).toBeUndefined();
    }
  });

  test("has its row of pictures inside, one beside the other", () => {
    const { tiles } = pictureIn(size).room;
    if (!tiles) {
      expect(size.height).toBeLessThan(340);
      return;
    }
    expect(tiles.count * (tiles.side + tiles.gap) - tiles.gap).toBeLessThanOrEqual(size.width - 16);
    expect(tiles.top + tiles.side + 1.25 * textFor(size)).toBeLessThanOrEqual(size.height);
    expect(tiles.count).toBeGreaterThanOrEqual(5);
    if (size.height > 500) expect(tiles.side).toBeGreaterThanOrEqual(84);
  });
});

test("letters grow with the screen, and for the back row", () => {
  const sizes = PLACES.map(([, size]) => textFor(size));
  expect(sizes).toEqual([14, 14, 18, 23, 14, 14, 14, 14, 27]);
});

describe("districts", () => {
  const names = (look: Partial<Look>) =>
    wordsOf(pictureIn({ width: 950, height: 820 }, look)).filter(([key]) =>
      key.startsWith("district"),
    );

  test("are named beside the hidden planes, at their rows", () => {
    const picture = pictureIn({ width: 950, height: 820 });
    const found = names({});
    expect(found.length).toBeGreaterThan(24);
    const known = arrange(network);
    for (const [key, box] of found) {
      const [, layer, preferred] = key.split(" ").map(Number);
      const { offset } = picture.scene.layout.blocks[layer + 1];
      const members = [...(known?.preferred[layer] ?? [])].flatMap((best, j) =>
        best === preferred ? [picture.scene.layout.space[3 * (offset + j) + 1]] : [],
      );
      const block = picture.scene.layout.blocks[layer + 1];
      const at = (y: number) => project(picture.camera, block.spaceX, y, block.width / 2)[1];
      const y = (box.top + box.bottom) / 2;
      expect(y).toBeGreaterThan(at(Math.min(...members) - block.cell));
      expect(y).toBeLessThan(at(Math.max(...members) + block.cell));
    }
  });

  test("have no names where neurons stand by their numbers, or walk", () => {
    expect(names({ order: null })).toEqual([]);
    expect(names({ glide: { flatness: 0, from: null, walked: 0.5 } })).toEqual([]);
  });
});
