/**
 * What a page does that is all there is in its window: its drawing survives a reload, and its
 * address does not tell of a drawing that is not there any more.
 */
import { effect, untracked } from "@preact/signals";
import type { App } from "../app/app";
import { keptDrawing, restoreDrawing, stillShows } from "../app/sharing";
import { isLink } from "../link/link";

/** Where a drawing is kept while the page is loaded again. */
export interface Keeper {
  readonly load: () => string | null;
  /** Null: nothing is to be kept. */
  readonly store: (text: string | null) => void;
}

const KEY = "forwardpass-drawing";

/** Of this tab alone; where storage is forbidden, nothing is kept. */
export const tabKeeper: Keeper = {
  load() {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  store(text) {
    try {
      if (text === null) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, text);
    } catch {
      // As above, or the drawing is too large.
    }
  },
};

/** Puts the kept drawing on the pad; false where there is none that fits. */
export function restore(app: App, keeper: Keeper | undefined): boolean {
  const text = keeper?.load() ?? null;
  return text !== null && restoreDrawing(app, text);
}

/** Keeps what somebody drew, whenever the page may be about to go; returns what ends it. */
export function keepDrawing(app: App, keeper: Keeper): () => void {
  // A drawing that the page opened with by itself is no work of anybody's.
  const opened = keeper.load();
  const keep = (): void => {
    const touched = app.canUndo.value || app.canRedo.value || opened !== null;
    keeper.store(touched ? keptDrawing(app) : null);
  };
  const onHidden = (): void => {
    if (document.visibilityState === "hidden") keep();
  };
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", onHidden);
  return () => {
    removeEventListener("pagehide", keep);
    document.removeEventListener("visibilitychange", onHidden);
  };
}

/** Takes a link off the address as soon as another drawing is shown; returns what ends it. */
export function followAddress(app: App): () => void {
  let first = true;
  return effect(() => {
    // Followed: the drawing, and pixels that are changed by hand.
    void app.input.value;
    void app.inside.lens.edit.value;
    void app.networks.linked.value;
    if (!first && isLink(location.hash) && !untracked(() => stillShows(app, location.hash))) {
      forget();
    }
    first = false;
  });
}

function forget(): void {
  try {
    history.replaceState(null, "", location.pathname + location.search);
  } catch {
    // A page inside another document may have no address of its own.
  }
}
