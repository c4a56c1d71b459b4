import { expect, test } from "vitest";
import { createPace } from "../../src/render/pace";

/** Draws `frames` frames `gap` ms apart from `from` on; returns the time of the last one. */
function play(pace: ReturnType<typeof createPace>, frames: number, gap: number, from = 0): number {
  for (let n = 0; n < frames; n++) pace.drew(from + n * gap);
  return from + (frames - 1) * gap;
}

test("a graphics card is trusted with every line", () => {
  const pace = createPace(false);
  play(pace, 100, 60);
  expect(pace.lines()).toBe(Number.POSITIVE_INFINITY);
  expect(pace.lines(true)).toBe(Number.POSITIVE_INFINITY);
});

test("without one the machine starts with what such machines manage", () => {
  expect(createPace(true).lines()).toBe(1150);
});

test("slow frames cost lines, down to a thousand and no further", () => {
  const pace = createPace(true);
  play(pace, 1000, 60);
  expect(pace.lines()).toBe(1000);
});

test("fast frames bring more, but only after a pause", () => {
  const pace = createPace(true);
  const end = play(pace, 40, 16);
  const during = pace.lines();
  expect(during).toBe(1150);
  pace.drew(end + 1000);
  expect(pace.lines()).toBeGreaterThan(during);
});

test("pauses are no slow frames", () => {
  const pace = createPace(true);
  play(pace, 100, 5000);
  expect(pace.lines()).toBe(1150);
});

test("under the pen the strongest lines do", () => {
  expect(createPace(true).lines(true)).toBe(200);
});
