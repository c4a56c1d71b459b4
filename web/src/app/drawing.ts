/**
 * What is on the pad, what the pen has added since it was last read, and what was there before.
 * Knows nothing of the network or of what is shown.
 */
import { batch, computed, type ReadonlySignal } from "@preact/signals";
import { EMPTY, type Input, isEmpty } from "./input";
import { state } from "./state";

const MOST_UNDO = 200;

export type Drawn = ReturnType<typeof createDrawing>;

export function createDrawing() {
  const [input, setInput] = state<Input>(EMPTY);
  const [unread, setUnread] = state<Input | null>(null);
  const [history, setHistory] = state<readonly Input[]>([]);
  const [undone, setUndone] = state<readonly Input[]>([]);
  const newest = computed(() => unread.value ?? input.value);
  return {
    /** What was handed to the network. */
    input,
    /** The same with points that gather until the next animation frame, or null without any. */
    unread,
    newest,
    /** Whether there is something to take back, to bring back, to clear away. */
    canUndo: computed(() => history.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),
    hasInk: computed(() => !isEmpty(newest.value)),
    gather: setUnread as (next: Input) => void,
    put(next: Input): void {
      batch(() => {
        setUnread(null);
        setInput(next);
      });
    },
    /** What is there now can be brought back. */
    remember(): void {
      batch(() => {
        setUndone([]);
        setHistory([...history.value, input.value].slice(-MOST_UNDO));
      });
    },
    /** Takes back the last change: what was there before it. */
    before: (): Input | undefined => pass(history, setHistory, undone, setUndone),
    /** Takes back the last taking back. */
    after: (): Input | undefined => pass(undone, setUndone, history, setHistory),
  };

  /** The last of one list, in exchange for what is there now, which goes to the other. */
  function pass(
    from: ReadonlySignal<readonly Input[]>,
    setFrom: (next: readonly Input[]) => void,
    to: ReadonlySignal<readonly Input[]>,
    setTo: (next: readonly Input[]) => void,
  ): Input | undefined {
    const last = from.value.at(-1);
    if (last === undefined) return undefined;
    batch(() => {
      setTo([...to.value, input.value]);
      setFrom(from.value.slice(0, -1));
    });
    return last;
  }
}
