/** Choosing which class is explained, and with which other one it is compared. */
import { batch, type ReadonlySignal } from "@preact/signals";
import { wrong } from "../base/errors";
import type { Network } from "../network/network";
import { plainName } from "../words/names";
import type { Words } from "../words/words";
import type { createDrawer } from "./drawer";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export interface ContrastingOptions {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  readonly drawer: ReturnType<typeof createDrawer>;
  readonly say: (sentence: string) => void;
}

export function createContrasting(options: ContrastingOptions) {
  const { words, network, lens, reading, drawer, say } = options;

  /** Why the answer, and not this class: a press on the class's bar. */
  function askWhy(asked: number): void {
    checkClass(network.value, asked);
    const { prediction } = reading.value.trace;
    const shown = drawer.tab.value === "evidence" && reading.value.scene.digit === asked;
    batch(() => {
      drawer.turnTo("evidence");
      // The answer's own bar asks about the runner-up, and so does a second press.
      const about = shown || asked === prediction ? null : asked;
      lens.explain(about);
      lens.contrast(about === null ? null : prediction);
    });
    say(words.answer.nowExplained(plainName(network.value, reading.value.scene.digit)));
  }
  return {
    askWhy,
    /** Explains a class from now on; null: the answer, whatever it is. */
    explain(next: number | null): void {
      if (next !== null) checkClass(network.value, next);
      lens.explain(next === reading.value.trace.prediction ? null : next);
      say(words.answer.nowExplained(plainName(network.value, reading.value.scene.digit)));
    },
    /** Compares with another class; null: with none. */
    compare(next: number | null): void {
      if (next !== null) checkClass(network.value, next);
      lens.compare(next);
    },
  };
}

function checkClass({ classNames }: Network, index: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < classNames.length)) {
    throw wrong("explainClass", classNames.length - 1, index);
  }
}
