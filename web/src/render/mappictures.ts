/** The tiles of a stack as small pictures, for drawings without pixels. */
import type { Colour } from "../base/png";
import { cellOf } from "../scene/maps";
import type { Frame, MapsShown, Scene } from "../scene/scene";
import { cellShown, isSwept, mapsOff, summedIn, toneOf } from "./cells";
import type { Palette } from "./palette";

/** One tile: its colours by their numbers, row by row, and where it stands. */
export interface TilePicture {
  readonly map: number;
  readonly pixels: Uint8Array;
  readonly columns: number;
  /** From the middle of its plane, stage units. */
  readonly along: number;
  readonly down: number;
  readonly off: boolean;
}

/** Steps of each colour scale: what an eye can tell apart in a small picture. */
const STEPS = 48;
/** Number of the colour that is blank; sums have those below and above it, what is handed on the rest. */
const BLANK = STEPS;
const LIT = 2 * STEPS;

/** The colours that the numbers in pictures mean. */
export function tileColours(palette: Palette): Colour[] {
  const signed = Array.from({ length: 2 * STEPS + 1 }, (_, n) => (n - STEPS) / STEPS);
  const lit = Array.from({ length: STEPS }, (_, n) => (n + 1) / STEPS);
  return [
    ...signed.map((value) => toneOf(palette, { signed: value, active: 0 })),
    ...lit.map((value) => toneOf(palette, { signed: 0, active: value })),
  ].map(([r, g, b]) => [Math.round(255 * r), Math.round(255 * g), Math.round(255 * b)]);
}

/** The tiles of block `k` as a frame shows them. */
export function tilePictures(scene: Scene, frame: Frame, k: number): TilePicture[] {
  const { maps, layer } = scene.layout.blocks[k];
  const tiles = scene.layout.tiles[k];
  if (!maps || !tiles) return [];
  const numberOf = numbering(scene, k);
  const size = maps.rows * maps.columns;
  const off = mapsOff(scene, k);
  const alone = new Map(
    frame.alone.flatMap((told) => (told.layer === layer ? [[told.index, told]] : [])),
  );
  return Array.from(tiles.maps, (map, tile) => ({
    map,
    pixels: Uint8Array.from({ length: size }, (_, n) => {
      const unit = map * size + n;
      const { row, column } = cellOf(maps, unit);
      const told = alone.get(unit);
      if (told) return numberOf(unit, told);
      const here = isSwept(maps, row, column, frame.maps[k].swept);
      return here ? numberOf(unit, frame.maps[k]) : BLANK;
    }),
    columns: maps.columns,
    along: tiles.places[2 * tile],
    down: tiles.places[2 * tile + 1],
    off: off?.[map] === 1,
  }));
}

type Numbering = (unit: number, shown: Pick<MapsShown, "sum" | "lit">) => number;

/** The number of the colour of a unit of block `k`. */
function numbering(scene: Scene, k: number): Numbering {
  const { network, trace, layout } = scene;
  const { layer } = layout.blocks[k];
  const { post } = trace.layers[layer];
  const sum = summedIn(scene, layer);
  const { scale } = network.measures(network.planes[layer].name);
  return (unit, shown) => {
    const { signed, active } = cellShown(sum(unit), post[unit] / scale, shown);
    // A unit on its way from one to the other has the colour of what is stronger.
    if (active > Math.abs(signed)) return LIT + Math.max(Math.round(active * STEPS), 1);
    return BLANK + Math.round(signed * STEPS);
  };
}
