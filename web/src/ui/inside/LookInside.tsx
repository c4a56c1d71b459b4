/** The way into "Look inside" and out of it: the drawer itself comes with what is loaded later. */
import { batch } from "@preact/signals";
import type { App } from "../../app/app";
import type { Opener } from "../../app/drawer";
import { Icon } from "../Icon";

/** Nothing to go back to. */
const NOWHERE: Opener = { focus: () => {} };

/**
 * Opens the drawer; focus goes into it, and later back to what opened it. In one that is open
 * already, whatever is asked for changes only what it shows.
 */
export function openDrawer({ inside }: App, from: Element | null, ask = inside.open): void {
  const opened = inside.tab.value === null;
  batch(() => {
    ask();
    if (opened)
      inside.openedBy(from instanceof HTMLElement && from !== document.body ? from : NOWHERE);
  });
}

/** Closes the drawer; focus goes back to what opened it. */
export function closeDrawer(app: App): void {
  const opener = app.inside.close();
  if (!opener) return;
  // Once the page has let the drawer go, what opened it can be seen again, or its like is there.
  requestAnimationFrame(() => {
    const gone = opener instanceof HTMLElement && !opener.isConnected;
    const back = gone ? document.getElementById(buttonOf(app)) : opener;
    back?.focus({ preventScroll: true });
  });
}

/** The button makes room for the drawer while that is open. */
const buttonOf = (app: App): string => app.idOf("look-inside-button");

/** Opens the drawer, and closes it. */
export function LookInside({ app }: { app: App }) {
  const { inside } = app;
  const { drawer } = app.words;
  const open = inside.tab.value !== null;
  return (
    <button
      type="button"
      id={buttonOf(app)}
      class="button look-inside"
      aria-expanded={open}
      title={drawer.key}
      onClick={(event) => {
        if (open) {
          closeDrawer(app);
          return;
        }
        openDrawer(app, event.currentTarget);
      }}
    >
      <Icon name="look" />
      {drawer.name}
    </button>
  );
}
