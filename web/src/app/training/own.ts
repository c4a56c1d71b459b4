/** Drawings that the learner has labelled, to be learnt from. They live as long as the page. */
import type { ReadonlySignal } from "@preact/signals";
import type { Drawn } from "../../learn/lessons";
import type { App } from "../app";
import { isEmpty } from "../input";
import { state } from "../state";

/** A drawing and its picture. */
export interface Own extends Drawn {
  readonly image: Float32Array;
}

export function createOwn({ current }: Pick<App, "current">) {
  const [list, setList] = state<readonly Own[]>([]);
  return {
    list: list as ReadonlySignal<readonly Own[]>,
    drawn: (): readonly Drawn[] => list.peek().map(({ label, strokes }) => ({ label, strokes })),
    /** The drawing on the pad as class `label`; false where there is none. */
    add(label: number): boolean {
      const { input, image } = current();
      if (isEmpty(input) || input.strokes.length === 0) return false;
      setList([...list.peek(), { label, strokes: input.strokes, image }]);
      return true;
    },
    /** Takes the last one away again. */
    undo: (): void => setList(list.peek().slice(0, -1)),
    remove: (own: Own): void => setList(list.peek().filter((each) => each !== own)),
  };
}
