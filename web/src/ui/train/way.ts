/** Which of the ways to learn is chosen in a page: by its reader, or as a history is opened. */
import { effect, type Signal, signal } from "@preact/signals";
import type { App } from "../../app/app";
import { historyOf } from "./histories";

export type Way = "drawing" | "nothing" | "history";

const chosen = new WeakMap<App, Signal<Way>>();

export function wayOf(app: App): Signal<Way> {
  const known = chosen.get(app);
  if (known) return known;
  const way = signal<Way>("drawing");
  chosen.set(app, way);
  const { leads } = historyOf(app);
  app.atEnd(
    effect(() => {
      if (leads.value) way.value = "history";
    }),
  );
  return way;
}
