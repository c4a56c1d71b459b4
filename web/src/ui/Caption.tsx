/** The current step in words. */
import { useComputed } from "@preact/signals";
import type { App } from "../app/app";
import { Formula } from "./Formula";
import { captionOf, meanwhileOf, nameOf } from "./telling";

export function Caption({ app }: { app: App }) {
  const name = useComputed(() => nameOf(app)).value;
  const blank = useComputed(() => app.reading.value.blank).value;
  const words = useComputed(() => captionOf(app)).value;
  const meanwhile = useComputed(() => meanwhileOf(app)).value;
  const quiet = app.course.withholds.value || app.course.isMoving.value;
  const { story } = app.words;
  return (
    <section class="caption" aria-label={story.caption}>
      <p class="caption-head">
        <b class="caption-name">{name}</b>
        <span hidden={blank && !meanwhile}>
          {meanwhile?.count ?? story.count(app.step.value, app.outline.value.length)}
        </span>
      </p>
      <p class="caption-text">{words}</p>
      {quiet || meanwhile ? null : <Formula app={app} />}
    </section>
  );
}
