/** In the place of what would give the answer away before the story does: a sentence, and the way there. */
import type { App } from "../../app/app";

/** There is an answer, which the story has not given yet. */
export const isWithheld = (app: App): boolean => !app.reading.value.blank && !app.told.answer.value;

export function Withheld({ app }: { app: App }) {
  const { drawer, course } = app.words;
  // A question of the lesson is answered by its reader, not by going on.
  if (app.course.withholds.value) return <p class="inside-words">{course.guessFirst}</p>;
  return (
    <div class="withheld">
      <p class="inside-words">{drawer.answerLater}</p>
      <button
        type="button"
        class="button"
        onClick={({ currentTarget }) => {
          const panel = currentTarget.closest(".drawer");
          app.toEnd();
          // The button goes with what it stood for; whoever pressed it reads on from the title.
          requestAnimationFrame(() => panel?.querySelector<HTMLElement>(".inside-title")?.focus());
        }}
      >
        {drawer.toAnswer}
      </button>
    </div>
  );
}
