/** What is said of where the story stands, wherever it is written: below the stage, beside the small one. */
import type { App } from "../app/app";
import type { Meanwhile } from "../app/messages";
import { isDigits } from "../words/names";
import { finishedCaption, stepCaption, stepName } from "../words/steps";

/** What a training says, where it is looked at: not in the lesson, and not while a story is played. */
export function meanwhileOf(app: App): Meanwhile | null {
  const looked = app.live.value || app.finished.value || app.reading.value.blank;
  return looked && app.mode.value !== "learn" ? app.meanwhile.value : null;
}

/** The step by its name. */
export function nameOf(app: App): string {
  const meanwhile = meanwhileOf(app);
  if (meanwhile) return meanwhile.name;
  if (app.reading.value.blank) return app.words.story.ready;
  const step = app.outline.value[app.step.value];
  return step ? stepName(app.network, step, app.words) : "";
}

/** Nobody reads while drawing: the sentence with its numbers comes when the pen is lifted. */
export function captionOf(app: App): string {
  const { blank, scene } = app.reading.value;
  const { story } = app.words;
  const meanwhile = meanwhileOf(app);
  if (meanwhile) return meanwhile.text;
  if (blank) return isDigits(app.network) ? story.drawDigit : story.drawSomething;
  if (app.hurried.value) return app.live.value ? story.learning : story.following;
  // The lesson's words stand on its card; while something moves there are no others.
  if (app.course.isMoving.value) return "";
  if (app.course.withholds.value) return app.words.course.guessFirst;
  if (app.finished.value) return finishedCaption(scene, app.words);
  const step = scene.steps[app.step.value];
  return step ? stepCaption(scene, step, app.words, app.lines.value) : "";
}
