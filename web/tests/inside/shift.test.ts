/** Pictures moved by some pixels. */
import { describe, expect, it } from "vitest";
import { shift, WAYS } from "../../src/inside/shift";
import { reads } from "../../src/network/input";
import { randomImage } from "../helpers";

const PAPER = -1;

describe("a picture", () => {
  it("moves right and down, and paper comes in", () => {
    const form = { ...reads([4, 4]), columns: 3, rows: 2 };
    const image = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect([...shift(image, form, [1, 0], PAPER)]).toEqual([PAPER, 1, 2, PAPER, 4, 5]);
    expect([...shift(image, form, [0, 1], PAPER)]).toEqual([PAPER, PAPER, PAPER, 1, 2, 3]);
    expect([...shift(image, form, [-2, -1], PAPER)]).toEqual([
      6,
      PAPER,
      PAPER,
      PAPER,
      PAPER,
      PAPER,
    ]);
  });

  it("is all paper once it is out of sight", () => {
    const form = reads([28, 28]);
    const image = randomImage(784, 1);
    for (const way of [
      [28, 0],
      [0, -28],
      [-40, 3],
    ] as const) {
      expect(new Set(shift(image, form, way, 0))).toEqual(new Set([0]));
    }
  });

  it("moves each of its planes alone", () => {
    const form = reads([3, 5, 6]);
    const image = randomImage(90, 1);
    const moved = shift(image, form, [2, -1], PAPER);
    for (let plane = 0; plane < 3; plane++) {
      const own = shift(image.slice(30 * plane, 30 * plane + 30), reads([5, 6]), [2, -1], PAPER);
      expect(moved.slice(30 * plane, 30 * plane + 30)).toEqual(own);
    }
  });

  it("comes back where nothing was lost", () => {
    const form = reads([28, 28]);
    const image = randomImage(784, 1).map((value, at) => {
      const [row, column] = [Math.floor(at / 28), at % 28];
      return Math.min(row, column, 27 - row, 27 - column) < 3 ? 0 : value;
    });
    expect(WAYS).toHaveLength(8);
    expect(new Set(WAYS.map(String)).size).toBe(8);
    for (const [across, down] of WAYS) {
      const there = shift(image, form, [3 * across, 3 * down], 0);
      expect(there).not.toEqual(image);
      expect(shift(there, form, [-3 * across, -3 * down], 0)).toEqual(image);
    }
  });
});
