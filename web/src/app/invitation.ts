/**
 * How the page begins: a drawing is there with its answer, and the reader is asked how to go on.
 * The invitation ends with whatever they do. Knows nothing of the DOM.
 */
import { computed, effect, type ReadonlySignal, untracked } from "@preact/signals";
import type { Mode } from "./mode";
import { state } from "./state";

export interface InvitationOptions {
  readonly input: ReadonlySignal<unknown>;
  /** Where the story stands. */
  readonly clock: ReadonlySignal<unknown>;
  readonly tab: ReadonlySignal<unknown>;
  readonly mode: ReadonlySignal<Mode>;
}

export function createInvitation({ input, clock, tab, mode }: InvitationOptions) {
  const [open, setOpen] = state(false);
  const done = (): unknown[] => [input.value, clock.value, tab.value, mode.value];
  let before: readonly unknown[] = [];
  const stop = effect(() => {
    const now = done();
    if (untracked(() => open.value) && now.some((value, k) => value !== before[k])) setOpen(false);
    before = now;
  });
  return {
    /** The reader is asked. */
    inviting: computed(() => open.value),
    invite(): void {
      before = done();
      setOpen(true);
    },
    stop,
  };
}
