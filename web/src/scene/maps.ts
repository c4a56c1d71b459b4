/**
 * How a stack of feature maps stands on its plane: a tile a map, as large as fits and as near to a
 * square as fits. Where not every map has room, those that matter for the shown class are drawn.
 */
import { cellOf as cellIn, type Form, mapOf } from "../network/form";

/** The tiles of a stack: all of one size, in a grid around the middle of their plane; stage units. */
export interface Maps extends Form {
  /** Number of tiles: every map's, or of as many as have room. */
  readonly tiles: number;
  /** Of the grid. */
  readonly across: number;
  readonly down: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly gap: number;
}

/** The maps that are drawn, tile by tile. */
export interface Tiles {
  /** The map of each tile. */
  readonly maps: Int32Array;
  /** The tile of each map, -1 for one that is not drawn. */
  readonly tileOf: Int32Array;
  /** Middle of each tile from the middle of its plane: two numbers a tile, right and down. */
  readonly places: Float32Array;
}

/** Room for the tiles of one plane: taller than wide, as planes stand side by side. */
const HEIGHT = 480;
/** The more stacks there are, the narrower they are and the wider they stand together: then also taller. */
const heightOf = (stacks: number): number => HEIGHT * Math.min(Math.max(stacks / 4, 1), MOST_TALL);
const MOST_TALL = 1.9;
const WIDEST = 240;
const NARROWEST = 46;
/** Widths of all stacks together, which they share. */
const TOGETHER = 760;
/** A tile is at least this wide or high; with less, fewer maps are drawn. */
const LEAST_TILE = 30;
const MOST_TILE = 110;
const MOST_CELL = 14;
const MOST_TILES = 64;
/** Clear space between two tiles, as a share of one and at least. */
const GAP = { share: 0.1, least: 2.4 };
/** A series is drawn as a strip this many times as long as it is high. */
const STRIP = 5;
/** Tall enough for a line that tells how many maps are not drawn. */
export const MORE_HEIGHT = 32;

/** The grid of tiles of a plane that shares the stage with so many other stacks. */
export function tileGrid(form: Form, stacks: number): Maps {
  const width = Math.min(Math.max(TOGETHER / stacks, NARROWEST), WIDEST);
  const shape = tileShape(form);
  const tall = heightOf(stacks);
  const fitting = mostTiles(shape, width, tall);
  const tiles = Math.min(form.maps, fitting, MOST_TILES);
  const height = tiles < form.maps ? tall - MORE_HEIGHT : tall;
  const grids = Array.from({ length: tiles }, (_, k) => gridOf(tiles, k + 1, shape, width, height));
  const largest = Math.max(...grids.map(({ side }) => side));
  // Of grids with tiles of one size, the one that is nearest to a square.
  const [{ across, down, side }] = grids
    .filter((grid) => grid.side > 0.999 * largest)
    .sort((a, b) => skewOf(a, shape) - skewOf(b, shape));
  const [tileWidth, tileHeight] = [side * shape.width, side * shape.height];
  return { ...form, tiles, across, down, tileWidth, tileHeight, gap: gapOf(side) };
}

/** Width and height of a tile, the longer of which is 1, and how long that may be. */
interface TileShape {
  readonly width: number;
  readonly height: number;
  readonly most: number;
}

function tileShape({ rows, columns }: Form): TileShape {
  const longest = Math.max(rows, columns);
  const most = Math.min(MOST_TILE, MOST_CELL * longest);
  const least = rows === 1 ? 1 / STRIP : 0;
  return { width: columns / longest, height: Math.max(rows / longest, least), most };
}

const gapOf = (side: number): number => Math.max(GAP.share * side, GAP.least);

/** How many of the smallest tiles fit. */
function mostTiles({ width, height, most }: TileShape, across: number, down: number): number {
  const side = Math.min(LEAST_TILE, most);
  const fit = (space: number, size: number): number =>
    Math.max(Math.floor((space + gapOf(side)) / (side * size + gapOf(side)) + 1e-6), 1);
  return fit(across, width) * fit(down - MORE_HEIGHT, height);
}

interface Grid {
  readonly across: number;
  readonly down: number;
  /** The longer side of a tile. */
  readonly side: number;
}

function gridOf(
  tiles: number,
  across: number,
  { width, height, most }: TileShape,
  roomAcross: number,
  roomDown: number,
): Grid {
  const down = Math.ceil(tiles / across);
  const sideIn = (room: number, count: number, size: number): number => {
    const byShare = room / (count * size + (count - 1) * GAP.share);
    return GAP.share * byShare >= GAP.least
      ? byShare
      : (room - (count - 1) * GAP.least) / (count * size);
  };
  const side = Math.min(sideIn(roomAcross, across, width), sideIn(roomDown, down, height), most);
  return { across, down, side };
}

const skewOf = ({ across, down }: Grid, { width, height }: TileShape): number =>
  Math.abs(Math.log((across * width) / (down * height)));

/** Of all tiles together. */
export const tilesWidth = ({ across, tileWidth, gap }: Maps): number =>
  across * tileWidth + (across - 1) * gap;
export const tilesHeight = ({ down, tileHeight, gap }: Maps): number =>
  down * tileHeight + (down - 1) * gap;

/** The tiles with these maps on them, row by row; `lift` is how far above the middle they stand. */
export function tilesOf(grid: Maps, maps: Int32Array, lift: number): Tiles {
  const tileOf = new Int32Array(grid.maps).fill(-1);
  const places = new Float32Array(2 * maps.length);
  maps.forEach((map, tile) => {
    tileOf[map] = tile;
    const [column, row] = [tile % grid.across, Math.floor(tile / grid.across)];
    places[2 * tile] = (column - (grid.across - 1) / 2) * (grid.tileWidth + grid.gap);
    places[2 * tile + 1] = (row - (grid.down - 1) / 2) * (grid.tileHeight + grid.gap) - lift;
  });
  return { maps, tileOf, places };
}

/** Map, row and column of a unit, all from 0. */
export function cellOf(
  form: Form,
  unit: number,
): { readonly map: number; readonly row: number; readonly column: number } {
  const [row, column] = cellIn(form, unit);
  return { map: mapOf(form, unit), row, column };
}

/** Middle of a cell from the middle of its tile: right and down. */
export function placeInTile(grid: Maps, row: number, column: number): readonly [number, number] {
  return [
    ((column + 0.5) / grid.columns - 0.5) * grid.tileWidth,
    ((row + 0.5) / grid.rows - 0.5) * grid.tileHeight,
  ];
}
