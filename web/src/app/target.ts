/** Which class is explained, what it is compared with, and how much its lines must carry. */
import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { COVERAGE } from "../scene/build";

export function createTarget() {
  const digit = signal<number | null>(null);
  const comparing = signal(false);
  const second = signal<number | null>(null);
  const coverage = signal<number>(COVERAGE);
  return {
    /** The class that is explained; null: the answer, whatever it is. */
    digit: digit as ReadonlySignal<number | null>,
    comparing: comparing as ReadonlySignal<boolean>,
    /** The class compared with; null: the runner-up. */
    second: second as ReadonlySignal<number | null>,
    /** Share of the evidence that the shown lines carry at least. */
    coverage: coverage as ReadonlySignal<number>,
    explain: (next: number | null): void => {
      digit.value = next;
    },
    /** Compares with another class; null: with none. */
    compare: (next: number | null): void =>
      batch(() => {
        comparing.value = next !== null;
        second.value = next;
      }),
    cover: (share: number = COVERAGE): void => {
      coverage.value = share;
    },
    /** Turns what is told about one drawing into what is told about the next. */
    newPicture: (): void =>
      batch(() => {
        digit.value = null;
        second.value = null;
      }),
  };
}
