/**
 * Another story about what is shown, while there is one: told of the same picture, on the same stage.
 * Who tells it is loaded later.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Reading } from "./reading";
import { state } from "./state";

/** The reading with another scene, or null where it is not the picture that the story is about. */
export type Retelling = (reading: Reading) => Reading | null;

interface Readings {
  readonly reading: ReadonlySignal<Reading>;
  readonly latest: ReadonlySignal<Reading>;
}

export function createRetelling<R extends Readings>(readings: R) {
  const [told, retell] = state<Retelling | null>(null);
  /** Told that what is shown is a `target`; null where nobody asks. */
  const [teach, setTeach] = state<((target: number) => void) | null>(null);
  const through = (plain: ReadonlySignal<Reading>): ReadonlySignal<Reading> =>
    computed(() => told.value?.(plain.value) ?? plain.value);
  return {
    ...readings,
    reading: through(readings.reading),
    latest: through(readings.latest),
    retelling: { plain: readings.reading, retell, teach, setTeach },
  };
}
