/** The eraser: what it leaves of strokes, against points tried one by one. */
import { describe, expect, it } from "vitest";
import { erased, type Inked } from "../../src/ink/eraser";
import type { Point, Stroke } from "../../src/ink/ink";
import { seeded } from "../helpers";

const LINE: Stroke = [[0, 0], [128, 0]]; // biome-ignore format: points
const inked = (...strokes: Stroke[]): Inked => ({
  strokes,
  widths: strokes.map((_, k) => 2 + k),
});
const by = (reach: number) => (): number => reach;

describe("the eraser", () => {
  it("cuts a hole into a line", () => {
    const { strokes, widths } = erased(inked(LINE), [64, 0], [64, 0], by(16));
    expect(strokes).toEqual([[[0, 0], [48, 0]], [[80, 0], [128, 0]]]); // biome-ignore format: points
    expect(widths).toEqual([2, 2]);
  });

  it("erases all along its way, not only where it stood", () => {
    const { strokes } = erased(inked(LINE), [64, -80], [64, 80], by(16));
    expect(strokes).toEqual([[[0, 0], [48, 0]], [[80, 0], [128, 0]]]); // biome-ignore format: points
  });

  it("takes off an end, and all of a stroke", () => {
    expect(erased(inked(LINE), [0, 0], [30, 0], by(2)).strokes).toEqual([[[32, 0], [128, 0]]]); // biome-ignore format: points
    expect(erased(inked(LINE), [0, 0], [128, 0], by(5)).strokes).toEqual([]);
  });

  it("takes a dot, or leaves it", () => {
    const dots = inked([[10, 10]], [[40, 40]]);
    expect(erased(dots, [12, 10], [12, 10], by(3))).toEqual({ strokes: [[[40, 40]]], widths: [3] });
  });

  it("gives back the same where it meets nothing", () => {
    const before = inked(LINE, [[10, 50]]);
    expect(erased(before, [0, 30], [100, 30], by(10))).toBe(before);
  });

  it("reaches further for a wider pen", () => {
    const near: Stroke = [[0, 20], [100, 20]]; // biome-ignore format: points
    const { strokes } = erased(inked(near, near), [0, 0], [100, 0], (width) => 7 * width);
    expect(strokes).toEqual([near]); // width 2 reaches 14 px, width 3 reaches 21
  });

  it("erases exactly what is within its reach, on 200 random drawings", () => {
    const random = seeded(3);
    const anywhere = (): Point => [random() * 100, random() * 100];
    for (let k = 0; k < 200; k++) {
      const stroke = Array.from({ length: 1 + Math.floor(random() * 12) }, anywhere);
      const from = anywhere();
      const to = random() < 0.2 ? from : anywhere();
      const reach = 1 + random() * 30;
      const left = erased(inked(stroke), from, to, by(reach)).strokes;
      for (const [along, point] of alongIt(stroke)) {
        const off = distance(point, from, to) - reach;
        if (Math.abs(off) < 1e-3) continue;
        const stays = left.some((part) => isOn(point, part));
        expect(stays, `drawing ${k} at ${along}`).toBe(off > 0);
      }
    }
  });
});

/** Points of a stroke, and seven between two of them. */
function alongIt(stroke: Stroke): (readonly [string, Point])[] {
  return stroke.flatMap(([x1, y1], p): (readonly [string, Point])[] => {
    if (p === 0) return [["0", [x1, y1]]];
    const [x0, y0] = stroke[p - 1];
    return [1, 2, 3, 4, 5, 6, 7, 8].map((k) => {
      const t = k / 8;
      return [`${p - 1} + ${t}`, [x0 + t * (x1 - x0), y0 + t * (y1 - y0)]];
    });
  });
}

const isOn = (point: Point, part: Stroke): boolean =>
  part.some((end, p) => distance(point, part[Math.max(p - 1, 0)], end) < 1e-6);

function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const length2 = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const t = length2 > 0 ? ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length2 : 0;
  const within = Math.min(Math.max(t, 0), 1);
  return Math.hypot(x - x0 - within * (x1 - x0), y - y0 - within * (y1 - y0));
}
