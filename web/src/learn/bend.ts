/**
 * Bends a drawing at random, as strokes and not as a picture: writers differ in slant, proportion,
 * where strokes stand and how the pen trembles, not in pixels. Which drawings, and what is learnt
 * from them, is left to others.
 */
import { normal } from "../base/chance";
import { ink, PEN_WIDTH, type Point, type Stroke } from "../ink/ink";
import { fromInk } from "../ink/input";
import type { InputForm } from "../network/input";

/** How far drawings are bent; every number is a spread around "unchanged". */
const ROTATION = (12 * Math.PI) / 180; // standard deviation
const SLANT = 0.22; // sideways per height, standard deviation
const ASPECT = 0.15; // logarithm of width over height, standard deviation
const SMOOTH = 0.05; // of the longer side: standard deviation of the smooth bending
const APART = 0.03; // of the longer side: standard deviation of a stroke's place among the others
const PEN = 0.25; // logarithm of the pen's width, standard deviation
const WAVES = 3; // of the smooth bending, each way

/** The picture of the drawing, bent in a way of its own: 28x28, or as a network reads it. */
export function bent(
  strokes: readonly Stroke[],
  chance: () => number,
  form: InputForm | null = null,
): Float32Array {
  const [middle, side] = placeOf(strokes);
  const turn = turning(chance);
  const wave = waving(chance);
  const moved = strokes.map((stroke) => {
    const [x, y] = [normal(chance) * APART, normal(chance) * APART];
    return stroke.map((point): Point => {
      const straight = turn([(point[0] - middle[0]) / side, (point[1] - middle[1]) / side]);
      const [u, v] = wave(straight);
      return [u + x, v + y];
    });
  });
  const width = PEN_WIDTH * Math.exp(normal(chance) * PEN);
  return form ? fromInk(ink(moved, width, form), form) : ink(moved, width).pixels;
}

/** The middle of the ink's box and its longer side, 1 for a dot. */
function placeOf(strokes: readonly Stroke[]): [Point, number] {
  const points = strokes.flat();
  const span = (axis: 0 | 1): [number, number] => [
    points.reduce((least, point) => Math.min(least, point[axis]), Number.POSITIVE_INFINITY),
    points.reduce((most, point) => Math.max(most, point[axis]), Number.NEGATIVE_INFINITY),
  ];
  const [[left, right], [top, bottom]] = [span(0), span(1)];
  return [[(left + right) / 2, (top + bottom) / 2], Math.max(right - left, bottom - top) || 1];
}

/** Rotation after slant after proportion. */
function turning(chance: () => number): (point: Point) => Point {
  const angle = normal(chance) * ROTATION;
  const slant = normal(chance) * SLANT;
  const wide = Math.exp((normal(chance) * ASPECT) / 2);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ([x, y]) => {
    const [u, v] = [wide * x + slant * y, y / wide];
    return [cos * u - sin * v, sin * u + cos * v];
  };
}

/** A few long waves by chance, in each direction. */
function waving(chance: () => number): (point: Point) => Point {
  const waves = Array.from({ length: 2 * WAVES }, () => ({
    x: (chance() - 0.5) * 2 * Math.PI * 1.5,
    y: (chance() - 0.5) * 2 * Math.PI * 1.5,
    phase: chance() * 2 * Math.PI,
    size: normal(chance) * SMOOTH,
  }));
  const at = ([x, y]: Point, from: number): number => {
    let sum = 0;
    for (let k = from; k < from + WAVES; k++) {
      const wave = waves[k];
      sum += wave.size * Math.sin(wave.x * x + wave.y * y + wave.phase);
    }
    return sum;
  };
  return (point) => [point[0] + at(point, 0), point[1] + at(point, WAVES)];
}
