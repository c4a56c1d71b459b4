/** From ink to 28x28, box and centre as `ink` has them; pens of a width that the network knows. */
import { BOX, CENTRE, SIZE } from "../ink";
import { type Grey, grey, mapped, rounded } from "./grey";
import { BILINEAR, resized } from "./resample";

/** Cells a px side: the fineness at which ink is placed before it is averaged. */
const FINE = 8;
const CELLS = SIZE * FINE;
/** px of 28: thinner strokes are drawn wider, wider ones thinner. */
const STROKE_WIDTHS = [2, 3.4] as const;

/** 28x28 px: in the middle of the picture, and with the centre of mass where MNIST's lies. */
export interface Fitted {
  readonly fitted: Grey;
  readonly centred: Grey;
}

/** The pictures of a map of ink that was cropped to its box. */
export function fitInk(ink: Grey): Fitted {
  const { scale, widen } = choosePen(ink);
  const cells = widened(placed(ink, scale * FINE), widen * FINE);
  let [mass, x, y] = [0, 0, 0];
  cells.values.forEach((value, at) => {
    mass += value;
    x += (value * ((at % CELLS) + 0.5)) / FINE;
    y += (value * (Math.floor(at / CELLS) + 0.5)) / FINE;
  });
  const down = rounded((CENTRE[1] - y / mass) * FINE);
  const right = rounded((CENTRE[0] - x / mass) * FINE);
  return { fitted: averaged(cells, 0, 0), centred: averaged(cells, down, right) };
}

/** The scale at which ink spans 20 px, and how much wider its strokes are made on either side. */
function choosePen(ink: Grey): { readonly scale: number; readonly widen: number } {
  const { rows, columns, values } = ink;
  const extent = Math.max(rows, columns);
  let [outline, sum] = [0, 0];
  values.forEach((value, at) => {
    const below = at + columns < values.length ? values[at + columns] : 0;
    const right = (at + 1) % columns > 0 ? values[at + 1] : 0;
    outline += Math.hypot(below - value, right - value); // both sides of every stroke
    sum += value;
  });
  const width = Math.min((2 * sum) / Math.max(outline, 1e-6), extent / 4); // a dot is a wide stroke
  const wanted = Math.min(Math.max((width * BOX) / extent, STROKE_WIDTHS[0]), STROKE_WIDTHS[1]);
  const scale = (BOX - wanted) / (extent - width);
  return { scale, widen: (wanted - width * scale) / 2 };
}

/** Ink scaled and put into the middle of the fine picture. */
function placed(ink: Grey, scale: number): Grey {
  const [rows, columns] = [ink.rows, ink.columns].map((side) => Math.max(1, rounded(side * scale)));
  const scaled = resized(ink, rows, columns, BILINEAR);
  const cells = grey(CELLS, CELLS);
  const top = Math.floor((CELLS - rows) / 2);
  const left = Math.floor((CELLS - columns) / 2);
  for (let row = 0; row < rows; row++) {
    const line = scaled.values.subarray(row * columns, (row + 1) * columns);
    cells.values.set(line, (top + row) * CELLS + left);
  }
  return cells;
}

/** Every stroke wider by `radius` cells on either side, or thinner where it is below 0. */
function widened(cells: Grey, radius: number): Grey {
  if (radius < 0) {
    const paper = mapped(cells, (value) => 1 - value);
    return mapped(widened(paper, -radius), (value) => 1 - value);
  }
  const { rows, columns, values } = cells;
  const reach = Math.trunc(radius);
  const widest = values.slice();
  for (let down = -reach; down <= reach; down++) {
    const across = Math.floor(Math.sqrt(Math.trunc(radius * radius) - down * down));
    for (let right = -across; right <= across; right++) {
      for (let row = Math.max(0, -down); row < Math.min(rows, rows - down); row++) {
        for (
          let column = Math.max(0, -right);
          column < Math.min(columns, columns - right);
          column++
        ) {
          const value = values[(row + down) * columns + column + right];
          const at = row * columns + column;
          if (value > widest[at]) widest[at] = value;
        }
      }
    }
  }
  return { rows, columns, values: widest };
}

/** Moved by so many cells, each px then the mean of its cells; what enters is what the edge shows. */
function averaged(cells: Grey, down: number, right: number): Grey {
  const pixels = grey(SIZE, SIZE);
  const inside = (at: number): number => Math.min(Math.max(at, 0), CELLS - 1);
  for (let at = 0; at < SIZE * SIZE; at++) {
    const [top, left] = [Math.floor(at / SIZE) * FINE, (at % SIZE) * FINE];
    let sum = 0;
    for (let cell = 0; cell < FINE * FINE; cell++) {
      const row = inside(top + Math.floor(cell / FINE) - down);
      sum += cells.values[row * CELLS + inside(left + (cell % FINE) - right)];
    }
    pixels.values[at] = sum / (FINE * FINE);
  }
  return pixels;
}
