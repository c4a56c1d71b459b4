/** Ink by hand: boxes, dots, pens and papers, what is refused, and strokes of the pad. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { BOX, ink, PEN_WIDTH, type Point, type Stroke } from "../../src/ink/ink";
import { fromInk } from "../../src/ink/input";
import { byLabel, checkStrokes, intoPad, PAD, smoothPath, written } from "../../src/ink/strokes";
import type { InputForm } from "../../src/network/input";

/** Strokes from rows of x, y, x, y, ... */
const strokes = (...rows: number[][]): Stroke[] =>
  rows.map((row) =>
    Array.from({ length: row.length / 2 }, (_, k): Point => [row[2 * k], row[2 * k + 1]]),
  );
const square = (size: number) => ({ columns: size, rows: size });

describe("the box of the ink", () => {
  test("is fitted into 20 px with half a pen on each side", () => {
    const { fitted, width, paper } = ink(strokes([10, 0, 10, 70, 45, 70]));
    expect([width, PEN_WIDTH, BOX, paper]).toEqual([2.5, 2.5, 20, square(28)]);
    expect(fitted.scale).toBeCloseTo(17.5 / 70, 12);
    expect(fitted.dx).toBeCloseTo(14 - 27.5 / 4, 12);
    expect(fitted.dy).toBeCloseTo(14 - 35 / 4, 12);
    expect(ink(strokes([0, 0, 70, 35]), 6).fitted.scale).toBeCloseTo(14 / 70, 12);
  });

  test("of a dot has no size, and so has one that is smaller than any drawing", () => {
    for (const dot of [strokes([5, 9]), strokes([5, 9, 5, 9]), strokes([5, 9, 5 + 1e-10, 9])]) {
      expect(ink(dot).fitted.scale).toBe(1);
    }
    expect(ink(strokes([0, 0, 1e-8, 0])).fitted.scale).toBeGreaterThan(1e8);
    const { fitted, centred, pixels } = ink(strokes([5, 9]));
    expect(fitted).toEqual({ scale: 1, dx: 9, dy: 5 });
    // Its centre of mass is its middle, which goes to 14.5.
    expect(centred.dx).toBeCloseTo(9.5, 12);
    expect(centred.dy).toBeCloseTo(5.5, 12);
    const at = (row: number, column: number) => pixels[row * 28 + column];
    expect(at(14, 14)).toBe(1);
    expect(at(14, 15)).toBeCloseTo(0.75, 6);
    expect(at(15, 15)).toBeCloseTo(1.75 - Math.SQRT2, 6);
    expect(at(14, 16)).toBe(0);
    expect(at(12, 14)).toBe(0);
    expect(pixels.filter((value) => value > 0)).toHaveLength(9);
  });

  test("leaves out empty strokes", () => {
    const found = ink([[], ...strokes([5, 9]), []]);
    expect(found.strokes).toEqual(strokes([5, 9]));
    expect(ink([[]]).strokes).toEqual([]);
    expect(ink([[]]).pixels).toEqual(new Float32Array(784));
  });
});

test("a line is as dark as it is near, to its round ends", () => {
  // 40 long and level: scale 17.5 / 40, from 14 - 8.75 to 14 + 8.75, then half a pixel on.
  const { pixels } = ink(strokes([0, 7, 40, 7]));
  const column = (row: number) => pixels[row * 28 + 14];
  expect([12, 13, 14, 15, 16].map(column)).toEqual([0, 0.75, 1, 0.75, 0]);
  const row = Array.from({ length: 28 }, (_, k) => pixels[14 * 28 + k]);
  // The ends are 5.75 and 23.25; 1.75 beyond them a pixel's centre is blank.
  expect(row.slice(0, 6)).toEqual([0, 0, 0, 0, expect.closeTo(0.5, 6), 1]);
  expect(row.slice(23)).toEqual([1, expect.closeTo(0.5, 6), 0, 0, 0]);
});

