/** A ready-made drawing that writes itself, as if by hand. Knows nothing of frames. */
import type { Stroke } from "../ink/ink";
import { written } from "../ink/strokes";
import type { Drawn } from "./drawing";
import { readyMade } from "./input";
import { state } from "./state";

interface Writing {
  readonly strokes: readonly Stroke[];
  readonly duration: number;
  readonly then: () => void;
  readonly seconds: number;
}

export function createWriting({ put }: Drawn, showFinished: () => void) {
  const [now, setNow] = state<Writing | null>(null);
  const stop = (): void => setNow(null);
  return {
    /** What is being written, or null. */
    now,
    write: (strokes: readonly Stroke[], duration: number, then: () => void): void =>
      setNow({ strokes, duration, then, seconds: 0 }),
    writeOn(elapsed: number): void {
      const writing = now.value;
      if (writing === null) return;
      const seconds = writing.seconds + elapsed;
      const share = Math.min(seconds / writing.duration, 1);
      put(readyMade(written(writing.strokes, share)));
      showFinished();
      setNow(share < 1 ? { ...writing, seconds } : null);
      if (share === 1) writing.then();
    },
    /** Ends it: at once it is all there. */
    finish(): void {
      if (now.value === null) return;
      put(readyMade(now.value.strokes));
      stop();
      showFinished();
    },
    /** Ends it where it is. */
    stop,
  };
}
