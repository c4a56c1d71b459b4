/**
 * Where every neuron stands, in two arrangements: in space (planes one behind the other) and flat
 * (grids side by side). Where depends on the network's sizes alone, so it is computed once per
 * network; only which maps a stack shows depends on the picture.
 */

import type { Form } from "../network/form";
import { isDrawn, type Reads, readsOf } from "../network/input";
import type { Network } from "../network/network";
import { INPUT } from "../operations/operation";
import {
  cellOf,
  type Maps,
  MORE_HEIGHT,
  placeInTile,
  type Tiles,
  tileGrid,
  tilesHeight,
  tilesOf,
  tilesWidth,
} from "./maps";

/** One group of neurons: the input (layer -1) or one plane of the network. */
export interface Block {
  readonly layer: number;
  readonly name: string;
  /** The input is a picture, its neurons are pixels. */
  readonly picture: boolean;
  /** Its units are feature maps, drawn as tiles; null: neurons or pixels, each with its own place. */
  readonly maps: Maps | null;
  /** The blocks that it reads, by their places in `Layout.blocks`. */
  readonly reads: readonly number[];
  /** Number of its first unit among all of the network, the input's first, as `Scene.off` counts. */
  readonly offset: number;
  /** Index of its first neuron in the arrays of `Layout` and `Frame`, where a stack of maps has none. */
  readonly first: number;
  readonly count: number;
  /** Of the grid of neurons, or of tiles. */
  readonly columns: number;
  readonly rows: number;
  /** Distance between neighbours, or side of one value of a map, in stage units. */
  readonly cell: number;
  /** Of the plane that carries the neurons, its border included. */
  readonly width: number;
  readonly height: number;
  /** x of the plane in space, and x of the grid's middle when flat. */
  readonly spaceX: number;
  readonly flatX: number;
}

export interface Layout {
  readonly blocks: readonly Block[];
  /** Units of all blocks. */
  readonly count: number;
  /**
   * Centres, three numbers a neuron (x right, y down, z towards the viewer), around the origin.
   * Only of blocks that are no stacks of maps: `placeOf` tells of every unit.
   */
  readonly space: Float32Array;
  readonly flat: Float32Array;
  /** Which maps stand where, block by block; null for neurons. */
  readonly tiles: readonly (Tiles | null)[];
}

/** Radius of a neuron as a share of its cell. */
export const NEURON = 0.41;
const HEIGHT = 400;
const IMAGE_HEIGHT = 290;
const ROWS = 40;
const WIDEST_CELL = 38;
/** Clear space between two blocks, in stage units. */
const FLAT_GAP = 60;
const SPACE_GAP = 112;
/** How far apart planes must stand for their widths not to cover each other: tan of the default yaw. */
const FORESHORTENING = 0.88;
/** Wide planes hide what leads from one to the next sooner. */
const FORESHORTENING_OF_STACKS = 1.04;
/** Stacks of maps: between their tiles and the edge of the plane, and blocks that share a stage well. */
const TILE_BORDER = 7;
const CROWD = 6;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
}

/** Rows and columns of a layer of `count` neurons: columns of up to 40, wider when very large. */
export function hiddenGrid(count: number): Grid {
  const columns =
    count <= 16 ? 1 : Math.max(Math.ceil(count / ROWS), Math.ceil(Math.sqrt(count / 6)));
  const rows = Math.ceil(count / columns);
  return { columns, rows, cell: Math.min(HEIGHT / rows, WIDEST_CELL) };
}

/** The input as the picture it is, planes below each other; features stand like a layer. */
export function inputGrid(form: Reads): Grid {
  if (!isDrawn(form)) return hiddenGrid(form.rows);
  const { columns } = form;
  const rows = form.planes * form.rows;
  return { columns, rows, cell: Math.min(IMAGE_HEIGHT / rows, WIDEST_CELL) };
}

export function buildLayout(network: Network): Layout {
  const blocks = placeBlocks(network);
  const last = blocks[blocks.length - 1];
  const standing = blocks.reduce((sum, { maps, count }) => sum + (maps ? 0 : count), 0);
  const layout = {
    blocks,
    count: last.offset + last.count,
    space: new Float32Array(3 * standing),
    flat: new Float32Array(3 * standing),
    tiles: blocks.map(({ maps }) => maps && tilesOf(maps, numbered(maps.tiles), liftOf(maps))),
  };
  for (const block of blocks) if (!block.maps) placeNeurons(block, layout);
  return layout;
}

const numbered = (count: number): Int32Array => Int32Array.from({ length: count }, (_, k) => k);

