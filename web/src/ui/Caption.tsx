/** The current step in words, and the line of code that it executes. */
import { useComputed } from "@preact/signals";
import type { App } from "../app/app";
import type { Step } from "../scene/scene";
import { highlight, type Span } from "../words/highlight";
import { isDigits } from "../words/names";
import { finishedCaption, stepCaption, stepName } from "../words/steps";
import { Code } from "./Code";
import { Formula } from "./Formula";
import { useWords } from "./Said";

/** Lines of code shown above and below the one that is lit. */
const AROUND = 2;

export function Caption({ app }: { app: App }) {
  const name = useComputed(() => nameOf(app)).value;
  const blank = useComputed(() => app.reading.value.blank).value;
  const words = useComputed(() => captionOf(app)).value;
  const { story } = app.words;
  return (
    <section class="caption" aria-label={story.caption}>
      <p class="caption-head">
        <b class="caption-name">{blank ? story.ready : name}</b>
        <span hidden={blank}>{story.count(app.step.value, app.outline.value.length)}</span>
      </p>
      <p class="caption-text">{words}</p>
      <Formula app={app} />
    </section>
  );
}

function nameOf(app: App): string {
  const step = app.outline.value[app.step.value];
  return step ? stepName(app.network, step, app.words) : "";
}

/** Nobody reads while drawing: the sentence with its numbers comes when the pen is lifted. */
function captionOf(app: App): string {
  const { blank, scene } = app.reading.value;
  const { story } = app.words;
  if (blank) return isDigits(app.network) ? story.drawDigit : story.drawSomething;
  if (app.hurried.value) return story.following;
  if (app.finished.value) return finishedCaption(scene, app.words);
  const step = scene.steps[app.step.value];
  return step ? stepCaption(scene, step, app.words, app.lines.value) : "";
}

export function CodePanel({ app }: { app: App }) {
  const lines = useComputed(() => highlight(app.network.source));
  const step = useComputed(() => app.outline.value[app.step.value]).value;
  const lit = step?.line ?? null;
  // A step without a line of its own stands where the code has come to.
  const near = useComputed(() => lastLine(app.outline.value, app.step.value)).value;
  const first = windowStart(lit ?? near, lines.value.length);
  const shown = withoutIndent(lines.value.slice(first, first + 2 * AROUND + 1));
  return (
    <section class="code-panel" aria-label={app.words.story.code}>
      <ol class="code-lines" dir="ltr">
        {shown.map((spans, index) => {
          const number = first + index + 1;
          return (
            <li key={number} class={number === lit ? "code-line code-lit" : "code-line"}>
              <span class="code-number" aria-hidden="true">
                {number}
              </span>
              <Code spans={spans} />
              {number === lit ? <Shape shape={step?.shape ?? ""} /> : null}
            </li>
          );
        })}
      </ol>
      {lit === null ? <Shape shape={step?.shape ?? ""} /> : null}
    </section>
  );
}

function lastLine(steps: readonly Step[], index: number): number | null {
  for (let k = index; k >= 0; k--) if (steps[k]?.line) return steps[k].line;
  return null;
}

function Shape({ shape }: { shape: string }) {
  const { story } = useWords();
  return (
    <span class="code-shape" dir="ltr">
      <span class="hidden">{story.shape}</span>
      {shape}
    </span>
  );
}

function windowStart(lit: number | null, count: number): number {
  const wanted = (lit ?? 1) - 1 - AROUND;
  return Math.max(0, Math.min(wanted, count - 2 * AROUND - 1));
}

/** The lines moved left together as far as they go: the panel is small. */
function withoutIndent(lines: readonly (readonly Span[])[]): Span[][] {
  const indents = lines.map((spans) => {
    const text = spans.map((span) => span.text).join("");
    return text.trim() === "" ? Number.POSITIVE_INFINITY : text.search(/\S/);
  });
  const common = Math.min(...indents);
  return lines.map((spans) => cut(spans, common));
}

function cut(spans: readonly Span[], count: number): Span[] {
  const [first, ...rest] = spans;
  if (!first || !Number.isFinite(count)) return [...spans];
  if (first.text.length <= count) return cut(rest, count - first.text.length);
  return [{ ...first, text: first.text.slice(count) }, ...rest];
}
