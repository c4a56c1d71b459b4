/** What is said of where the story stands, wherever it is written: below the stage, beside the small one. */
import type { App } from "../app/app";
import { isDigits } from "../words/names";
import { finishedCaption, stepCaption, stepName } from "../words/steps";

/** The step by its name. */
export function nameOf(app: App): string {
  if (app.reading.value.blank) return app.words.story.ready;
  const step = app.outline.value[app.step.value];
  return step ? stepName(app.network, step, app.words) : "";
}

/** Nobody reads while drawing: the sentence with its numbers comes when the pen is lifted. */
export function captionOf(app: App): string {
  const { blank, scene } = app.reading.value;
  const { story } = app.words;
  if (blank) return isDigits(app.network) ? story.drawDigit : story.drawSomething;
  if (app.hurried.value) return app.live.value ? story.learning : story.following;
  // The lesson's words stand on its card; while something moves there are no others.
  if (app.course.isMoving.value) return "";
  if (app.course.withholds.value) return app.words.course.guessFirst;
  if (app.finished.value) return finishedCaption(scene, app.words);
  const step = scene.steps[app.step.value];
  return step ? stepCaption(scene, step, app.words, app.lines.value) : "";
}
