/** The network's own code, whole lines, as many as there is room for: it follows the story. */
import { useComputed, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import type { Source } from "../network/about";
import type { Step } from "../scene/scene";
import { highlight, type Span } from "../words/highlight";
import { Code } from "./Code";
import { useWords } from "./Said";

/** Characters that the rest of a wrapped line is set in, beyond its beginning. */
const HANGING = 2;
/** What scrolls can be reached by keyboard. */
const SCROLLS = { tabIndex: 0 } as const;

export function CodePanel({ app }: { app: App }) {
  const list = useRef<HTMLOListElement>(null);
  const lines = useComputed(() => highlight(sourceOf(app))).value;
  const step = useComputed(() => app.outline.value[app.step.value]).value;
  const lit = step?.lines ?? [];
  const line = useComputed(() => near(app.outline.value, app.step.value));
  // Once a line: where it stands is a question that the whole page waits for.
  useSignalEffect(() => {
    const to = line.value;
    requestAnimationFrame(() => toLine(list.current, to));
  });
  return (
    <section class="code-panel" aria-label={app.words.story.code}>
      <p class="code-file" aria-hidden="true">
        {app.words.places.codeTitle}
      </p>
      <ol
        class="code-lines"
        dir="ltr"
        ref={list}
        {...SCROLLS}
        aria-label={app.words.places.codeTitle}
      >
        {lines.map((spans, index) => {
          const number = index + 1;
          return (
            <li key={number} class={lit.includes(number) ? "code-line code-lit" : "code-line"}>
              <span class="code-number" aria-hidden="true">
                {number}
              </span>
              <Code spans={closer(spans)} hanging={indentOf(spans) / 2 + HANGING} />
            </li>
          );
        })}
      </ol>
      <Shape shape={step?.shape ?? ""} />
    </section>
  );
}

/** The network's own code, unless the story is that of another one. */
const sourceOf = ({ reading, network }: App): Source =>
  reading.value.scene.teaching?.source ?? network.source;

/** The line that is executed, and its tensor: beside the words where the whole code is not shown. */
export function CodeLine({ app }: { app: App }) {
  const lines = useComputed(() => highlight(sourceOf(app))).value;
  const step = useComputed(() => app.outline.value[app.step.value]).value;
  const line = useComputed(() => near(app.outline.value, app.step.value)).value;
  const spans = line === null ? undefined : lines[line - 1];
  if (!spans) return null;
  return (
    <p class={step?.line ? "code-now code-lit" : "code-now"}>
      <span dir="ltr">
        <Code spans={withoutIndent(spans)} />
      </span>
      <Shape shape={step?.shape ?? ""} />
    </p>
  );
}

function Shape({ shape }: { shape: string }) {
  const { story } = useWords();
  if (shape === "") return null;
  return (
    <span class="code-shape" dir="ltr">
      <span class="hidden">{story.shape}</span>
      {shape}
    </span>
  );
}

/** The step's line; one without a line of its own stands where the code has come to. */
function near(steps: readonly Step[], index: number): number | null {
  for (let k = index; k >= 0; k--) if (steps[k]?.line) return steps[k].line;
  return steps.find(({ line }) => line !== null)?.line ?? null;
}

/** Scrolls the list, and nothing around it, so that the line stands in its upper third. */
function toLine(list: HTMLOListElement | null, line: number | null): void {
  const item = line === null ? null : list?.children[line - 1];
  if (!list || !(item instanceof HTMLElement)) return;
  list.scrollTop = item.offsetTop - list.offsetTop - list.clientHeight / 3;
}

const indentOf = ([first]: readonly Span[]): number => first?.text.match(/^ */)?.[0].length ?? 0;

/** With half of its indent: the column is narrow, and lines should not wrap. */
function closer([first, ...rest]: readonly Span[]): Span[] {
  if (!first) return [];
  return [{ ...first, text: first.text.replace(/^( *)\1/, "$1") }, ...rest];
}

function withoutIndent([first, ...rest]: readonly Span[]): Span[] {
  if (!first) return [];
  const text = first.text.trimStart();
  return text === "" ? withoutIndent(rest) : [{ ...first, text }, ...rest];
}
