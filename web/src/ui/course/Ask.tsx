/** A question: an answer is chosen first, then comes the reason, right or not. */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { type Asking, type Given, isMany, type Option, type Question } from "../../app/course/card";
import { PALETTES } from "../../render/palette";
import { neuronName, plainName } from "../../words/names";
import { CELL, paintSigned, tonesOf } from "../inside/Picture";
import { Said } from "../Said";

export function Ask({ app, card }: { app: App; card: Asking }) {
  const { asking } = app.course;
  const words = app.words.course;
  const chosen = useSignal<readonly number[]>([]);
  const question = asking.question.value;
  const given = asking.given.value;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!question) return;
    if (chosen.value.length === 0 && !isMany(question)) asking.tell(words.answerFirst);
    else asking.answer({ chosen: chosen.value, neuron: null });
  };
  return (
    <form class="ask" id={app.idOf("course-question")} onSubmit={submit}>
      <fieldset
        class={question ? `ask-options ask-${question.kind}` : "ask-options"}
        disabled={given !== null}
      >
        <legend class="course-words" id={app.idOf("course-words")}>
          <Said words={card.words} />
        </legend>
        {question?.options.map((option, place) => (
          <OptionRow key={place} {...{ app, question, option, place, given, chosen }} />
        ))}
      </fieldset>
      {question ? null : <p class="course-note">{words.nothingToAsk}</p>}
      <div role="status">
        {question && given ? <Reason app={app} question={question} given={given} /> : null}
      </div>
    </form>
  );
}

interface RowProps {
  readonly app: App;
  readonly question: Question;
  readonly option: Option;
  readonly place: number;
  readonly given: Given | null;
  readonly chosen: Signal<readonly number[]>;
}

function OptionRow({ app, question, option, place, given, chosen }: RowProps) {
  const many = isMany(question);
  const marked = given?.chosen ?? chosen.value;
  const isTrue = given !== null && question.right.includes(place);
  const toggle = (on: boolean): void => {
    const others = many ? marked.filter((each) => each !== place) : [];
    chosen.value = on ? [...others, place] : others;
  };
  return (
    <label class={isTrue ? "ask-option ask-true" : "ask-option"}>
      <input
        type={many ? "checkbox" : "radio"}
        name={app.idOf("course-answer")}
        checked={marked.includes(place)}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {option.picture ? <Weights app={app} values={option.picture} /> : null}
      <span class="ask-label">{option.label}</span>
      {given && option.bar !== undefined ? <Bar {...option.bar} /> : null}
      {given && option.after ? (
        <span class="ask-verdict">{option.after}</span>
      ) : (
        <Verdict app={app} isTrue={isTrue} isChosen={given?.chosen.includes(place) ?? false} />
      )}
    </label>
  );
}

/** Marked by words as well as by colour. */
function Verdict({ app, isTrue, isChosen }: { app: App; isTrue: boolean; isChosen: boolean }) {
  const words = app.words.course;
  if (isTrue) return <b class="ask-verdict">{words.truth}</b>;
  return isChosen ? <span class="ask-verdict">{words.chosen}</span> : null;
}

function Bar({ length, text }: NonNullable<Option["bar"]>) {
  return (
    <span class="ask-share">
      <i style={{ width: `${100 * length}%` }} />
      <span>{text}</span>
    </span>
  );
}

function Reason({ app, question, given }: { app: App; question: Question; given: Given }) {
  const words = app.words.course;
  const { network } = app;
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: "nearest" }), []);
  const pointed = given.neuron;
  const likes = pointed && question.preferred?.[pointed.index];
  return (
    <p class="course-reason" ref={place}>
      <b>{app.course.asking.isRight.value ? words.right : words.wrong}</b>{" "}
      {pointed
        ? `${words.pointed(
            neuronName(network, pointed, app.words),
            likes === undefined || likes === null || likes < 0 ? null : plainName(network, likes),
          )} `
        : null}
      <Said words={question.reason} />
    </p>
  );
}

/** Weights as a small picture; which one it is, its label says. */
function Weights({ app, values }: { app: App; values: Float32Array }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { columns, rows } = app.form;
  useSignalEffect(() => {
    const palette = PALETTES[app.theme.value];
    const context = canvas.current?.getContext("2d");
    if (context) paintSigned(context, values, columns, tonesOf(palette, "sign"));
  });
  return <canvas ref={canvas} class="ask-picture" width={columns * CELL} height={rows * CELL} />;
}