describe("paper", () => {
  test("of another size has the same picture in proportion", () => {
    const large = ink(strokes([0, 0, 0, 70, 35, 70]), PEN_WIDTH, square(56));
    const usual = ink(strokes([0, 0, 0, 70, 35, 70]));
    expect(large.width).toBe(5);
    expect(large.fitted.scale).toBeCloseTo(2 * usual.fitted.scale, 12);
    expect(large.fitted.dx).toBeCloseTo(2 * usual.fitted.dx, 12);
    expect(large.centred.dy - large.fitted.dy).toBeCloseTo(
      2 * (usual.centred.dy - usual.fitted.dy),
      0,
    );
  });

  test("that is small is drawn finer and averaged", () => {
    const { pixels, width, paper, fitted } = ink(strokes([5, 9]), PEN_WIDTH, square(7));
    expect(paper).toEqual(square(7));
    expect(width).toBeCloseTo(2.5 / 4, 12);
    expect(fitted.scale).toBeCloseTo(1 / 4, 12);
    // The dot of 28 x 28, in blocks of four squares by four: all of it in rows and columns 12 to 15.
    const fine = ink(strokes([5, 9])).pixels;
    const block = (row: number, column: number) => {
      let total = 0;
      for (let y = 0; y < 4; y++) {
        for (let x = 0; x < 4; x++) total += fine[(4 * row + y) * 28 + 4 * column + x];
      }
      return total / 16;
    };
    pixels.forEach((value, k) => {
      expect(value).toBeCloseTo(block(Math.floor(k / 7), k % 7), 6);
    });
    expect(pixels[3 * 7 + 3]).toBeGreaterThan(0.2);
  });

  test.each([
    [28, 1],
    [27, 1],
    [23, 1],
    [22, 2],
    [14, 2],
    [13, 2],
    [12, 3],
  ])("of %i px is drawn %i times as fine", (size, fineness) => {
    const { fitted, pixels } = ink(strokes([5, 9]), PEN_WIDTH, square(size));
    expect(fitted.scale).toBeCloseTo(1 / fineness, 12);
    expect(pixels).toHaveLength(size * size);
  });

  test("that is no square has its box in proportion, and its middle in the middle", () => {
    const wide = { columns: 56, rows: 28 };
    const { fitted, pixels, width } = ink(strokes([0, 0, 100, 0]), PEN_WIDTH, wide);
    expect(width).toBe(2.5);
    expect(fitted.scale).toBeCloseTo((40 - 2.5) / 100, 12);
    expect(fitted.dx).toBeCloseTo(28 - 50 * 0.375, 12);
    expect(fitted.dy).toBe(14);
    expect(pixels[14 * 56 + 28]).toBe(1);
    expect(pixels[5 * 56 + 28]).toBe(0);
  });
});

describe("what is no drawing", () => {
  const bad: [string, unknown][] = [
    ["a point of one", [[[1]]]],
    ["a point of three", [[[1, 2, 3]]]],
    ["text in a point", [[["1", 2]]]],
    ["a point that is no list", [[{ 0: 1, 1: 2, length: 2 }]]],
    ["a coordinate that is too far", [[[1e9 + 1, 0]]]],
    ["a coordinate that is too far the other way", [[[0, -1e9 - 1]]]],
    ["a stroke that is no list", [{ length: 0 }]],
  ];
  test.each(bad)("%s is refused, and told by its stroke", (_, value) => {
    expect(() => ink(value as Stroke[])).toThrow(InputError);
    expect(() => ink([[], ...(value as Stroke[])])).toThrow(/^stroke 1 is not a list of/);
  });

  test("coordinates may be as large as a shape can bear", () => {
    expect(() => ink(strokes([1e9, -1e9, -1e9, 1e9]))).not.toThrow();
  });

  test("a pen fits the box", () => {
    for (const width of [0, -1, 20, 21, Number.NaN]) {
      expect(() => ink(strokes([1, 2]), width)).toThrow(/pen width is/);
    }
    for (const width of [0.1, 19.9]) expect(() => ink(strokes([1, 2]), width)).not.toThrow();
  });
});

test("ink becomes the values that a network wants, in every plane", () => {
  const drawn = ink(strokes([0, 0, 9, 9]));
  const form = (planes: number, low: number, high: number) =>
    fromInk(drawn, { planes, range: [low, high] } as unknown as InputForm);
  expect(form(1, 0, 1)).toBe(drawn.pixels);
  for (const [planes, low, high] of [
    [1, 0, 2],
    [1, -1, 1],
    [2, 0, 1],
    [3, 5, 1],
  ]) {
    const input = form(planes, low, high);
    expect(input).toHaveLength(784 * planes);
    for (const at of [0, 400, 406, 783]) {
      for (let plane = 0; plane < planes; plane++) {
        expect(input[plane * 784 + at]).toBeCloseTo(low + (high - low) * drawn.pixels[at], 5);
      }
    }
  }
});

