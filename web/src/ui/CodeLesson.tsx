/** The whole model with an explanation beside each statement; a statement shows its step on stage. */
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { type Explanation, explain, resultsOf, stepsOf } from "../words/code";
import { highlight, type Span } from "../words/highlight";
import { inputOf, isFullyConnected } from "../words/lesson";
import { frameworkOf, isDigits } from "../words/names";
import { Code } from "./Code";
import { Said } from "./Said";

/** ms that the pointer rests on a line before the stage follows. */
const REST = 120;

export function CodeLesson({ app }: { app: App }) {
  const { source, layers, inputs, name } = app.network;
  const { lesson } = app.words;
  if (source.text === "") return null;
  const lines = highlight(source);
  const explanations = explain(app.network, app.words);
  const sizes = isFullyConnected(app.network)
    ? [inputs, ...layers.map(({ outputs }) => outputs)]
    : null;
  return (
    <section
      class="lesson lesson-code"
      id={app.idOf("code")}
      aria-labelledby={app.idOf("code-title")}
    >
      <h2 id={app.idOf("code-title")}>{lesson.codeTitle}</h2>
      <p class="lead">
        <Said words={lesson.code(source.file, name, frameworkOf(app.network), sizes)} />
      </p>
      <p>{`${codeDoes(app)} ${resultsOf(app.network, app.words)}`.trimEnd()}</p>
      <div class="listing">
        {blocksOf(explanations, lines.length).map((block) => (
          <Block key={block.first} block={block} lines={lines} app={app} />
        ))}
      </div>
    </section>
  );
}

function codeDoes({ network, words }: App): string {
  const answers = { digits: isDigits(network), names: network.classNames };
  const hidden = network.layers.length - 1;
  return words.lesson.codeDoes(inputOf(network), hidden, network.output, answers);
}

/** Characters that the rest of a long line hangs below its beginning. */
const HANG = 2;

function indentOf(spans: readonly Span[]): number {
  const text = spans.map((span) => span.text).join("");
  return text.length - text.trimStart().length;
}

interface Listed {
  readonly first: number;
  readonly last: number;
  readonly explanation: Explanation | null;
}

/** The explanations with the blank lines between them, in order. */
function blocksOf(explanations: readonly Explanation[], count: number): Listed[] {
  const blocks: Listed[] = [];
  let next = 1;
  for (const explanation of explanations) {
    const { first, last } = explanation;
    if (first > next) blocks.push({ first: next, last: first - 1, explanation: null });
    blocks.push({ first, last, explanation });
    next = last + 1;
  }
  if (next <= count) blocks.push({ first: next, last: count, explanation: null });
  return blocks;
}

interface BlockProps {
  readonly block: Listed;
  readonly lines: readonly (readonly Span[])[];
  readonly app: App;
}

function Block({ block: { first, last, explanation }, lines, app }: BlockProps) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const never = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
  };
  useEffect(() => never, []);
  const steps = useComputed(() =>
    explanation ? stepsOf(app.outline.value, explanation, app.network) : null,
  ).value;
  const here = useComputed(() => {
    const line = app.outline.value[app.step.value]?.line ?? 0;
    return explanation !== null && line >= explanation.line && line <= explanation.last;
  }).value;
  const code = lines.slice(first - 1, last).map((spans, index) => (
    <span class="listing-line" key={first + index}>
      <span class="code-number" aria-hidden="true">
        {first + index}
      </span>
      <Code spans={spans} hanging={indentOf(spans) + HANG} />
    </span>
  ));
  if (!explanation) {
    return (
      <div class="listing-row listing-gap" aria-hidden="true">
        <div class="listing-code" />
        <div class="listing-words" />
      </div>
    );
  }
  if (!steps) {
    return (
      <div class="listing-row">
        <div class="listing-code" dir="ltr">
          {code}
        </div>
        <p class="listing-words">{explanation.words}</p>
      </div>
    );
  }
  const show = (): void => app.showSteps(...steps);
  const later = (): void => {
    timer.current = setTimeout(show, REST);
  };
  return (
    <div class={here ? "listing-row listing-here" : "listing-row"}>
      <button
        type="button"
        class="listing-code listing-button"
        dir="ltr"
        onPointerEnter={(event) => event.pointerType === "mouse" && later()}
        onPointerLeave={never}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && show()}
        onClick={show}
      >
        {code}
      </button>
      <p class="listing-words">{explanation.words}</p>
    </div>
  );
}
