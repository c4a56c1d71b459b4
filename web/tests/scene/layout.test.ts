import { describe, expect, test } from "vitest";
import type { Network } from "../../src/network/network";
import { PALETTES, type Rgb } from "../../src/render/palette";
import { buildLayout } from "../../src/scene/layout";
import { networkOf, readJson } from "../helpers";

interface Fixture {
  readonly networks: readonly {
    readonly input_shape: readonly number[];
    readonly sizes: readonly number[];
    readonly blocks: readonly {
      readonly columns: number;
      readonly rows: number;
      readonly cell: number;
      readonly width: number;
      readonly height: number;
      readonly x: number;
      readonly places: Readonly<Record<string, readonly [number, number]>>;
    }[];
  }[];
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
      const layout = buildLayout(sized(input_shape, sizes));
      expect(layout.blocks.length).toBe(blocks.length);
      layout.blocks.forEach((block, k) => {
        const wanted = blocks[k];
        expect([block.columns, block.rows]).toEqual([wanted.columns, wanted.rows]);
        for (const part of ["cell", "width", "height"] as const) {
          expect(block[part]).toBeCloseTo(wanted[part], 9);
        }
        expect(block.flatX).toBeCloseTo(wanted.x, 9);
        for (const [n, [x, y]] of Object.entries(wanted.places)) {
          const at = 3 * (block.offset + Number(n));
          expect(layout.flat[at]).toBeCloseTo(x, 3); // the page keeps float32
          expect(layout.flat[at + 1]).toBeCloseTo(y, 3);
        }
      });
    },
  );

  test.each(["dark", "light"] as const)("colours: %s", (theme) => {
    const hex = (rgb: Rgb) =>
      `#${rgb
        .map((part) =>
          Math.round(255 * part)
            .toString(16)
            .padStart(2, "0"),
        )
        .join("")}`;
    for (const [name, code] of Object.entries(fixture.palettes[theme])) {
      expect(hex(PALETTES[theme][name as keyof (typeof PALETTES)["dark"]])).toBe(code);
    }
  });
});
