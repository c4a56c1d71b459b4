/** Where the tiles of a stack of maps stand, and which of them. */
import { describe, expect, test } from "vitest";
import { formOf } from "../../src/network/form";
import { mapSums } from "../../src/scene/chosen";
import {
  arrangeLayout,
  blendLayouts,
  inBlock,
  type Layout,
  placeOf,
  restOf,
  tileAt,
} from "../../src/scene/layout";
import { cellOf, tileGrid, tilesHeight, tilesOf, tilesWidth } from "../../src/scene/maps";
import { sceneOf, stackNetwork } from "./stacks";

const SHAPES = [
  [32, 26, 26],
  [64, 24, 24],
  [64, 12, 12],
  [6, 28, 28],
  [16, 5, 5],
  [512, 4, 4],
  [1, 28, 28],
  [512, 2, 2],
  [8, 100],
  [3, 40, 10],
];

describe("a stack of maps", () => {
  test.each(SHAPES.flatMap((shape) => [1, 3, 9, 28].map((stacks) => ({ shape, stacks }))))(
    "$shape among $stacks: tiles keep apart, fill their plane, and are as many as are told",
    ({ shape, stacks }) => {
      const grid = tileGrid(formOf(shape), stacks);
      expect(grid.tiles).toBeLessThanOrEqual(grid.maps);
      expect(grid.across * grid.down).toBeGreaterThanOrEqual(grid.tiles);
      expect(grid.across * (grid.down - 1)).toBeLessThan(grid.tiles);
      const maps = Int32Array.from({ length: grid.tiles }, (_, k) => k);
      const { places } = tilesOf(grid, maps, 0);
      for (let a = 0; a < grid.tiles; a++) {
        const [x, y] = places.subarray(2 * a, 2 * a + 2);
        expect(Math.abs(x) + grid.tileWidth / 2).toBeLessThanOrEqual(tilesWidth(grid) / 2 + 1e-3);
        expect(Math.abs(y) + grid.tileHeight / 2).toBeLessThanOrEqual(tilesHeight(grid) / 2 + 1e-3);
        for (let b = 0; b < a; b++) {
          const apart = [Math.abs(x - places[2 * b]), Math.abs(y - places[2 * b + 1])];
          expect(apart[0] >= grid.tileWidth + 2 || apart[1] >= grid.tileHeight + 2).toBe(true);
        }
      }
    },
  );

  test("of usual sizes is drawn whole, and no more than twice as high as wide", () => {
    for (const shape of [
      [32, 26, 26],
      [64, 24, 24],
      [64, 12, 12],
    ]) {
      const grid = tileGrid(formOf(shape), 3);
      expect(grid.tiles).toBe(shape[0]);
      const skew = tilesHeight(grid) / tilesWidth(grid);
      expect(skew).toBeLessThan(2.1);
      expect(skew).toBeGreaterThan(0.5);
    }
  });

  test("has square cells, and strips for a series", () => {
    const grid = tileGrid(formOf([16, 10, 14]), 4);
    expect(grid.tileWidth / grid.columns).toBeCloseTo(grid.tileHeight / grid.rows, 6);
    const series = tileGrid(formOf([8, 100]), 2);
    expect(series.tileWidth / series.tileHeight).toBeCloseTo(5, 6);
  });

  test("stands narrower among many, with fewer of its maps", () => {
    const [few, many] = [3, 28].map((stacks) => tileGrid(formOf([64, 32, 32]), stacks));
    expect(tilesWidth(many)).toBeLessThan(tilesWidth(few) / 3);
    expect(many.tiles).toBeLessThan(few.tiles);
    expect(many.tileWidth).toBeGreaterThanOrEqual(30);
  });
});