interface Group {
  readonly name: string;
  readonly count: number;
  readonly reads: readonly string[];
  readonly picture: boolean;
  readonly form: Form | null;
  readonly grid: Grid | null;
}

function groupsOf(network: Network): Group[] {
  const form = readsOf(network);
  const input = { name: INPUT, count: network.inputs, reads: [], picture: isDrawn(form) };
  const last = network.planes.length - 1;
  return [
    { ...input, form: null, grid: inputGrid(form) },
    ...network.planes.map(({ name, reads, form, outputs }, layer) => {
      // Scores are a class each, whatever shape they come in.
      const isRow = layer === last || form.kind === "row";
      const own = isRow ? { form: null, grid: hiddenGrid(outputs) } : { form, grid: null };
      return { name, count: outputs, reads, picture: false, ...own };
    }),
  ];
}

function placeBlocks(network: Network): Block[] {
  const groups = groupsOf(network);
  const stacks = groups.filter(({ form }) => form).length;
  const boxes = groups.map(({ form, grid }) =>
    form ? boxOfMaps(tileGrid(form, stacks)) : boxOfNeurons(grid as Grid),
  );
  const gaps = gapsFor(stacks, groups.length);
  const widths = boxes.map(({ width }) => width);
  const flat = centresInARow(widths, gaps.flat);
  const shortened = stacks > 0 ? FORESHORTENING_OF_STACKS : FORESHORTENING;
  const space = centresInARow(
    widths.map((width) => width * shortened),
    gaps.space,
  );
  const places = new Map(groups.map(({ name }, k) => [k === 0 ? INPUT : name, k]));
  let [offset, first] = [0, 0];
  return groups.map(({ name, count, picture, reads }, k) => {
    const block = {
      layer: k - 1,
      name,
      picture,
      reads: reads.map((read) => places.get(read) ?? 0),
      offset,
      first,
      count,
      ...boxes[k],
      spaceX: space[k],
      flatX: flat[k],
    };
    offset += count;
    first += block.maps ? 0 : count;
    return block;
  });
}

type Box = Pick<Block, "columns" | "rows" | "cell" | "width" | "height" | "maps">;

const boxOfNeurons = (grid: Grid): Box => ({
  ...grid,
  maps: null,
  width: grid.columns * grid.cell + 2 * border(grid),
  height: grid.rows * grid.cell + 2 * border(grid),
});

const boxOfMaps = (maps: Maps): Box => ({
  columns: maps.across,
  rows: maps.down,
  cell: maps.tileWidth / maps.columns,
  maps,
  width: tilesWidth(maps) + 2 * TILE_BORDER,
  height: tilesHeight(maps) + 2 * TILE_BORDER + 2 * liftOf(maps),
});

/** How far above the middle of their plane tiles stand, where below them is told how many more there are. */
const liftOf = ({ maps, tiles }: Maps): number => (tiles < maps ? MORE_HEIGHT / 2 : 0);

/** Clear space between blocks; pictures need theirs, so stacks stand closer the more there are. */
function gapsFor(
  stacks: number,
  blocks: number,
): { readonly flat: number; readonly space: number } {
  if (stacks === 0) return { flat: FLAT_GAP, space: SPACE_GAP };
  const share = Math.min(Math.max(CROWD / blocks, 0.4), 0.9);
  return { flat: share * FLAT_GAP, space: share * SPACE_GAP };
}

/** Clear space between the outermost neurons' cells and the edge of their plane. */
const border = ({ cell }: Grid): number => Math.max(6, 0.3 * cell);

/** Middles of boxes of the given widths, side by side with a gap, the whole row around 0. */
function centresInARow(widths: readonly number[], gap: number): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  let left = -total / 2;
  return widths.map((width) => {
    const middle = left + width / 2;
    left += width + gap;
    return middle;
  });
}

function placeNeurons(block: Block, layout: Layout): void {
  const { columns, rows, cell, count, first, spaceX, flatX } = block;
  for (let n = 0; n < count; n++) {
    const along = ((n % columns) - (columns - 1) / 2) * cell;
    const down = (Math.floor(n / columns) - (rows - 1) / 2) * cell;
    const at = 3 * (first + n);
    layout.space.set([spaceX, down, along], at);
    layout.flat.set([flatX + along, down, 0], at);
  }
}

/** The place in `Layout.blocks` of the block that has a unit, counted through all blocks. */
export function blockOf({ blocks }: Layout, unit: number): number {
  let k = blocks.length - 1;
  while (k > 0 && blocks[k].offset > unit) k--;
  return k;
}

export type Point = readonly [x: number, y: number, z: number];

