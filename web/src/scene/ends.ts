/** Where lines begin and end, and how they rise over the planes that they jump over. */
import { type Layout, onBlock, type Point, placeOf, restOf, tileAt } from "./layout";
import { type Lines, sourceOf, targetOf } from "./lines";
import type { PathLayer } from "./look";

/** Where line `k` begins and ends, in the arrangement `flatness` of the way to flat. */
export function endsOf(
  layout: Layout,
  lines: Lines,
  k: number,
  flatness: number,
): readonly [from: Point, to: Point] {
  if (lines.between === "maps") {
    return [
      onMap(layout, lines.from + 1, lines.sources[k], flatness),
      onMap(layout, lines.layer + 1, lines.targets[k], flatness),
    ];
  }
  return [
    placeOf(layout, sourceOf(layout, lines, k), flatness),
    placeOf(layout, targetOf(layout, lines, k), flatness),
  ];
}

/** Middle of the tile of a map, or where those are told that are not drawn. */
function onMap(layout: Layout, k: number, map: number, flatness: number): Point {
  const block = layout.blocks[k];
  return onBlock(
    block,
    ...(tileAt(layout, k, map) ?? (block.maps ? restOf(block) : MIDDLE)),
    flatness,
  );
}

const MIDDLE = [0, 0] as const;

/** Clear space between an arc and the planes under it, and more for each plane, stage units. */
const CLEAR = 30;
const FURTHER = 9;

/**
 * How high above the middle of the stage lines rise that jump over planes, stage units; 0 for those
 * between neighbours.
 */
export function archOf(
  { blocks }: Layout,
  { from, layer }: Pick<PathLayer, "from" | "layer">,
): number {
  const between = blocks.slice(from + 2, layer + 1);
  if (between.length === 0) return 0;
  const highest = Math.max(...between.map(({ height }) => height)) / 2;
  return highest + CLEAR + FURTHER * (between.length - 1);
}

/**
 * Control points of a line's cubic curves, which share their ends: it leaves and arrives along x,
 * and rises to `arch` between its ends where that is above 0.
 */
export function controlsOf([from, to]: readonly [Point, Point], arch: number): readonly Point[] {
  const across = to[0] - from[0];
  const along = (share: number): number => from[0] + share * across;
  if (arch <= 0) {
    return [from, [along(0.5), from[1], from[2]], [along(0.5), to[1], to[2]], to];
  }
  const middle = (from[2] + to[2]) / 2;
  return [
    from,
    [along(0.16), from[1], from[2]],
    [along(0.12), -arch, middle],
    [along(0.5), -arch, middle],
    [along(0.88), -arch, middle],
    [along(0.84), to[1], to[2]],
    to,
  ];
}
