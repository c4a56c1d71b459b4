import { describe, expect, test } from "vitest";
import { strongestFirst } from "../../src/inside/strongest";
import { seeded } from "../helpers";

/** The definition: sort everything, take until the share is reached. */
function bySorting(values: Float32Array, coverage: number): number[] {
  const order = [...values.keys()].sort(
    (a, b) => Math.abs(values[b]) - Math.abs(values[a]) || a - b,
  );
  const whole = values.reduce((sum, value) => sum + Math.abs(value), 0);
  const chosen: number[] = [];
  let carried = 0;
  for (const place of order) {
    if (carried >= coverage * whole || values[place] === 0) break;
    chosen.push(place);
    carried += Math.abs(values[place]);
  }
  return chosen;
}

describe("strongestFirst equals sorting everything", () => {
  const random = seeded(7);
  const kinds: [string, () => number][] = [
    ["of one size", () => random() - 0.5],
    ["of many sizes", () => (random() - 0.5) * 10 ** (random() * 60 - 30)],
    ["with many equal ones", () => Math.round(random() * 8 - 4) / 4],
    ["too small to be normal", () => (random() - 0.5) * 1e-41],
    ["mostly 0", () => (random() < 0.9 ? 0 : random())],
    ["all equal", () => -0.25],
  ];
  test.each(kinds)("numbers %s", (_, draw) => {
    for (const length of [0, 1, 2, 3, 40, 1000]) {
      const values = Float32Array.from({ length }, draw);
      for (const coverage of [0, 0.01, 0.5, 0.8, 0.95, 0.999]) {
        const { order } = strongestFirst(values, coverage);
        expect([...order]).toEqual(bySorting(values, coverage));
        const few = strongestFirst(values, coverage, 7);
        expect([...few.order]).toEqual([...order].slice(0, 7));
        expect(few.needed).toBe(order.length);
      }
    }
  });

  test("reads only its part of a shared buffer", () => {
    const all = Float32Array.from([100, 1, -3, 2, 100]);
    const { order, whole } = strongestFirst(all.subarray(1, 4), 0.8);
    expect(whole).toBe(6);
    expect([...order]).toEqual([1, 2]);
  });

  test("everything but zeros at full coverage", () => {
    expect([...strongestFirst(Float32Array.from([0, 1, -2, 0, 3]), 1).order]).toEqual([4, 2, 1]);
  });
});
