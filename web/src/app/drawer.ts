/** The drawer of "Look inside": which panel is open, since when, and for which chapter. */
import { batch } from "@preact/signals";
import { state } from "./state";

export const TABS = ["evidence", "neuron", "whatif", "connections", "dropout"] as const;
export type Tab = (typeof TABS)[number];

/** What opened the drawer, as far as the drawer cares. */
export interface Opener {
  focus(options?: { readonly preventScroll?: boolean }): void;
}

export function createDrawer() {
  const [tab, setTab] = state<Tab | null>(null);
  const [last, setLast] = state<Tab>(TABS[0]);
  const [chapter, tell] = state<string | null>(null);
  const [opener, openedBy] = state<Opener | null>(null);
  const turnTo = (next: Tab | null): void =>
    batch(() => {
      setTab(next);
      if (next !== null) setLast(next);
    });
  return {
    tab,
    /** The one that is open, or was last. */
    last,
    /** The chapter of the lesson that is being shown, by its id. */
    chapter,
    opener,
    turnTo,
    tell,
    openedBy,
    /** Returns what opened it, which focus then goes back to. */
    close: (): Opener | null =>
      batch(() => {
        const from = opener.value;
        turnTo(null);
        tell(null);
        openedBy(null);
        return from;
      }),
  };
}
