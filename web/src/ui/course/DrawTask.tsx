/** The last task: the answer follows the pen, and says when it is done. */
import type { App } from "../../app/app";
import { plainName } from "../../words/names";
import { Said } from "../Said";

export function DrawTask({ app }: { app: App }) {
  const { drawing, solved } = app.course.tasks;
  const { about } = app.course.places.facts.value;
  const words = app.words.course;
  const { task } = words.cards;
  const { trace, blank } = app.reading.value;
  const wanted = plainName(app.network, drawing.wanted.value);
  const isHinted = drawing.isHinted.value && !solved.value;
  return (
    <>
      {blank ? null : (
        <p class="course-note">
          {words.nowIt(plainName(app.network, trace.prediction), trace.confidence)}
        </p>
      )}
      <div role="status">
        {solved.value ? (
          <p class="course-reason">
            <Said words={task.solved(wanted, trace.confidence)} />
          </p>
        ) : null}
        {drawing.attempt.value === "ready-made" ? (
          <p class="course-note">
            <Said words={task.readyMade(wanted)} />
          </p>
        ) : null}
        {isHinted ? (
          <p class="course-note">
            <Said words={task.hint(about, wanted)} />
          </p>
        ) : null}
      </div>
    </>
  );
}
