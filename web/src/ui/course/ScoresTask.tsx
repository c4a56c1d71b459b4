/** Scores to move, and the shares that follow at once. */
import type { App } from "../../app/app";
import { plainName } from "../../words/names";
import { keepKeys } from "../keyboard";
import { Said } from "../Said";

const STEP = 0.1;

export function ScoresTask({ app }: { app: App }) {
  const { scores } = app.course.tasks;
  const words = app.words.course;
  const second = scores.second.value;
  return (
    <>
      <fieldset class="scores" aria-label={words.scores}>
        {scores.classes.value.map((index) => (
          <ScoreRow key={index} app={app} index={index} />
        ))}
      </fieldset>
      <div role="status">
        {scores.won.value ? (
          <p class="course-reason">
            <Said
              words={words.cards.shares.won(
                plainName(app.network, second),
                scores.shares.value[second],
              )}
            />
          </p>
        ) : null}
      </div>
      <button type="button" class="button" onClick={scores.reset}>
        {words.putBack}
      </button>
    </>
  );
}

function ScoreRow({ app, index }: { app: App; index: number }) {
  const { scores } = app.course.tasks;
  const words = app.words.course;
  const name = plainName(app.network, index);
  const [low, high] = scores.range.value;
  const score = scores.scores.value[index];
  const share = scores.shares.value[index];
  return (
    <label class={classOf(index, scores.second.value, app.reading.value.trace.prediction)}>
      <span class="score-name" title={name}>
        {name}
      </span>
      <input
        class="score-slider"
        type="range"
        dir="ltr"
        aria-label={words.scoreOf(name)}
        aria-valuetext={words.scoreIs(score, share)}
        min={low}
        max={high}
        step={STEP}
        value={score}
        onInput={(event) => scores.set(index, event.currentTarget.valueAsNumber)}
        onKeyDown={keepKeys}
      />
      <span class="ask-share" aria-hidden="true">
        <i style={{ width: `${100 * share}%` }} />
        <span>{app.words.numbers.cellPercent(share)}</span>
      </span>
    </label>
  );
}

/** The one that shall win, and the answer, have their sliders on the smallest screen, too. */
function classOf(index: number, second: number, answer: number): string {
  if (index === second) return "score score-moved score-asked";
  return index === answer ? "score score-moved" : "score";
}
