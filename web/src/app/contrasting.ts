/** Choosing which class is explained, and with which other one it is compared. */
import type { ReadonlySignal } from "@preact/signals";
import { InputError } from "../base/errors";
import type { Network } from "../network/network";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export interface ContrastingOptions {
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  readonly say: (words: string) => void;
}

export function createContrasting({ network, lens, reading, say }: ContrastingOptions) {
  return {
    /** Explains a class from now on; null: the answer, whatever it is. */
    explain(next: number | null): void {
      if (next !== null) checkClass(network.value, next);
      lens.explain(next === reading.value.trace.prediction ? null : next);
      const name = network.value.classNames[reading.value.scene.digit];
      say(`The lines and the map now explain ${name}.`);
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
