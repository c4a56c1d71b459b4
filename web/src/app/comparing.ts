/**
 * Two pictures beside each other: A, which was kept, and B, whatever is read now. A is a finished
 * picture that stays as it was read, and goes with its network. Knows nothing of the DOM.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Ink } from "../ink/ink";
import { PAD } from "../ink/strokes";
import { compare } from "../inside/compare";
import type { Network } from "../network/network";
import { buildScene } from "../scene/build";
import type { Scene } from "../scene/scene";
import type { Trace } from "../trace/trace";
import { isDigits, plainName } from "../words/names";
import type { Words } from "../words/words";
import type { Elsewhere } from "./elsewhere";
import type { Lens } from "./lens";
import type { Reading } from "./reading";
import { state } from "./state";

interface Kept {
  readonly network: Network;
  readonly trace: Trace;
  readonly ink: Ink | null;
  /** Neurons that are missing in it. */
  readonly off: Uint8Array | null;
  /** As it was shown; null: it never was. */
  readonly scene: Scene | null;
}

export interface ComparingOptions {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly lens: Pick<Lens, "digit" | "coverage">;
  readonly reading: ReadonlySignal<Reading>;
  readonly elsewhere: Elsewhere | null;
  /** Takes in everything that is drawn. */
  readonly settle: () => void;
  /** Shows the finished picture, standing still. */
  readonly showFinished: () => void;
  readonly say: (sentence: string) => void;
}

export function createComparing(options: ComparingOptions) {
  const { words, network, lens, reading, elsewhere, settle, showFinished, say } = options;
  const [kept, setKept] = state<Kept | null>(null);
  const keepThis = (next: Omit<Kept, "network">): void => {
    setKept({ ...next, network: network.value });
    showFinished(); // Answers are compared, so both are given.
    const { prediction, confidence } = next.trace;
    say(words.compare.kept(plainName(network.value, prediction), confidence));
  };
  /** The kept picture of this network, told about as the one that is shown. */
  const a = computed<Scene | null>(() => {
    if (kept.value?.network !== network.value) return null;
    const { trace, ink, off, scene } = kept.value;
    // Of a heavy network it stays as it was read: whatever else were told would have to be waited for.
    if (elsewhere?.takes(network.value)) return scene;
    const digit = lens.digit.value ?? undefined;
    const coverage = lens.coverage.value;
    return buildScene(network.value, trace, ink, { padSize: PAD, digit, coverage, off });
  });
  return {
    a,
    /** How B differs; null while nothing is kept. */
    found: computed(() => a.value && compare(network.value, a.value.trace, reading.value.trace)),
    /** Keeps what is shown now as A. */
    keep(): void {
      settle();
      const { trace, ink, blank, scene } = reading.value;
      if (blank) say(words.compare.nothing(isDigits(network.value)));
      else keepThis({ trace, ink, off: scene.off, scene });
    },
    /** Keeps as A what the network said before anything was changed. */
    keepOriginal(): void {
      const { original: trace, scene } = reading.value;
      keepThis({ trace, ink: null, off: null, scene: scene.trace === trace ? scene : null });
    },
    end(): void {
      setKept(null);
      say(words.compare.ended);
    },
  };
}
