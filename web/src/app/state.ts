/** One value that others can only read, and the function that changes it. */
import { type ReadonlySignal, signal } from "@preact/signals";

export function state<T>(first: T): readonly [ReadonlySignal<T>, (next: T) => void] {
  const kept = signal(first);
  return [
    kept,
    (next) => {
      kept.value = next;
    },
  ];
}
