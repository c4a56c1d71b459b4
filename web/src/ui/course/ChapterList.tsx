/** The chapters: where one is, which are done, and a way to each. */
import { useRef } from "preact/hooks";
import type { App } from "../../app/app";
import type { ChapterId } from "../../app/course/chapter";
import { Icon } from "../Icon";

export function ChapterList({ app }: { app: App }) {
  const { places, going } = app.course;
  const words = app.words.course;
  const list = useRef<HTMLDetailsElement>(null);
  const chapters = places.chapters.value;
  const now = places.chapter.value;
  const told = chapters.filter(({ id }) => id !== "task").length;
  const isDone = (id: ChapterId): boolean => places.done.value.includes(id);
  return (
    <details class="course-chapters" ref={list}>
      <summary>
        <span>{now.id === "task" ? words.last : words.at(chapters.indexOf(now) + 1, told)}</span>
        <span class="course-dots" aria-hidden="true">
          {chapters.map((chapter) => (
            <i
              key={chapter.id}
              class={dotOf(chapter === now, isDone(chapter.id))}
              title={words.chapters[chapter.id]}
            />
          ))}
        </span>
      </summary>
      <nav aria-label={words.list}>
        <ol>
          {chapters.map((chapter, k) => (
            <li key={chapter.id}>
              <button
                type="button"
                class="course-chapter"
                aria-current={chapter === now ? "step" : undefined}
                aria-label={words.item(k + 1, words.chapters[chapter.id], isDone(chapter.id))}
                onClick={() => {
                  if (list.current) list.current.open = false;
                  going.jump(chapter.id);
                }}
              >
                <span class="course-number">{k + 1}</span>
                {words.chapters[chapter.id]}
                {isDone(chapter.id) ? <Icon name="done" /> : null}
              </button>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}

const dotOf = (isNow: boolean, isDone: boolean): string =>
  ["course-dot", isNow ? "course-dot-now" : "", isDone ? "course-dot-done" : ""].join(" ").trim();
