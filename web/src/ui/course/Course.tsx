/** The lesson beside the stage: its chapters, the card that is open, and the ways on and back. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { CardView } from "./CardView";
import { ChapterList } from "./ChapterList";

export function Course({ app }: { app: App }) {
  const { course, words } = app;
  const section = useRef<HTMLElement>(null);
  const { id } = course.places.chapter.value;
  const key = course.places.key.value;
  const { card } = course.places.place.value;
  useFocus(app, section);

  return (
    <section ref={section} class="course" aria-label={words.course.name}>
      <ChapterList app={app} />
      <div class="course-body" key={key}>
        <h2
          class="course-title"
          tabIndex={-1}
          aria-describedby={app.idOf("course-words")}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            course.going.goOn();
          }}
        >
          {words.course.chapters[id]}
          <span class="course-count">
            {words.course.card(card + 1, course.places.cards.value.length)}
          </span>
        </h2>
        <CardView app={app} />
        <Terms app={app} />
      </div>
      <Foot app={app} />
    </section>
  );
}

/**
 * A new card is another page: focus goes to its heading, and after an answer to the way on, unless
 * somebody is at work elsewhere, such as on the pad.
 */
function useFocus(app: App, section: { readonly current: HTMLElement | null }): void {
  const { course } = app;
  const before = useRef<string | null>(null);
  const answered = useRef<unknown>(null);
  const isElsewhere = (): boolean => {
    const { activeElement, body } = document;
    return !(activeElement === body || section.current?.contains(activeElement));
  };
  const focus = (selector: string): void =>
    section.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });

  const key = course.places.key.value;
  // What had the focus may be gone with its card: the body has it then.
  useEffect(() => {
    const isFirst = before.current === null;
    if (key === before.current) return;
    before.current = key;
    // Whoever opened the lesson with a tab or a button goes on from there.
    if (isFirst && document.activeElement !== document.body) return;
    const body = section.current?.querySelector(".course-body");
    if (body) body.scrollTop = 0;
    if (isElsewhere()) return;
    focus(".course-title");
    if (isFirst) return;
    // On a phone the card before may have been long.
    section.current?.querySelector(".course-title")?.scrollIntoView({ block: "nearest" });
  }, [key]);
  useSignalEffect(() => {
    const given = course.asking.given.value;
    const isNew = given !== null && given !== answered.current;
    answered.current = given;
    if (isNew && !isElsewhere()) requestAnimationFrame(() => focus(".course-on"));
  });
}

/** What was explained so far, to look it up. */
function Terms({ app }: { app: App }) {
  const terms = app.course.places.terms.value;
  const words = app.words.course;
  if (terms.length === 0) return null;
  return (
    <details class="course-terms">
      <summary>{words.words(terms.length)}</summary>
      <dl>
        {terms.map((id) => (
          <div key={id}>
            <dt>{words.terms[id].name}</dt>
            <dd>{words.terms[id].means}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Foot({ app }: { app: App }) {
  const { course, words } = app;
  const { going, asking } = course;
  const isAsked =
    asking.question.value !== null && asking.isOpen.value && !going.needsDrawing.value;
  return (
    <div class="course-foot">
      <p class="course-hint" role="status">
        {asking.hint.value}
      </p>
      <div class="course-buttons">
        <button
          type="button"
          class="button"
          disabled={going.isFirst.value}
          onClick={() => going.back()}
        >
          {words.course.back}
        </button>
        {going.isLast.value ? (
          <button type="button" class="button" onClick={going.again}>
            {words.course.again}
          </button>
        ) : isAsked ? null : (
          <span class="course-key">{words.course.keyHint}</span>
        )}
        <GoOn app={app} />
        {isAsked ? (
          <button type="submit" class="button button-strong" form={app.idOf("course-question")}>
            {words.course.check}
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** One button, whose name says what comes next. */
function GoOn({ app }: { app: App }) {
  const { course } = app;
  const { going, asking } = course;
  const words = app.words.course;
  const card = course.places.card.value;
  const isOpen = asking.isOpen.value && !going.needsDrawing.value;
  const press = (): void => {
    if (isOpen) going.advance();
    else going.goOn();
    if (going.isLast.peek() && card === course.places.card.peek()) app.turnTo("draw");
  };
  let name = words.goOn;
  if (going.isLast.value) name = words.explore;
  else if (going.needsDrawing.value) name = words.drawOne;
  else if (isOpen) name = words.skip;
  else if (card.kind === "show" && !course.isShown.value) name = words.showMe;
  else if (course.isMoving.value) name = words.watching;
  return (
    <button
      type="button"
      class={isOpen ? "button course-on" : "button button-strong course-on"}
      onClick={press}
    >
      {name}
    </button>
  );
}
