/** Learning, in the right column: one step on the drawing, a whole training, or one that was watched. */
import type { VNode } from "preact";
import type { App } from "../../app/app";
import { FromNothing } from "./FromNothing";
import { History } from "./History";
import { Teach } from "./Teach";
import { type Way, wayOf } from "./way";

/** What can be seen learning, in order. */
const WAYS: Readonly<Record<Way, (app: App) => VNode>> = {
  drawing: (app) => <Teach app={app} />,
  nothing: (app) => <FromNothing app={app} />,
  history: (app) => <History app={app} />,
};

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