/** A place of a block, right and down from its middle, in the arrangement `flatness` of the way to flat. */
export const onBlock = (
  { spaceX, flatX }: Block,
  along: number,
  down: number,
  flatness: number,
): Point => [spaceX + (flatX + along - spaceX) * flatness, down, along + (0 - along) * flatness];

/** Centre of a unit, counted through all blocks, in the arrangement `flatness` of the way to flat. */
export function placeOf(layout: Layout, unit: number, flatness: number): Point {
  const k = blockOf(layout, unit);
  const block = layout.blocks[k];
  if (block.maps) return onBlock(block, ...inBlock(layout, k, unit - block.offset), flatness);
  const at = 3 * (block.first + unit - block.offset);
  const { space, flat } = layout;
  const axis = (n: number): number => space[at + n] + (flat[at + n] - space[at + n]) * flatness;
  return [axis(0), axis(1), axis(2)];
}

/** Centre of unit `index` of block `k`, right and down from the middle of its plane. */
export function inBlock(layout: Layout, k: number, index: number): readonly [number, number] {
  const block = layout.blocks[k];
  const { maps, first, flatX } = block;
  if (!maps) {
    const at = 3 * (first + index);
    return [layout.flat[at] - flatX, layout.flat[at + 1]];
  }
  const { map, row, column } = cellOf(maps, index);
  const [x, y] = tileAt(layout, k, map) ?? restOf(block);
  if ((layout.tiles[k]?.tileOf[map] ?? -1) < 0) return [x, y];
  const [right, down] = placeInTile(maps, row, column);
  return [x + right, y + down];
}

/** Middle of the tile of a map, right and down from the middle of its plane; null: it is not drawn. */
export function tileAt(layout: Layout, k: number, map: number): readonly [number, number] | null {
  const tiles = layout.tiles[k];
  const tile = tiles?.tileOf[map] ?? -1;
  return tiles && tile >= 0 ? [tiles.places[2 * tile], tiles.places[2 * tile + 1]] : null;
}

/** Where a stack tells how many maps it does not show; what leads to those leads there. */
export const restOf = ({ height }: Block): readonly [number, number] => [
  0,
  height / 2 - MORE_HEIGHT / 2,
];

/**
 * For each layer the neuron that stands on each place, or null for the order of their numbers; of a
 * stack of maps the map on each tile.
 */
export type Arrangement = readonly (ArrayLike<number> | null)[];

/** The same places, taken by the neurons in another order. */
export function arrangeLayout(layout: Layout, arrangement: Arrangement): Layout {
  const space = layout.space.slice();
  const flat = layout.flat.slice();
  const tiles = layout.tiles.slice();
  layout.blocks.forEach(({ layer, first, count, maps }, k) => {
    const order = layer < 0 ? null : arrangement[layer];
    if (!order) return;
    if (maps) {
      tiles[k] = tilesInOrder(maps, layout.tiles[k], order);
      return;
    }
    for (let place = 0; place < count; place++) {
      const from = 3 * (first + place);
      const to = 3 * (first + order[place]);
      space.set(layout.space.subarray(from, from + 3), to);
      flat.set(layout.flat.subarray(from, from + 3), to);
    }
  });
  return { ...layout, space, flat, tiles };
}

function tilesInOrder(grid: Maps, tiles: Tiles | null, order: ArrayLike<number>): Tiles | null {
  if (!tiles) return null;
  const drawn = Array.from(order).filter((map) => tiles.tileOf[map] >= 0);
  return tilesOf(grid, Int32Array.from(drawn), liftOf(grid));
}

/** The layout with these maps drawn, block by block; null leaves a block as it is. */
export function withMaps(layout: Layout, chosen: readonly (Int32Array | null)[]): Layout {
  if (chosen.every((maps) => maps === null)) return layout;
  const tiles = layout.tiles.map((before, k) => {
    const { maps } = layout.blocks[k];
    const own = chosen[k];
    return maps && own ? tilesOf(maps, own, liftOf(maps)) : before;
  });
  return { ...layout, tiles };
}

/** The layout on the way from one arrangement to another. */
export function blendLayouts(from: Layout, to: Layout, t: number): Layout {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const blend = (a: Float32Array, b: Float32Array) =>
    a.map((value, k) => value + (b[k] - value) * t);
  const tiles = to.tiles.map((end, k) => {
    const start = from.tiles[k];
    if (!end || !start) return end;
    // A tile walks with its map.
    const places = end.places.map((place, n) => {
      const before = start.tileOf[end.maps[n >> 1]];
      return before < 0 ? place : start.places[2 * before + (n & 1)] * (1 - t) + place * t;
    });
    return { ...end, places };
  });
  return { ...to, space: blend(from.space, to.space), flat: blend(from.flat, to.flat), tiles };
}
