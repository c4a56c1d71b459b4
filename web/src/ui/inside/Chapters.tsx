/** The lesson's chapters about looking inside, and the strip that leads through them. */
import type { App } from "../../app/app";
import { type Chapter, chaptersOf, showChapter } from "../../app/tour";
import { isPicture } from "../../network/input";
import { hasMaps } from "../../words/names";

export function Chapters({ app }: { app: App }) {
  const { lesson } = app.words;
  return (
    <section class="lesson" id={app.idOf("look-inside")} aria-labelledby={app.idOf("inside-title")}>
      <h2 id={app.idOf("inside-title")}>{lesson.insideTitle}</h2>
      <p class="lead">{lesson.inside(isPicture(app.network), hasMaps(app.network))}</p>
      <ol class="chapters">
        {chaptersOf(app).map((chapter) => (
          <li key={chapter.id} id={app.idOf(`inside-${chapter.id}`)}>
            <h3>{chapter.title}</h3>
            <p>{chapter.words}</p>
            <button
              type="button"
              class="button"
              aria-label={lesson.showChapter(chapter.title)}
              onClick={(event) => {
                app.inside.openedBy(event.currentTarget);
                showChapter(app, chapter);
                toStage(app, event.currentTarget);
              }}
            >
              {lesson.showMe}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function toStage(app: App, from: HTMLElement): void {
  const page = from.closest(".fp");
  const place = page?.querySelector(innerWidth < NARROW_PX ? ".stage-place" : ".screen");
  place?.scrollIntoView({ behavior: app.calm ? "auto" : "smooth", block: "start" });
}

function toText(app: App, { id }: Chapter): void {
  const place = document.getElementById(app.idOf(`inside-${id}`));
  place?.scrollIntoView({ behavior: app.calm ? "auto" : "smooth" });
  place?.querySelector("button")?.focus({ preventScroll: true });
}

/** Below this the drawer is a sheet at the bottom, and the stage must be above it. */
const NARROW_PX = 1000;

/** Which chapter is shown, what to look at, and the way to the next one. */
export function ChapterStrip({ app }: { app: App }) {
  const shown = app.inside.chapter.value;
  const chapters = chaptersOf(app);
  const at = chapters.findIndex(({ id }) => id === shown);
  if (at < 0) return null;
  const { lesson } = app.words;
  const chapter = chapters[at];
  const go = (to: Chapter | undefined) => () => to && showChapter(app, to);
  return (
    <div class="strip">
      <p aria-live="polite">
        <b>{lesson.chapter(at, chapters.length, chapter.title)}</b>
        {chapter.look}
      </p>
      <div class="strip-buttons">
        <button type="button" class="button" disabled={at === 0} onClick={go(chapters[at - 1])}>
          {lesson.previousChapter}
        </button>
        <button
          type="button"
          class="button"
          disabled={at === chapters.length - 1}
          onClick={go(chapters[at + 1])}
        >
          {lesson.nextChapter}
        </button>
        <button type="button" class="button" onClick={() => toText(app, chapter)}>
          {lesson.text}
        </button>
      </div>
    </div>
  );
}
