/** The pen on the pad: points gather between two animation frames. Knows nothing of the DOM. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Point } from "../ink/ink";
import type { Drawn } from "./drawing";

/** `before` gets the pad ready for a stroke: everything on its way to it is there, and can be undone. */
export function createPen({ newest, gather }: Drawn, before: () => void) {
  const penDown = signal(false);
  const lift = (): void => {
    penDown.value = false;
  };
  return {
    penDown: penDown as ReadonlySignal<boolean>,
    lift,
    pen: {
      down(point: Point): void {
        before();
        penDown.value = true;
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
