/**
 * On a phone pad and lesson take turns: whoever left the last task to draw reads by the pad what it asks
 * for, and that it is done. Nobody is sent back in the middle of drawing.
 */
import type { App } from "../../app/app";
import { plainName } from "../../words/names";

export function TaskByPad({ app }: { app: App }) {
  const { places, tasks } = app.course;
  const card = places.card.value;
  const isElsewhere = app.mode.value === "learn" || app.networks.lessonAway.value;
  if (isElsewhere || card.kind !== "do" || card.task !== "draw") return null;
  const words = app.words.course;
  const wanted = plainName(app.network, tasks.drawing.wanted.value);
  const solved = tasks.solved.value;
  return (
    <div class="pad-task">
      <p role="status">{solved ? words.taskDone(wanted) : words.taskOpen(wanted)}</p>
      <button
        type="button"
        class={solved ? "button button-strong" : "button"}
        onClick={() => app.turnTo("learn")}
      >
        {words.backToLesson}
      </button>
    </div>
  );
}