describe("the layout of a network with stacks", () => {
  const scene = sceneOf(stackNetwork(50));
  const { layout } = scene;
  const [, first, second] = layout.blocks;

  test("has one number for every unit, and places only for neurons and pixels", () => {
    expect(layout.count).toBe(144 + 50 * 144 + 100 * 144 + 100 * 36 + 10);
    expect(layout.space.length).toBe(3 * (144 + 10));
    expect([first.offset, second.offset]).toEqual([144, 144 + 50 * 144]);
    expect(layout.blocks[4].first).toBe(144);
    expect(layout.blocks.map(({ reads }) => reads)).toEqual([[], [0], [1], [2], [3]]);
  });

  test("blocks do not overlap when flat, and hold all that stands on them", () => {
    const { blocks } = layout;
    blocks.slice(1).forEach((right, k) => {
      const left = blocks[k];
      expect(right.flatX - right.width / 2).toBeGreaterThan(left.flatX + left.width / 2);
    });
    for (const [k, block] of blocks.entries()) {
      for (let n = 0; n < block.count; n += 7) {
        const [along, down] = inBlock(layout, k, n);
        expect(Math.abs(along)).toBeLessThan(block.width / 2);
        expect(Math.abs(down)).toBeLessThan(block.height / 2);
      }
    }
  });

  test("a cell stands in its tile, in both arrangements", () => {
    const map = layout.tiles[1]?.maps[3] ?? 0;
    const unit = first.offset + map * 144 + 5 * 12 + 7;
    const [x, y] = tileAt(layout, 1, map) ?? [0, 0];
    const right = ((7 + 0.5) / 12 - 0.5) * (first.maps?.tileWidth ?? 0);
    const down = ((5 + 0.5) / 12 - 0.5) * (first.maps?.tileHeight ?? 0);
    expect(placeOf(layout, unit, 1)).toEqual([first.flatX + x + right, y + down, 0]);
    const [, , z] = placeOf(layout, unit, 0);
    expect(z).toBeCloseTo(x + right, 6);
    expect(cellOf(first.maps ?? scene.network.planes[0].form, unit - first.offset)).toEqual({
      ...{ map, row: 5, column: 7 },
    });
  });

  test("draws the maps that matter for the class, the followed ones among them", () => {
    const maps = second.maps;
    if (!maps) throw new Error("conv2 is a stack");
    expect(maps.tiles).toBeLessThan(100);
    const { pre } = scene.trace.layers[1];
    const evidence = pre.map((z, n) => z * scene.gradients[1][n]);
    const sums = mapSums(maps, evidence);
    const drawn = [...(layout.tiles[2]?.maps ?? [])];
    expect(drawn).toHaveLength(maps.tiles);
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    expect(drawn).toContain(Math.floor(scene.spotlight[1] / 144));
    const left = [...sums.keys()].filter((map) => !drawn.includes(map)).map((map) => sums[map]);
    const kept = drawn.map((map) => sums[map]).sort((a, b) => a - b);
    // All but the one that is followed are larger than every one left out.
    expect(Math.max(...left)).toBeLessThanOrEqual(kept[1]);
  });

  test("leads to those that are not drawn where their number is told", () => {
    const hidden = [...(layout.tiles[2]?.tileOf ?? [])].indexOf(-1);
    expect(tileAt(layout, 2, hidden)).toBeNull();
    expect(inBlock(layout, 2, hidden * 144)).toEqual(restOf(second));
  });

  test("another order moves tiles with their maps", () => {
    const order = Int32Array.from({ length: 50 }, (_, k) => 49 - k);
    const turned = arrangeLayout(layout, [order, null, null, null]);
    const places = (from: Layout, map: number) => tileAt(from, 1, map) ?? [0, 0];
    expect(places(turned, 49)).toEqual(places(layout, layout.tiles[1]?.maps[0] ?? 0));
    const half = blendLayouts(layout, turned, 0.5);
    expect(places(half, 49)[1]).toBeCloseTo((places(layout, 49)[1] + places(turned, 49)[1]) / 2, 4);
    expect(turned.tiles[2]).toBe(layout.tiles[2]);
  });
});