describe("strokes from a script", () => {
  test("are copied, points cut to two numbers", () => {
    const given = [[[1, 2, 3], [4, 5]], []]; // biome-ignore format: points
    expect(checkStrokes(given)).toEqual([[[1, 2], [4, 5]], []]); // biome-ignore format: points
    expect(checkStrokes([])).toEqual([]);
  });

  const bad: [unknown, RegExp][] = [
    ["text", /^strokes must be a list of strokes$/],
    [{ length: 0 }, /^strokes must be a list/],
    [[[[1, 2]], 7], /^stroke 1 must be a list of \[x, y\] points$/],
    [[[[1, 2], [1]]], /^stroke 0, point 1 must be two finite numbers/],
    [[[[1, "2"]]], /^stroke 0, point 0 must be/],
    [[[[Number.NaN, 2]]], /two finite numbers/],
    [[[[1, Number.POSITIVE_INFINITY]]], /two finite numbers/],
    [[["12"]], /two finite numbers/],
  ];
  test.each(bad)("%j are refused", (value, sentence) => {
    expect(() => checkStrokes(value)).toThrow(InputError);
    expect(() => checkStrokes(value)).toThrow(sentence);
  });
});

describe("strokes on the pad", () => {
  test("stay where they are when all of it is inside, edges included", () => {
    const inside = strokes([0, 0, PAD, PAD], [PAD, 0]);
    expect(intoPad(inside)).toBe(inside);
    expect(intoPad([])).toEqual([]);
  });

  test.each([
    [strokes([-1, 0, 9, 0])],
    [strokes([0, -1, 0, 9])],
    [strokes([281, 5, 9, 9])],
    [strokes([5, 281, 9, 9])],
  ])("move into its middle when some is outside", (outside) => {
    const [[[x0, y0], [x1, y1]]] = intoPad(outside);
    expect((x0 + x1) / 2).toBeCloseTo(140, 9);
    expect((y0 + y1) / 2).toBeCloseTo(140, 9);
    expect(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))).toBeCloseTo(200, 9);
  });

  test("keep their order and their shape", () => {
    const found = intoPad(strokes([0, 0, 1000, 500], [500, 250]));
    expect(found).toEqual(strokes([40, 90, 240, 190], [140, 140]));
    expect(intoPad(strokes([-5, -5]))).toEqual(strokes([140, 140]));
  });

  test("are written at an even pace, with time to lift the pen", () => {
    const two = strokes([0, 0, 100, 0], [0, 50, 60, 50, 60, 90]);
    const share = (px: number) => px / 260; // 100, 60 for lifting, 100
    expect(written(two, 0)).toEqual([]);
    expect(written(two, share(50))).toEqual(strokes([0, 0, 50, 0]));
    expect(written(two, share(130))).toEqual(strokes([0, 0, 100, 0]));
    expect(written(two, share(190))).toEqual(strokes([0, 0, 100, 0], [0, 50, 30, 50]));
    expect(written(two, share(240))).toEqual(strokes([0, 0, 100, 0], [0, 50, 60, 50, 60, 70]));
    expect(written(two, 1)).toEqual(two);
    expect(written(two, 2)).toEqual(two);
    expect(written(strokes([1, 1, 1, 1, 5, 1]), 0.5)).toEqual(strokes([1, 1, 1, 1, 3, 1]));
    expect(written([], 0.5)).toEqual([]);
    expect(written(strokes([1, 1], [2, 2]), 0.5)).toEqual(strokes([1, 1]));
  });

  test("are smooth through the middles between points", () => {
    expect(smoothPath(strokes([0, 0, 10, 0]))).toBe("M0 0L10 0");
    expect(smoothPath(strokes([0, 0, 10, 0, 10, 20]))).toBe("M0 0Q10 0 10 10L10 20");
    expect(smoothPath(strokes([0, 0, 4, 0, 4, 4, 8, 4], [1.006, 2]))).toBe(
      "M0 0Q4 0 4 2Q4 4 6 4L8 4M1.01 2L1.01 2",
    );
    expect(smoothPath([[]])).toBe("");
  });

  test("lie by their labels, in order of numbers", () => {
    const drawing = (label: number, name: string) => ({ label, name, strokes: [] });
    const all = [drawing(10, "a"), drawing(9, "b"), drawing(10, "c")];
    expect(byLabel(all)).toEqual([
      [9, [all[1]]],
      [10, [all[0], all[2]]],
    ]);
  });
});
