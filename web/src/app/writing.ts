/** A ready-made drawing that writes itself, as if by hand. Knows nothing of frames. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Stroke } from "../ink/ink";
import { written } from "../ink/strokes";
import type { Drawn } from "./drawing";
import { readyMade } from "./input";

interface Writing {
  readonly strokes: readonly Stroke[];
  readonly duration: number;
  readonly then: () => void;
  readonly seconds: number;
}

export function createWriting({ put }: Drawn, showFinished: () => void) {
  const writing = signal<Writing | null>(null);
  const stop = (): void => {
    writing.value = null;
  };
  return {
    now: writing as ReadonlySignal<unknown>,
    isOn: (): boolean => writing.value !== null,
    write(strokes: readonly Stroke[], duration: number, then: () => void): void {
      writing.value = { strokes, duration, then, seconds: 0 };
    },
    writeOn(elapsed: number): void {
      const now = writing.value;
      if (now === null) return;
      const seconds = now.seconds + elapsed;
      const share = Math.min(seconds / now.duration, 1);
      put(readyMade(written(now.strokes, share)));
      showFinished();
      writing.value = share < 1 ? { ...now, seconds } : null;
      if (share === 1) now.then();
    },
    /** Ends it: at once it is all there. */
    finish(): void {
      if (writing.value === null) return;
      put(readyMade(writing.value.strokes));
      stop();
      showFinished();
    },
    /** Ends it where it is. */
    stop,
  };
}
