/** Drawings: written little by little, fitted into the pad, sorted, smoothed. */
import { describe, expect, it } from "vitest";
import { byLabel, intoPad, PAD, smoothPath, written } from "../../src/ink/strokes";

describe("drawings", () => {
  const strokes = [
    [
      [0, 0],
      [100, 0],
    ],
    [
      [0, 50],
      [100, 50],
    ],
  ] as const;

  it("are written from the first point to the last", () => {
    expect(written(strokes, 0)).toEqual([]);
    expect(written(strokes, 0.25)).toEqual([
      [
        [0, 0],
        [65, 0],
      ],
    ]);
    expect(written(strokes, 1)).toEqual(strokes);
  });

  it("fit the pad and keep their shape", () => {
    const [[first, last]] = intoPad([
      [
        [-1000, 0],
        [1000, 500],
      ],
    ]);
    expect(last[0] - first[0]).toBeCloseTo(4 * (last[1] - first[1]));
    expect([...first, ...last].every((value) => value >= 0 && value <= PAD)).toBe(true);
    expect(intoPad(strokes)).toBe(strokes);
  });

  it("stay in order of their digits", () => {
    const list = [2, 1, 2].map((label, k) => ({ name: `${k}`, label, strokes }));
    expect(byLabel(list).map(([label, all]) => [label, all.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it("become a smooth path, dots included", () => {
    expect(smoothPath([[[5, 6]]])).toBe("M5 6L5 6");
    expect(smoothPath([])).toBe("");
  });
});
