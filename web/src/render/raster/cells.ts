/** The colours of the units of a stack as the shader of `stacks.ts` finds them. */
import type { MapsShown, Scene } from "../../scene/scene";
import { HOT, HOT_FROM, LIT_POWER, SIGNED_POWER, summedIn } from "../cells";
import { mixed } from "../markup";
import type { Palette, Rgb } from "../palette";
import { smoothstep } from "./surface";

export interface Cells {
  /** Of each unit its colour, and that of its inside where it is seen to be hollow; three numbers each. */
  readonly tones: Float32Array;
  readonly inside: Float32Array;
  /** Share of each map that is filled. */
  readonly swept: number;
  readonly blank: Rgb;
}

/** Steps from 0 to full of the tables. */
const STEPS = 127;
/** How much of the colour of what is below 0 is left out of its inside. */
const HOLLOW = 0.75;

/** Of block `k`, those maps that have a tile. */
export function cellsOf(
  scene: Scene,
  k: number,
  { sum, lit, swept }: MapsShown,
  palette: Palette,
): Cells {
  const { layout, network, trace } = scene;
  const { maps, layer, count } = layout.blocks[k];
  const cells = { tones: new Float32Array(3 * count), inside: new Float32Array(3 * count) };
  const size = maps ? maps.rows * maps.columns : 0;
  const { post } = trace.layers[layer];
  const { scale } = network.measures(network.planes[layer].name);
  const summed = summedIn(scene, layer);
  const tables = tablesOf(palette);
  for (const map of layout.tiles[k]?.maps ?? []) {
    for (let unit = map * size; unit < (map + 1) * size; unit++) {
      const y = clamp(post[unit] / scale);
      const signed = (1 - lit) * sum * clamp(summed(unit)) + lit * Math.min(y, 0);
      colour(cells, 3 * unit, tables, signed, lit * Math.max(y, 0));
    }
  }
  return { ...cells, swept, blank: palette.blank };
}

const clamp = (value: number): number => (value > 1 ? 1 : value < -1 ? -1 : value);

interface Tables {
  /** From -1 to 1. */
  readonly signed: Float32Array;
  readonly inside: Float32Array;
  /** From 0 to 1: red, and how much of it there is. */
  readonly red: Float32Array;
  readonly bright: Float32Array;
}

function tablesOf({ blank, plus, minus, active, hot }: Palette): Tables {
  const each = (n: number): number => (n - STEPS) / STEPS;
  const signs = Array.from({ length: 2 * STEPS + 1 }, (_, n) => each(n));
  const tone = (value: number, body: number): Rgb =>
    mixed(blank, value > 0 ? plus : minus, body * Math.abs(value) ** SIGNED_POWER);
  const bright = Float32Array.from({ length: STEPS + 1 }, (_, n) => (n / STEPS) ** LIT_POWER);
  return {
    signed: Float32Array.from(signs.flatMap((value) => [...tone(value, 1)])),
    inside: Float32Array.from(
      signs.flatMap((value) => [...tone(value, value < 0 ? 1 - HOLLOW : 1)]),
    ),
    red: Float32Array.from(
      [...bright].flatMap((value) => [...mixed(active, hot, HOT * smoothstep(HOT_FROM, 1, value))]),
    ),
    bright,
  };
}

function colour(
  { tones, inside }: Pick<Cells, "tones" | "inside">,
  at: number,
  tables: Tables,
  signed: number,
  active: number,
): void {
  const sign = 3 * Math.round(STEPS * (1 + signed));
  const step = Math.round(STEPS * active);
  const share = tables.bright[step];
  for (let part = 0; part < 3; part++) {
    const red = tables.red[3 * step + part];
    const [tone, within] = [tables.signed[sign + part], tables.inside[sign + part]];
    tones[at + part] = tone + (red - tone) * share;
    inside[at + part] = within + (red - within) * share;
  }
}
