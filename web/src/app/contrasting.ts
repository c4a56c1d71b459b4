/** Choosing which class is explained, and with which other one it is compared. */
import type { ReadonlySignal } from "@preact/signals";
import { InputError } from "../base/errors";
import type { Network } from "../network/network";
import { plainName } from "../words/names";
import type { Words } from "../words/words";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export interface ContrastingOptions {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  readonly say: (sentence: string) => void;
}

export function createContrasting({ words, network, lens, reading, say }: ContrastingOptions) {
  return {
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
    throw new InputError(`explain needs a class from 0 to ${classNames.length - 1}, got ${index}`);
  }
}
