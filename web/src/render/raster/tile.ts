/** One map of a stack, pixel by pixel as the shader of `stacks.ts` says. */
import type { Maps } from "../../scene/maps";
import type { Palette } from "../palette";
import type { Cells } from "./cells";
import type { Quad } from "./quad";
import { lay, type Surface, smoothstep } from "./surface";

export interface Tile {
  readonly cells: Cells;
  readonly map: number;
  /** The only unit that is drawn; null: all. */
  readonly only: number | null;
  /** Null: it is not crossed out. */
  readonly crossed: Palette | null;
}

/** What is found where a pixel looks: a colour, times how much of it is covered. */
const found = { r: 0, g: 0, b: 0, covered: 0 };

export function paintTile(surface: Surface, quad: Quad, maps: Maps, tile: Tile): void {
  const { back, left, right, top, bottom } = quad;
  const { data, width } = surface;
  const look = lookOf(quad, maps);
  const taps = look.taps * look.taps;
  const stroke = strokeOf(quad, tile);
  for (let y = top; y < bottom; y++) {
    let at = 4 * ((y - surface.top) * width + left - surface.left);
    for (let x = left; x < right; x++, at += 4) {
      const [px, py] = [x + 0.5, y + 0.5];
      const w = back[6] * px + back[7] * py + back[8];
      const u = (back[0] * px + back[1] * py + back[2]) / w;
      const v = (back[3] * px + back[4] * py + back[5]) / w;
      gather(tile, maps, look, ((u + 1) / 2) * maps.columns, ((v + 1) / 2) * maps.rows);
      const { covered } = found;
      if (covered <= 0) continue;
      let [r, g, b] = [found.r / covered, found.g / covered, found.b / covered];
      if (tile.crossed) {
        const { ground, mark } = tile.crossed;
        const share = stroke(u, v);
        r = over(r, ground[0], mark[0], share);
        g = over(g, ground[1], mark[1], share);
        b = over(b, ground[2], mark[2], share);
      }
      lay(data, at, r, g, b, covered / taps);
    }
  }
}

/** Stepped back towards the ground, with a stroke above it. */
function over(tone: number, ground: number, mark: number, stroke: number): number {
  const back = tone + (ground - tone) * 0.55;
  return back + (mark - back) * stroke;
}

const strokeOf =
  ({ ux, uy, vx, vy }: Quad, { crossed }: Tile) =>
  (u: number, v: number): number => {
    if (!crossed) return 0;
    const edge = Math.abs(ux - vx) + Math.abs(uy - vy);
    return 1 - smoothstep(0.1, 0.1 + edge, Math.min(Math.abs(u - v), Math.abs(u + v)));
  };

interface TileLook {
  /** Places of each pixel that are looked at, along each side. */
  readonly taps: number;
  /** Whether cells are large enough to be seen hollow, 0..1. */
  readonly large: number;
  /** Cells from pixel to pixel, to the right and down. */
  readonly step: readonly [number, number, number, number];
}

function lookOf({ ux, uy, vx, vy }: Quad, { columns, rows }: Maps): TileLook {
  const step = [(ux * columns) / 2, (vx * rows) / 2, (uy * columns) / 2, (vy * rows) / 2] as const;
  const span = Math.max(Math.hypot(step[0], step[1]), Math.hypot(step[2], step[3]));
  const taps = span > 1.1 ? 4 : span > 0.34 ? 3 : 2;
  return { taps, large: 1 - smoothstep(0.1, 0.16, span), step };
}

function gather(
  { cells, map, only }: Tile,
  { columns, rows }: Maps,
  { taps, large, step: [rightX, rightY, downX, downY] }: TileLook,
  x: number,
  y: number,
): void {
  const { tones, inside, swept, blank } = cells;
  const size = columns * rows;
  let [r, g, b, covered] = [0, 0, 0, 0];
  for (let n = 0; n < taps * taps; n++) {
    const across = ((n % taps) + 0.5) / taps - 0.5;
    const down = (Math.floor(n / taps) + 0.5) / taps - 0.5;
    const placeX = x + across * rightX + down * downX;
    const placeY = y + across * rightY + down * downY;
    if (placeX < 0 || placeY < 0 || placeX >= columns || placeY >= rows) continue;
    const within = Math.floor(placeY) * columns + Math.floor(placeX);
    const unit = map * size + within;
    if (only !== null && unit !== only) continue;
    covered += 1;
    if (only === null && within >= swept * size) {
      r += blank[0];
      g += blank[1];
      b += blank[2];
      continue;
    }
    const at = 3 * unit;
    const share = large > 0 && !isEdge(placeX, placeY) ? large : 0;
    r += tones[at] + (inside[at] - tones[at]) * share;
    g += tones[at + 1] + (inside[at + 1] - tones[at + 1]) * share;
    b += tones[at + 2] + (inside[at + 2] - tones[at + 2]) * share;
  }
  found.r = r;
  found.g = g;
  found.b = b;
  found.covered = covered;
}

/** Within this share of a cell from its border. */
const EDGE = 0.18;

function isEdge(x: number, y: number): boolean {
  const [inX, inY] = [x - Math.floor(x), y - Math.floor(y)];
  return Math.min(inX, 1 - inX, inY, 1 - inY) <= EDGE;
}
