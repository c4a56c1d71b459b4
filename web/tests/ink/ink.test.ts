import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { CENTRE, ink, type Stroke, type Transform } from "../../src/ink/ink";
import { farthest, readJson } from "../helpers";

interface InkCase {
  name: string;
  strokes: [number, number][][];
  width: number | number[];
  smallest: number;
  fit: Transform;
  centre: Transform;
  pixels: number[];
}

const cases = readJson<InkCase[]>("ink.json");

describe("the same strokes give the same picture as in Python", () => {
  test.each(cases)("$name", ({ strokes, width, smallest, fit, centre, pixels }) => {
    const drawn = ink(strokes, width, undefined, smallest);
    expect(farthest(drawn.pixels, pixels)).toBeLessThan(1e-6);
    for (const key of ["scale", "dx", "dy"] as const) {
      const size = Math.max(1, Math.abs(fit[key]));
      expect(Math.abs(drawn.fitted[key] - fit[key]) / size).toBeLessThan(1e-9);
      expect(Math.abs(drawn.centred[key] - centre[key]) / size).toBeLessThan(1e-9);
    }
  });
});

describe("ink", () => {
  test("nothing drawn is a blank picture", () => {
    const { pixels, fitted } = ink([]);
    expect(pixels).toEqual(new Float32Array(784));
    expect(fitted).toEqual({ scale: 1, dx: 0, dy: 0 });
  });

  test("does not depend on where or how large the drawing is", () => {
    const small: Stroke[] = [[[0, 0], [3, 1], [2, 7]]]; // biome-ignore format: points
    const large = small.map((stroke) =>
      stroke.map(([x, y]) => [x * 64 + 512, y * 64 - 32] as const),
    );
    expect(farthest(ink(small).pixels, ink(large).pixels)).toBeLessThan(1e-6);
  });

  test("the centre of mass ends within 0.15 px of the centre", () => {
    const { pixels } = ink([[[0, 0], [40, 5], [12, 90], [50, 95]]]); // biome-ignore format: points
    let [mass, x, y] = [0, 0, 0];
    pixels.forEach((value, k) => {
      mass += value;
      x += value * ((k % 28) + 0.5);
      y += value * (Math.floor(k / 28) + 0.5);
    });
    expect(Math.abs(x / mass - CENTRE[0])).toBeLessThan(0.1);
    expect(Math.abs(y / mass - CENTRE[1])).toBeLessThan(0.1);
  });

  test.each([
    ["a coordinate that is not a number", [[[0, Number.NaN]]]],
    ["an endless coordinate", [[[Number.POSITIVE_INFINITY, 0]]]],
    ["a point of three", [[[1, 2, 3]]]],
    ["text", ["stroke"]],
    ["null", [[null]]],
  ])("refuses %s", (_, strokes) => {
    expect(() => ink(strokes as unknown as Stroke[])).toThrow(InputError);
  });

  test.each([0, -1, 20, Number.NaN])("refuses a pen of %s px", (width) => {
    expect(() => ink([[[1, 2]]], width)).toThrow(InputError);
  });
});
