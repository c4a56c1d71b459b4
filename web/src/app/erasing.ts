/** What the eraser does to an input: it cuts strokes, and makes pixels paper. */
import { ERASER, erased } from "../ink/eraser";
import type { Point } from "../ink/ink";
import { nib } from "../ink/pens";
import { PAD } from "../ink/strokes";
import type { InputForm } from "../network/input";
import { EMPTY, type Input, widthsOf } from "./input";

/** A stroke is gone where the eraser covers half of its side, not only its middle. */
const reach = (width: number): number => ERASER + nib(width) / 4;

/** The input once the eraser went straight from one point to another; the same if it met nothing. */
export function rubbed(input: Input, from: Point, to: Point, form: InputForm): Input {
  if (input.pixels) return withoutPixels(input, input.pixels, from, to, form);
  const before = { strokes: input.strokes, widths: widthsOf(input) };
  const after = erased(before, from, to, reach);
  if (after === before) return input;
  // What a person has worked on is theirs: the pen goes on from it.
  return after.strokes.length > 0 ? { ...after, pixels: null } : EMPTY;
}

/** Pixels lie on the pad as they are painted: as large as can be, in the middle. */
function withoutPixels(
  input: Input,
  pixels: Float32Array,
  from: Point,
  to: Point,
  { columns, rows, range: [blank] }: InputForm,
): Input {
  const side = PAD / Math.max(columns, rows);
  const [left, top] = [(PAD - columns * side) / 2, (PAD - rows * side) / 2];
  const next = pixels.map((value, at) => {
    const within = at % (columns * rows);
    const x = left + ((within % columns) + 0.5) * side;
    const y = top + (Math.floor(within / columns) + 0.5) * side;
    return distance([x, y], from, to) <= ERASER ? blank : value;
  });
  if (next.every((value, at) => value === pixels[at])) return input;
  if (next.every((value) => value === blank)) return EMPTY;
  return { strokes: input.strokes, pixels: next, readyMade: true };
}

/** From a point to the segment between two others. */
function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [alongX, alongY] = [x1 - x0, y1 - y0];
  const length2 = alongX * alongX + alongY * alongY || 1;
  const t = Math.min(Math.max(((x - x0) * alongX + (y - y0) * alongY) / length2, 0), 1);
  return Math.hypot(x - x0 - t * alongX, y - y0 - t * alongY);
}
