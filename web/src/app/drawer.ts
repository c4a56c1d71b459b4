/** The drawer of "Look inside": which panel is open, since when, and for which chapter. */
import { batch, type ReadonlySignal, signal } from "@preact/signals";

export const TABS = ["neuron", "evidence", "whatif", "connections", "dropout"] as const;
export type Tab = (typeof TABS)[number];

/** What opened the drawer, as far as the drawer cares. */
export interface Opener {
  focus(options?: { readonly preventScroll?: boolean }): void;
}

export function createDrawer() {
  const tab = signal<Tab | null>(null);
  const chapter = signal<string | null>(null);
  const opener = signal<Opener | null>(null);
  return {
    tab: tab as ReadonlySignal<Tab | null>,
    /** The chapter of the lesson that is being shown, by its id. */
    chapter: chapter as ReadonlySignal<string | null>,
    opener: opener as ReadonlySignal<Opener | null>,
    turnTo: (next: Tab): void => {
      tab.value = next;
    },
    tell: (id: string): void => {
      chapter.value = id;
    },
    openedBy: (from: Opener): void => {
      opener.value = from;
    },
    /** Returns what opened it, which focus then goes back to. */
    close: (): Opener | null =>
      batch(() => {
        const from = opener.value;
        tab.value = null;
        chapter.value = null;
        opener.value = null;
        return from;
      }),
  };
}
