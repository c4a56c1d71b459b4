/** The current step in words. */
import { useComputed } from "@preact/signals";
import type { App } from "../app/app";
import { isDigits } from "../words/names";
import { finishedCaption, stepCaption, stepName } from "../words/steps";
import { Formula } from "./Formula";

export function Caption({ app }: { app: App }) {
  const name = useComputed(() => nameOf(app)).value;
  const blank = useComputed(() => app.reading.value.blank).value;
  const words = useComputed(() => captionOf(app)).value;
  const quiet = app.course.withholds.value || app.course.isMoving.value;
  const { story } = app.words;
  return (
    <section class="caption" aria-label={story.caption}>
      <p class="caption-head">
        <b class="caption-name">{blank ? story.ready : name}</b>
        <span hidden={blank}>{story.count(app.step.value, app.outline.value.length)}</span>
      </p>
      <p class="caption-text">{words}</p>
      {quiet ? null : <Formula app={app} />}
    </section>
  );
}

function nameOf(app: App): string {
  const step = app.outline.value[app.step.value];
  return step ? stepName(app.network, step, app.words) : "";
}

/** Nobody reads while drawing: the sentence with its numbers comes when the pen is lifted. */
function captionOf(app: App): string {
  const { blank, scene } = app.reading.value;
  const { story } = app.words;
  if (blank) return isDigits(app.network) ? story.drawDigit : story.drawSomething;
  if (app.hurried.value) return story.following;
  // The lesson's words stand on its card; while something moves there are no others.
  if (app.course.isMoving.value) return "";
  if (app.course.withholds.value) return app.words.course.guessFirst;
  if (app.finished.value) return finishedCaption(scene, app.words);
  const step = scene.steps[app.step.value];
  return step ? stepCaption(scene, step, app.words, app.lines.value) : "";
}
