import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COVERAGE } from "../../src/inside/connections";
import { parseNetwork } from "../../src/network/file";
import { formOf } from "../../src/network/form";
import type { Network } from "../../src/network/network";
import { PALETTES, type Rgb } from "../../src/render/palette";
import { LINE_LIMIT, SAMPLE_LINES } from "../../src/scene/build";
import { buildLayout, type Layout, NEURON, placeOf } from "../../src/scene/layout";
import { tileGrid, tilesHeight, tilesWidth } from "../../src/scene/maps";
import { networkOf, readBytes, readJson } from "../helpers";

interface Known {
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly places: Readonly<Record<string, readonly [number, number]>>;
}

interface Fixture {
  readonly networks: readonly {
    readonly input_shape: readonly number[];
    readonly sizes: readonly number[];
    readonly blocks: readonly Known[];
  }[];
  /** Of fixtures/conv.safetensors. */
  readonly maps: readonly Known[];
  readonly stacks: readonly {
    readonly shape: readonly number[];
    readonly stacks: number;
    readonly tiles: number;
    readonly across: number;
    readonly down: number;
    readonly tile: readonly number[];
    readonly size: readonly number[];
  }[];
  readonly limits: Readonly<Record<string, number>>;
  readonly palettes: Readonly<Record<"dark" | "light", Readonly<Record<string, string>>>>;
}

const fixture = readJson<Fixture>("layout.json");

/** Weights are not looked at: sizes are all that a layout depends on. */
function sized(inputShape: readonly number[], sizes: readonly number[]): Network {
  const widths = [inputShape.reduce((product, size) => product * size, 1), ...sizes];
  const layers = sizes.map((outputs, k) => ({
    name: `fc${k + 1}`,
    weight: new Float32Array(widths[k] * outputs),
    bias: new Float32Array(outputs),
    activation: "identity" as const,
  }));
  return networkOf(layers, { inputShape });
}

describe("figures made in Python have the page's", () => {
  test.each(fixture.networks)(
    "places: $input_shape to $sizes",
    ({ input_shape, sizes, blocks }) => {
      expectPlaces(buildLayout(sized(input_shape, sizes)), blocks);
    },
  );

  test("places of feature maps and of their cells", () => {
    expectPlaces(buildLayout(parseNetwork(readBytes("conv.safetensors"))), fixture.maps);
  });

  test.each(fixture.stacks)("tiles: $shape among $stacks", (known) => {
    const grid = tileGrid(formOf(known.shape), known.stacks);
    const { tiles, across, down } = grid;
    expect({ tiles, across, down }).toEqual({
      tiles: known.tiles,
      across: known.across,
      down: known.down,
    });
    const sizes = [grid.tileWidth, grid.tileHeight, grid.gap, tilesWidth(grid), tilesHeight(grid)];
    [...known.tile, ...known.size].forEach((size, k) => {
      expect(sizes[k]).toBeCloseTo(size, 9);
    });
  });

  test("sizes and limits", () => {
    expect(fixture.limits).toEqual({
      coverage: COVERAGE,
      line_limit: LINE_LIMIT,
      sample_lines: SAMPLE_LINES,
      neuron: NEURON,
    });
  });

  test.each(["dark", "light"] as const)("colours: %s", (theme) => {
    for (const [name, code] of Object.entries(fixture.palettes[theme])) {
      expect(hex(PALETTES[theme][name as keyof (typeof PALETTES)["dark"]])).toBe(code);
    }
  });
});

function expectPlaces(layout: Layout, known: readonly Known[]): void {
  expect(layout.blocks.length).toBe(known.length);
  layout.blocks.forEach((block, k) => {
    const wanted = known[k];
    expect([block.columns, block.rows]).toEqual([wanted.columns, wanted.rows]);
    for (const part of ["cell", "width", "height"] as const) {
      expect(block[part]).toBeCloseTo(wanted[part], 9);
    }
    expect(block.flatX).toBeCloseTo(wanted.x, 9);
    for (const [n, [x, y]] of Object.entries(wanted.places)) {
      const place = placeOf(layout, block.offset + Number(n), 1);
      expect(place[0]).toBeCloseTo(x, 3); // the page keeps float32
      expect(place[1]).toBeCloseTo(y, 3);
    }
  });
}

const hex = (rgb: Rgb) =>
  `#${rgb
    .map((part) =>
      Math.round(255 * part)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

describe("the styles have the stage's colours", () => {
  const styles = new URL("../../src/styles/", import.meta.url);
  const theme = readFileSync(new URL("theme.css", styles), "utf8");
  const story = readFileSync(new URL("story.css", styles), "utf8");

  /** Colours of a rule of a style sheet, by the names of their custom properties. */
  function colours(selector: string, sheet = theme): Map<string, string> {
    const start = sheet.indexOf(`\n${selector} {`);
    const rule = sheet.slice(start, sheet.indexOf("}", start));
    const found = rule.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g);
    return new Map([...found].map(([, name, code]) => [name, code]));
  }

  test.each([
    ["dark", ".fp"],
    ["light", '.fp[data-theme="light"]'],
  ] as const)("%s", (name, selector) => {
    const own = colours(selector);
    for (const shared of ["ground", "active", "for", "against", "ink"] as const) {
      expect([shared, own.get(shared)]).toEqual([shared, hex(PALETTES[name][shared])]);
    }
    for (const sign of ["plus", "minus"] as const) {
      expect(colours(selector, story).get(sign)).toBe(hex(PALETTES[name][sign]));
    }
  });

  test("around the page, too", () => {
    const grounds = [PALETTES.dark.ground, PALETTES.light.ground].map(hex);
    const around = [...theme.matchAll(/background: (#[0-9a-f]{6});/g)].map(([, code]) => code);
    expect(around).toHaveLength(6);
    expect(new Set(around)).toEqual(new Set(grounds));
  });

  test("and nobody writes a colour of the theme a second time", () => {
    for (const file of readdirSync(styles)) {
      const text = readFileSync(new URL(file, styles), "utf8");
      expect([file, text.match(/var\(--[a-z-]+, #[0-9a-f]+\)/g)]).toEqual([file, null]);
    }
  });
});
