/** Learning, in the right column: one step on the drawing, or a whole training. */
import type { Signal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { VNode } from "preact";
import type { App } from "../../app/app";
import { FromNothing } from "./FromNothing";
import { Teach } from "./Teach";

/** What can be seen learning, in order. */
const WAYS: Readonly<Record<Way, (app: App) => VNode>> = {
  drawing: (app) => <Teach app={app} />,
  nothing: (app) => <FromNothing app={app} />,
};
type Way = "drawing" | "nothing";

const chosen = new WeakMap<App, Signal<Way>>();

/** The way that is chosen in a page. */
function wayOf(app: App): Signal<Way> {
  const way = chosen.get(app) ?? signal<Way>("drawing");
  chosen.set(app, way);
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
