/** Pen and eraser on the pad: points gather between two animation frames. Knows nothing of the DOM. */
import type { Point } from "../ink/ink";
import { PEN_NAMES, PENS, type PenName } from "../ink/pens";
import type { InputForm } from "../network/input";
import type { Drawn } from "./drawing";
import { rubbed } from "./erasing";
import { widthsOf } from "./input";
import { state } from "./state";

export interface PenOptions {
  readonly drawing: Drawn;
  readonly form: InputForm;
  /** Everything on its way to the pad is there. */
  readonly settle: () => void;
  /** What is there now can be brought back. */
  readonly remember: () => void;
}

export function createPen(options: PenOptions) {
  const [penDown, setPenDown] = state(false);
  const [erasing, setErasing] = state(false);
  const [penName, setPen] = state<PenName>("normal");
  const ink = createInking(options, penName);
  const eraser = createRubbing(options);
  const tool = () => (erasing.value ? eraser : ink);
  const lift = (): void => setPenDown(false);
  /** The next wider pen, or the next thinner one. */
  function widen(steps: number): void {
    const at = PEN_NAMES.indexOf(penName.value) + steps;
    setPen(PEN_NAMES[Math.min(Math.max(at, 0), PEN_NAMES.length - 1)]);
    setErasing(false);
  }
  return {
    penDown,
    lift,
    /** Whether what comes down on the pad erases. */
    erasing,
    toggleEraser: (): void => {
      lift();
      setErasing(!erasing.value);
    },
    penName,
    choosePen(name: PenName): void {
      setPen(name);
      setErasing(false);
    },
    thinner: (): void => widen(-1),
    thicker: (): void => widen(1),
    pen: {
      down(point: Point): void {
        options.settle();
        setPenDown(true);
        tool().down(point);
      },
      move(points: readonly Point[]): void {
        if (penDown.value && points.length > 0) tool().move(points);
      },
      up: lift,
    },
  };
}

function createInking({ drawing, remember }: PenOptions, penName: { readonly value: PenName }) {
  const { newest, gather } = drawing;
  return {
    down(point: Point): void {
      remember();
      const before = newest.value;
      const { strokes, widths } = before.readyMade
        ? { strokes: [], widths: [] }
        : { strokes: before.strokes, widths: widthsOf(before) };
      gather({
        strokes: [...strokes, [point]],
        pixels: null,
        widths: [...widths, PENS[penName.value]],
      });
    },
    move(points: readonly Point[]): void {
      const { strokes, ...rest } = newest.value;
      gather({
        ...rest,
        strokes: [...strokes.slice(0, -1), [...(strokes.at(-1) ?? []), ...points]],
      });
    },
  };
}

/** All that one drag erases is taken back at once; a drag that touches nothing is no step. */
function createRubbing({ drawing, form, remember }: PenOptions) {
  let last: Point = [0, 0];
  let touched = false;
  function to(point: Point): void {
    const next = rubbed(drawing.newest.value, last, point, form);
    last = point;
    if (next === drawing.newest.value) return;
    if (!touched) remember();
    touched = true;
    drawing.gather(next);
  }
  return {
    down(point: Point): void {
      last = point;
      touched = false;
      to(point);
    },
    move: (points: readonly Point[]): void => points.forEach(to),
  };
}
