/** The drawer of "Look inside": which panel is open, since when, and for which chapter. */
import { batch } from "@preact/signals";
import { state } from "./state";

export const TABS = ["neuron", "evidence", "whatif", "connections", "dropout"] as const;
export type Tab = (typeof TABS)[number];

/** What opened the drawer, as far as the drawer cares. */
export interface Opener {
  focus(options?: { readonly preventScroll?: boolean }): void;
}

export function createDrawer() {
  const [tab, turnTo] = state<Tab | null>(null);
  const [chapter, tell] = state<string | null>(null);
  const [opener, openedBy] = state<Opener | null>(null);
  return {
    tab,
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
