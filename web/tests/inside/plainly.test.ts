/** Where a browser runs no WebAssembly, plain loops find the same. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { seeded } from "../helpers";

const random = seeded(9);
const numbers = (count: number): Float32Array =>
  Float32Array.from({ length: count }, () => (random() < 0.3 ? 0 : 2 * random() - 1));

const SHAPES = [
  { depth: 3, side: 9, outputs: 5, kernel: 3, groups: 1 },
  { depth: 4, side: 7, outputs: 8, kernel: 2, groups: 4 },
  { depth: 40, side: 6, outputs: 3, kernel: 5, groups: 1 },
];

/** The modules as a browser has them that runs WebAssembly, or none. */
async function fresh(plainly: boolean) {
  vi.resetModules();
  if (plainly) vi.stubGlobal("WebAssembly", undefined);
  const { conv2d } = await import("../../src/operations/conv");
  const { strongestOfMany } = await import("../../src/inside/many");
  return { conv2d, strongestOfMany };
}

afterEach(() => vi.unstubAllGlobals());

describe.each(SHAPES)("%o", ({ depth, side, outputs, kernel, groups }) => {
  const out = side - kernel + 3;
  const weight = {
    shape: [outputs, depth / groups, kernel, kernel],
    values: numbers((outputs * depth * kernel * kernel) / groups),
  };
  const op = {
    ...{ name: "conv", kind: "conv2d", reads: ["input"], shape: [outputs, out, out], line: null },
    tensors: { weight, bias: { shape: [outputs], values: numbers(outputs) } },
    settings: { stride: [1, 1], padding: [1, 1, 1, 1], dilation: [1, 1], groups },
  };
  const shapes = [[depth, side, side]];
  const read = numbers(depth * side * side);

  test("a convolution's values", async () => {
    const found = (await fresh(false)).conv2d.forward(op, [read], shapes);
    const plain = (await fresh(true)).conv2d.forward({ ...op }, [read], shapes);
    expect(found.length).toBe(outputs * out * out);
    plain.forEach((value, k) => {
      expect(Math.abs(found[k] - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
    });
  });

  test("the strongest connections", async () => {
    const slopes = numbers(outputs * out * out);
    for (const [coverage, limit] of [
      [0.8, 50],
      [0.5, 1e9],
      [1, 20],
    ]) {
      const chosen = async (plainly: boolean) => {
        const { conv2d, strongestOfMany } = await fresh(plainly);
        const terms = (unit: number) => conv2d.terms(op, unit, [read], shapes);
        const found = strongestOfMany(terms, read, slopes, coverage, limit);
        vi.unstubAllGlobals();
        return found;
      };
      const [fast, plain] = [await chosen(false), await chosen(true)];
      expect(fast.whole).toBeCloseTo(plain.whole, 6);
      expect(fast).toEqual({ ...plain, whole: fast.whole });
    }
  });
});
