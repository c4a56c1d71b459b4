import { expect, test } from "vitest";
import type { Connections } from "../src/evidence";
import { createPace } from "../src/render/pace";

const layer = (lines: number): Connections => ({
  layer: 0,
  from: new Int32Array(lines),
  to: new Int32Array(lines),
  evidence: new Float32Array(lines),
  needed: lines,
  total: lines,
  share: 0.8,
});

function play(pace: ReturnType<typeof createPace>, frames: number, gap: number, from = 0): number {
  for (let n = 0; n < frames; n++) pace.drew(from + n * gap);
  return from + (frames - 1) * gap;
}

test("a machine that keeps up draws every line", () => {
  const pace = createPace(true);
  play(pace, 200, 16);
  expect(pace.budget([layer(4000)])).toBe(1);
});

test("a slow one draws fewer, never under a thousand", () => {
  const pace = createPace(true);
  play(pace, 40, 60);
  const some = pace.budget([layer(4000)]);
  expect(some).toBeLessThan(1);
  play(pace, 1000, 60, 3000);
  expect(pace.budget([layer(4000)])).toBe(0.25);
  expect(pace.budget([layer(500)])).toBe(1);
});

test("pauses are no slow frames, and a new movement tries for more", () => {
  const pace = createPace(true);
  play(pace, 100, 5000);
  expect(pace.budget([layer(4000)])).toBe(1);
  const end = play(pace, 14, 60, 600_000);
  const slowed = pace.budget([layer(4000)]);
  pace.drew(end + 5000);
  expect(pace.budget([layer(4000)])).toBeGreaterThan(slowed);
});

test("under the pen the strongest lines do", () => {
  expect(createPace(true).budget([layer(4000)], true)).toBe(0.1);
  expect(createPace(true).budget([layer(300)], true)).toBe(1);
  expect(createPace(false).budget([layer(4000)], true)).toBe(1);
});

test("a graphics card is trusted", () => {
  const pace = createPace(false);
  play(pace, 100, 60);
  expect(pace.budget([layer(4000)])).toBe(1);
});
