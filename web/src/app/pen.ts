/** The pen on the pad: points gather between two animation frames. Knows nothing of the DOM. */
import type { Point } from "../ink/ink";
import type { Drawn } from "./drawing";
import { state } from "./state";

/** `before` gets the pad ready for a stroke: everything on its way to it is there, and can be undone. */
export function createPen({ newest, gather }: Drawn, before: () => void) {
  const [penDown, setPenDown] = state(false);
  const lift = (): void => setPenDown(false);
  return {
    penDown,
    lift,
    pen: {
      down(point: Point): void {
        before();
        setPenDown(true);
        const { readyMade, strokes } = newest.value;
        gather([...(readyMade ? [] : strokes), [point]]);
      },
      move(points: readonly Point[]): void {
        if (!penDown.value || points.length === 0) return;
        const { strokes } = newest.value;
        gather([...strokes.slice(0, -1), [...(strokes.at(-1) ?? []), ...points]]);
      },
      up: lift,
    },
  };
}
