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
  pace.renew();
  expect(pace.lines()).toBe(Number.POSITIVE_INFINITY);
  expect(pace.lines(true)).toBe(Number.POSITIVE_INFINITY);
});

test("without one the machine starts with what such machines manage", () => {
  expect(createPace(true).lines()).toBe(1150);
});

test("slow frames cost the next scene lines, down to a thousand and no further", () => {
  const pace = createPace(true);
  play(pace, 1000, 60);
  expect(pace.lines()).toBe(1150);
  pace.renew();
  expect(pace.lines()).toBe(1000);
});

test("fast frames bring the next scene more, but only after a pause", () => {
  const pace = createPace(true);
  const end = play(pace, 40, 16);
  pace.renew();
  expect(pace.lines()).toBe(1150);
  pace.drew(end + 1000);
  expect(pace.lines()).toBe(1150);
  pace.renew();
  expect(pace.lines()).toBe(1437.5);
});

test("the number of lines is held as long as a scene is told, however the frames come", () => {
  const pace = createPace(true);
  let now = 0;
  for (const gap of [16, 60, 300, 16, 16, 900, 60, 60, 33]) {
    now = play(pace, 20, gap, now + gap);
    expect(pace.lines()).toBe(1150);
  }
});

test("pauses are no slow frames", () => {
  const pace = createPace(true);
  play(pace, 100, 5000);
  pace.renew();
  expect(pace.lines()).toBe(1150);
});

test("under the pen the strongest lines do", () => {
  expect(createPace(true).lines(true)).toBe(200);
});
