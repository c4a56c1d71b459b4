/** Learning, in the right column: one step on the drawing, a whole training, or one that was watched. */
import { effect, type Signal, signal } from "@preact/signals";
import type { VNode } from "preact";
import type { App } from "../../app/app";
import { FromNothing } from "./FromNothing";
import { History } from "./History";
import { historyOf } from "./histories";
import { Teach } from "./Teach";

type Way = "drawing" | "nothing" | "history";

/** What can be seen learning, in order. */
const WAYS: Readonly<Record<Way, (app: App) => VNode>> = {
  drawing: (app) => <Teach app={app} />,
  nothing: (app) => <FromNothing app={app} />,
  history: (app) => <History app={app} />,
};

const chosen = new WeakMap<App, Signal<Way>>();

/** The way that is chosen in a page: by its reader, or as a history is opened. */
function wayOf(app: App): Signal<Way> {
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

export function Train({ app }: { app: App }) {
  const way = wayOf(app);
  const { ways } = app.words.training;
  return (
    <div class="train">
      <fieldset class="train-ways">
        <legend class="hidden">{ways.name}</legend>
        {(Object.keys(WAYS) as Way[]).map((each) => (
          <label key={each} class="speed-choice">
            <input
              type="radio"
              name={app.idOf("way")}
              value={each}
              checked={way.value === each}
              onChange={() => {
                way.value = each;
              }}
            />
            <span>{ways[each]}</span>
          </label>
        ))}
      </fieldset>
      {WAYS[way.value](app)}
    </div>
  );
}
