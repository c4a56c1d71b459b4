/** What the page says beside its pictures: to a screen reader, in a notice, in its help. */
import { type ReadonlySignal, signal } from "@preact/signals";

export function createMessages() {
  const spoken = signal("");
  const notice = signal("");
  const helpOpen = signal(false);
  return {
    /** What a screen reader is told, once. */
    spoken: spoken as ReadonlySignal<string>,
    /** A sentence for the reader, until they close it. */
    notice: notice as ReadonlySignal<string>,
    helpOpen: helpOpen as ReadonlySignal<boolean>,
    say: (words: string): void => {
      spoken.value = words;
    },
    notify: (sentence: string): void => {
      notice.value = sentence;
    },
    closeNotice: (): void => {
      notice.value = "";
    },
    openHelp: (): void => {
      helpOpen.value = true;
    },
    closeHelp: (): void => {
      helpOpen.value = false;
    },
  };
}
