/**
 * What is on the pad, what the pen has added since it was last read, and what was there before.
 * Knows nothing of the network or of what is shown.
 */
import { batch, computed } from "@preact/signals";
import type { Stroke } from "../ink/ink";
import { EMPTY, type Input } from "./input";
import { state } from "./state";

const MOST_UNDO = 200;

export type Drawn = ReturnType<typeof createDrawing>;

export function createDrawing() {
  const [input, setInput] = state<Input>(EMPTY);
  const [unread, setUnread] = state<Input | null>(null);
  const history: Input[] = [];
  const undone: Input[] = [];
  return {
    /** What was handed to the network. */
    input,
    /** The same with points that gather until the next animation frame, or null without any. */
    unread,
    newest: computed(() => unread.value ?? input.value),
    gather: (strokes: readonly Stroke[]): void => setUnread({ strokes, pixels: null }),
    put(next: Input): void {
      batch(() => {
        setUnread(null);
        setInput(next);
      });
    },
    /** What is there now can be brought back. */
    remember(): void {
      undone.length = 0;
      history.push(input.value);
      if (history.length > MOST_UNDO) history.shift();
    },
    /** Takes back the last change: what was there before it. */
    before(): Input | undefined {
      if (history.length > 0) undone.push(input.value);
      return history.pop();
    },
    /** Takes back the last taking back. */
    after(): Input | undefined {
      if (undone.length > 0) history.push(input.value);
      return undone.pop();
    },
  };
}
