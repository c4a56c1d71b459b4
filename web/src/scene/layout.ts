/**
 * Where every neuron stands, in two arrangements: in space (planes one behind the other) and flat
 * (grids side by side). Depends on the network's sizes alone, so it is computed once per network.
 */
import { isDrawn, type Reads, readsOf } from "../network/input";
import type { Network } from "../network/network";

/** One group of neurons: the input (layer -1) or one plane of the network. */
export interface Block {
  readonly layer: number;
  readonly name: string;
  /** The input is a picture, its neurons are pixels. */
  readonly picture: boolean;
  /** Index of its first neuron in the arrays of `Layout`. */
  readonly offset: number;
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** Distance between neighbours, in stage units. */
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
  readonly count: number;
  /** Centres, three numbers a neuron (x right, y down, z towards the viewer), around the origin. */
  readonly space: Float32Array;
  readonly flat: Float32Array;
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
  const count = last.offset + last.count;
  const layout = {
    blocks,
    count,
    space: new Float32Array(3 * count),
    flat: new Float32Array(3 * count),
  };
  for (const block of blocks) placeNeurons(block, layout);
  return layout;
}

function placeBlocks(network: Network): Block[] {
  const form = readsOf(network);
  const groups = [
    { name: "input", count: network.inputs, grid: inputGrid(form) },
    ...network.layers.map((layer) => ({
      name: layer.name,
      count: layer.outputs,
      grid: hiddenGrid(layer.outputs),
    })),
  ];
  const widths = groups.map(({ grid }) => grid.columns * grid.cell + 2 * border(grid));
  const flat = centresInARow(widths, FLAT_GAP);
  const space = centresInARow(
    widths.map((width) => width * FORESHORTENING),
    SPACE_GAP,
  );
  let offset = 0;
  return groups.map(({ name, count, grid }, k) => {
    const block = {
      layer: k - 1,
      name,
      picture: k === 0 && isDrawn(form),
      offset,
      count,
      ...grid,
      width: widths[k],
      height: grid.rows * grid.cell + 2 * border(grid),
      spaceX: space[k],
      flatX: flat[k],
    };
    offset += count;
    return block;
  });
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
  const { columns, rows, cell, count, offset, spaceX, flatX } = block;
  for (let n = 0; n < count; n++) {
    const along = ((n % columns) - (columns - 1) / 2) * cell;
    const down = (Math.floor(n / columns) - (rows - 1) / 2) * cell;
    const at = 3 * (offset + n);
    layout.space.set([spaceX, down, along], at);
    layout.flat.set([flatX + along, down, 0], at);
  }
}

/** For each layer the neuron that stands on each place, or null for the order of their numbers. */
export type Arrangement = readonly (ArrayLike<number> | null)[];

/** The same places, taken by the neurons in another order. */
export function arrangeLayout(layout: Layout, arrangement: Arrangement): Layout {
  const space = layout.space.slice();
  const flat = layout.flat.slice();
  for (const { layer, offset, count } of layout.blocks) {
    const order = layer < 0 ? null : arrangement[layer];
    if (!order) continue;
    for (let place = 0; place < count; place++) {
      const from = 3 * (offset + place);
      const to = 3 * (offset + order[place]);
      space.set(layout.space.subarray(from, from + 3), to);
      flat.set(layout.flat.subarray(from, from + 3), to);
    }
  }
  return { ...layout, space, flat };
}

/** The layout on the way from one arrangement to another. */
export function blendLayouts(from: Layout, to: Layout, t: number): Layout {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const blend = (a: Float32Array, b: Float32Array) =>
    a.map((value, k) => value + (b[k] - value) * t);
  return { ...to, space: blend(from.space, to.space), flat: blend(from.flat, to.flat) };
}
