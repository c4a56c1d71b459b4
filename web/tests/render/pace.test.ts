import { expect, test } from "vitest";
import type { Connections } from "../../src/inside/connections";
import { createPace } from "../../src/render/pace";

const layer = (lines: number): Connections => ({
  layer: 0,
  from: -1,
  read: "input",
  sources: new Int32Array(lines),
  targets: new Int32Array(lines),
  evidence: new Float32Array(lines),
  needed: lines,
  total: lines,
  share: 0.8,
});

/** Draws `frames` frames `gap` ms apart from `from` on; returns the time of the last one. */
function play(pace: ReturnType<typeof createPace>, frames: number, gap: number, from = 0): number {
  for (let n = 0; n < frames; n++) pace.drew(from + n * gap);
  return from + (frames - 1) * gap;
}

test("a graphics card is trusted with every line", () => {
  const pace = createPace(false);
  play(pace, 100, 60);
  expect(pace.budget([layer(4000)])).toBe(1);
  expect(pace.budget([layer(4000)], true)).toBe(1);
});

test("without one the machine starts with what such machines manage", () => {
  expect(createPace(true).budget([layer(2300)])).toBe(0.5);
  expect(createPace(true).budget([layer(500)])).toBe(1);
});

test("slow frames cost lines, down to a thousand and no further", () => {
  const pace = createPace(true);
  play(pace, 1000, 60);
  expect(pace.budget([layer(4000)])).toBe(0.25);
});

test("fast frames bring more, but only after a pause", () => {
  const pace = createPace(true);
  const end = play(pace, 40, 16);
  const during = pace.budget([layer(4000)]);
  expect(during).toBe(1150 / 4000);
  pace.drew(end + 1000);
  expect(pace.budget([layer(4000)])).toBeGreaterThan(during);
});

test("pauses are no slow frames", () => {
  const pace = createPace(true);
  play(pace, 100, 5000);
  expect(pace.budget([layer(4000)])).toBe(1150 / 4000);
});

test("under the pen the strongest lines do", () => {
  expect(createPace(true).budget([layer(2000)], true)).toBe(0.1);
  expect(createPace(true).budget([layer(200)], true)).toBe(1);
});
