/** Pixels to erase until the answer changes, and what a search made of it. */
import type { App } from "../../app/app";
import { inputName, plainName } from "../../words/names";
import { Picture } from "../inside/Picture";
import { Said } from "../Said";

export function FoolTask({ app }: { app: App }) {
  const { fooling } = app.course.tasks;
  const { network, words } = app;
  const { image, trace } = app.reading.value;
  const erased = fooling.erased.value;
  const answer = plainName(network, trace.prediction);
  const told = words.course.cards.reasons;
  return (
    <>
      <Picture
        app={app}
        values={image}
        kind="ink"
        label={words.course.paper}
        tell={(i) => words.names.inkAt(inputName(network, i, words), image[i])}
        onPress={fooling.erase}
      />
      <div role="status">
        <p class="course-note">{words.course.erased(erased, answer, trace.confidence)}</p>
        {fooling.fooled.value ? (
          <p class="course-reason">
            <Said words={told.fooled(erased, answer)} />
          </p>
        ) : null}
        <Best app={app} />
      </div>
      <div class="choices">
        <button type="button" class="button" onClick={fooling.restore} disabled={erased === 0}>
          {words.course.inkBack}
        </button>
        <button type="button" class="button" onClick={fooling.search}>
          {words.course.fewest}
        </button>
      </div>
    </>
  );
}

function Best({ app }: { app: App }) {
  const best = app.course.tasks.fooling.best.value;
  const told = app.words.course.cards.reasons;
  if (!best) return null;
  return (
    <p class="course-note">
      <Said words={best.pixels ? told.best(best.pixels.length) : told.firm()} />
    </p>
  );
}
