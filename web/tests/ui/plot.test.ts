/** The numbers of a curve's picture. */
import { expect, test } from "vitest";
import { type At, bucketed, roundUp, ticksOf } from "../../src/ui/train/plot";

test("many points become so many means, few stay", () => {
  const points = Array.from({ length: 1000 }, (_, k): At => [k + 1, k % 2]);
  const found = bucketed(points, 100);
  expect(found.length).toBe(100);
  expect(found[0]).toEqual([5.5, 0.5]);
  expect(found[99]).toEqual([995.5, 0.5]);
  expect(bucketed(points.slice(0, 3), 100)).toEqual(points.slice(0, 3));
});

test("an axis ends at a round number, not below", () => {
  for (const [value, end] of [
    [2.31, 2.5],
    [0.1, 0.1],
    [0.0123, 0.02],
    [7.1, 10],
    [4.9e21, 5e21],
  ]) {
    expect(roundUp(value)).toBeCloseTo(end, 6);
    expect(roundUp(value) / end).toBeCloseTo(1, 6);
  }
});

test("steps are written at the beginning and at round numbers up to the end", () => {
  expect(ticksOf(1)[0]).toBe(0);
  expect(ticksOf(332)).toEqual([0, 200]);
  expect(ticksOf(1000)).toEqual([0, 500]);
  expect(ticksOf(60_000)).toEqual([0, 20_000, 40_000]);
});
