/** Photos: the same px make the same picture as in Python, and no picture makes trouble. */
import { inflateSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { type PhotoSteps, photoSteps } from "../../src/ink/photo";
import { LARGEST, LARGEST_OF } from "../../src/ink/photo/decoded";
import { type Grey, median, rounded } from "../../src/ink/photo/grey";
import { highest, lowest } from "../../src/ink/photo/light";
import { leastSquares } from "../../src/ink/photo/squares";
import { farthest, seeded } from "../helpers";
import {
  photoCases as cases,
  decoded,
  type PhotoCase,
  type Summary,
  stepsOf as steps,
} from "../photos";

const summary = ({ rows, columns, values }: Grey): Summary => ({
  rows,
  columns,
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
});

function near(actual: Grey, expected: Summary): void {
  const { mean, ...shape } = summary(actual);
  expect(shape).toEqual({ rows: expected.rows, columns: expected.columns });
  expect(Math.abs(mean - expected.mean)).toBeLessThan(1e-6);
}

describe("the same px give the same pictures as in Python", () => {
  test.each(cases)("$name", (each) => {
    const found = steps(each);
    if (each.pixels === null || found === null) {
      expect(found).toBe(each.pixels);
      return;
    }
    near(found.grey, each.grey);
    near(found.ink, each.ink);
    expect(farthest(found.pixels, each.pixels)).toBeLessThan(1e-5);
  });
});

describe("a photo", () => {
  const scan = cases.find(({ name }) => name === "a flat scan") as PhotoCase;

  it("is centred by its last step and by nothing else", () => {
    const { fitted, pixels } = steps(scan) as PhotoSteps;
    const sum = (values: Float32Array) => values.reduce((all, value) => all + value, 0);
    expect(fitted.rows).toBe(28);
    expect(sum(fitted.values)).toBeCloseTo(sum(pixels), 3);
    expect([...fitted.values]).not.toEqual([...pixels]);
  });

  it("gives its px strip by strip", { tags: ["slow"] }, () => {
    const large = cases.find(({ name }) => name === "larger than it is decoded") as PhotoCase;
    const bytes = inflateSync(Buffer.from(large.rgba, "base64"));
    const asked: number[] = [];
    const whole = decoded(large.width, large.height, bytes);
    photoSteps({
      ...whole,
      rows: (first, last) => {
        asked.push(last - first);
        return whole.rows(first, last);
      },
    });
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.reduce((sum, rows) => sum + rows, 0)).toBe(large.height);
  });

  it("of any px at all is 784 values from 0 to 1, or no ink", { tags: ["slow"] }, () => {
    const random = seeded(7);
    for (let k = 0; k < 60; k++) {
      const [width, height] = [1 + Math.floor(random() * 40), 1 + Math.floor(random() * 40)];
      const noisy = random() < 0.5;
      const bytes = Uint8Array.from({ length: 4 * width * height }, () =>
        noisy ? random() * 256 : 255 * Math.round(random() * 0.6),
      );
      const pixels = photoSteps(decoded(width, height, bytes))?.pixels;
      if (!pixels) continue;
      expect(pixels.length).toBe(784);
      expect(pixels.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it("may have as many px as predict reads", () => {
    expect({ other: LARGEST, ...LARGEST_OF }).toEqual({
      other: 50_000_000,
      "image/jpeg": 100_000_000,
      "image/webp": 40_000_000,
      "image/gif": 40_000_000,
    });
  });
});

describe("small tools", () => {
  it("round halves to even, as Python does", () => {
    expect([0.5, 1.5, 2.5, 2.4, 2.6, -1.5, -2.5].map(rounded)).toEqual([0, 2, 2, 2, 3, -2, -2]);
  });

  it("find the middle of odd and even counts", () => {
    expect(median(Float32Array.of(5, 1, 3))).toBe(3);
    expect(median(Float32Array.of(5, 1, 3, 4))).toBe(3.5);
  });

  it("find the highest and lowest px around each", () => {
    const line: Grey = { rows: 1, columns: 6, values: Float32Array.of(1, 5, 2, 0, 3, 4) };
    expect([...highest(line, 1).values]).toEqual([5, 5, 5, 3, 4, 4]);
    expect([...lowest(line, 2).values]).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it("fit a line, and choose the shortest answer where there are many", () => {
    const samples = [0, 1, 2, 3].map((x) => [1, x]);
    const line = leastSquares(samples, [1, 3, 5, 7], [1, 2, 1, 2]);
    expect(farthest(line, [1, 2])).toBeLessThan(1e-12);
    const twice = leastSquares([[1, 1], [1, 1]], [2, 2], [1, 1]); // biome-ignore format: samples
    expect(farthest(twice, [1, 1])).toBeLessThan(1e-12);
  });
});
