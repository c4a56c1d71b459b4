/** The answer and the ten bars. Both are empty until the story reaches them; what stands there is always real. */
import { useComputed, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import type { Network } from "../network/network";
import { className, explainName, plainName, predictionSentence } from "../words/names";
import { Lamp } from "./inside/Lamp";
import { openDrawer } from "./inside/LookInside";

/** Share of the answer's motion after which it counts as given. */
const GIVEN = 0.5;
/** Bars below this are too short for an outline, and their numbers for a narrow place. */
const VISIBLE = 0.01;
const LONGEST_NAME = 14; // letters of a class name beside its bar
const FITTING = 12; // bars that fit without scrolling

export function Prediction({ app, bars }: { app: App; bars: RefObject<HTMLDivElement | null> }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(
    () =>
      app.onPaint((_, frame) => {
        panel.current?.classList.toggle("answer-given", frame.answer >= GIVEN);
      }),
    [app],
  );
  // Bars that must wait are empty, also where nothing else of the picture changes.
  useSignalEffect(() => {
    app.told.shares.value;
    app.repaint();
  });
  const { blank, trace } = app.reading.value;
  const { network, words } = app;
  const given = app.told.answer.value;
  const doubtful = app.inside.familiar.value?.familiar === false;
  const none = blank || !given;
  return (
    <section
      class={doubtful && !none ? "answer answer-doubtful" : "answer"}
      aria-label={words.answer.name}
      ref={panel}
    >
      <div class="answer-head" data-short={isShort(network, trace.prediction, none) || undefined}>
        <div class={answerClass(network.classNames[trace.prediction], none)} aria-hidden="true">
          {none ? words.answer.none : network.classNames[trace.prediction]}
        </div>
        {/* While the pen moves a screen reader waits; it reads the result of the stroke. */}
        <p
          class="answer-line"
          role="status"
          aria-label={words.answer.status}
          aria-busy={app.penDown.value || app.live.value}
          aria-atomic="true"
        >
          {statusOf(app)}
        </p>
        <Lamp app={app} />
      </div>
      <div
        class="bars"
        dir="ltr"
        ref={bars}
        style={{ "--bar-name": barNames(network) }}
        {...standing(network)}
        {...scrollable(network, words.answer.bars)}
      >
        {network.classNames.map((_, index) => (
          <Bar key={index} app={app} index={index} />
        ))}
      </div>
    </section>
  );
}

function statusOf({ network, reading, told, waits, words }: App): string {
  if (waits.value) return words.answer.reading;
  const { blank, trace } = reading.value;
  if (blank) return words.names.noPrediction;
  return told.answer.value ? predictionSentence(network, trace, words) : words.answer.withheld;
}

/** Long class names are written smaller. */
function answerClass(name = "", none: boolean): string {
  if (none) return "answer-digit answer-none";
  if (name.length <= SHORT) return "answer-digit";
  return name.length <= 9 ? "answer-digit answer-word" : "answer-digit answer-phrase";
}

const isShort = ({ classNames }: Network, prediction: number, none: boolean): boolean =>
  none || (classNames[prediction] ?? "").length <= SHORT;

/** Letters of a class that is written as large as a digit. */
const SHORT = 2;

/** Whether there is a class whose name needs room beside the stage. */
export const areLong = ({ classNames }: Network): boolean =>
  classNames.some(({ length }) => length > SHORT);

/** Room for the names of the classes beside their bars; longer ones are cut off. */
function barNames({ classNames }: Network): string {
  const longest = Math.max(...classNames.map((name) => name.length));
  return longest <= SHORT ? "22px" : `${Math.min(longest, LONGEST_NAME)}ch`;
}

/** On a phone a few bars with short names stand upright, side by side. */
const standing = ({ classNames }: Network) =>
  classNames.length <= FITTING && classNames.every(({ length }) => length <= 2)
    ? { "data-upright": "" }
    : {};

/** What scrolls can be reached by keyboard. */
const scrollable = ({ classNames }: Network, name: string) =>
  classNames.length > FITTING ? ({ tabIndex: 0, role: "group", "aria-label": name } as const) : {};

function Bar({ app, index }: { app: App; index: number }) {
  const label = className(app.network, index, app.words);
  const tiny = useComputed(() => isTiny(app, index)).value;
  return (
    <div class={tiny ? "bar-row bar-row-tiny" : "bar-row"}>
      <Meter app={app} index={index} label={label} />
      <Target app={app} index={index} />
    </div>
  );
}

/** Chooses the class that map, lines and captions explain, or is said to be right; a button cannot stand in a meter. */
function Target({ app, index }: { app: App; index: number }) {
  // Before the answer is given only a class that somebody chose is marked.
  const explained = useComputed(
    () =>
      !app.reading.value.blank &&
      (app.told.answer.value || app.inside.lens.digit.value !== null) &&
      app.inside.digit.value === index,
  ).value;
  const name = plainName(app.network, index);
  const { answer } = app.words;
  const teach = app.mode.value === "train" ? app.retelling.teach.value : null;
  if (teach) {
    const { target } = app.reading.value.scene.teaching ?? {};
    return (
      <button
        type="button"
        class="bar-target"
        aria-label={answer.thisIs(name)}
        aria-pressed={target === index}
        title={answer.thisIs(name)}
        onClick={() => teach(index)}
      />
    );
  }
  return (
    <button
      type="button"
      class="bar-target"
      aria-label={explainName(app.network, index, app.words)}
      aria-pressed={explained}
      title={explained ? answer.explained(name) : answer.explain(name)}
      onClick={(event) => {
        openDrawer(app, event.currentTarget, () => app.inside.askWhy(index));
      }}
    />
  );
}

/** A share that is given and that no bar can show. */
const isTiny = ({ reading, told }: App, index: number): boolean =>
  reading.value.blank || (told.shares.value && reading.value.trace.probs[index] < VISIBLE);

function Meter({ app, index, label }: { app: App; index: number; label: string }) {
  const fill = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let shown = -1;
    return app.onPaint((_, frame) => {
      const none = app.reading.value.blank || !app.told.shares.value;
      const value = none ? 0 : inSteps(frame.bars[index]);
      if (!fill.current || value === shown) return;
      shown = value;
      fill.current.style.setProperty("--share", String(value));
    });
  }, [app, index]);
  const probability = useComputed(() =>
    app.reading.value.blank ? 0 : app.reading.value.trace.probs[index],
  ).value;
  const told = useComputed(() => app.reading.value.blank || app.told.shares.value).value;
  const highest = useComputed(
    () =>
      !app.reading.value.blank &&
      app.told.answer.value &&
      app.reading.value.trace.prediction === index,
  ).value;
  const { answer, numbers } = app.words;
  const share = numbers.cellPercent(probability);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element cannot hold a ghost and a fill
    <div
      class={`bar${highest ? " bar-highest" : ""}${told && probability < VISIBLE ? " bar-tiny" : ""}`}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={1}
      // 1e-20 is no number to ARIA; a meter must have one, and its text says when there is none yet.
      aria-valuenow={told ? Number(probability.toFixed(6)) : 0}
      aria-valuetext={told ? answer.bar(share, highest) : answer.unknown}
    >
      <span class="bar-name" title={label}>
        {app.network.classNames[index]}
      </span>
      <span class="bar-track">
        <span
          class="bar-ghost"
          hidden={!told || probability < VISIBLE}
          style={{ "--share": inSteps(probability) }}
        />
        <span class="bar-fill" ref={fill} />
        {told ? <Marks app={app} index={index} /> : null}
      </span>
      <span class="bar-value">{told ? share : answer.noShare}</span>
    </div>
  );
}

/** Half a percent is less than a px of the bar: smaller changes need no repainting. */
const inSteps = (value: number): number => Math.round(200 * value) / 200;

/** Over the bar: where it ended before a change, and how far it spreads over dropout masks. */
function Marks({ app, index }: { app: App; index: number }) {
  const before = useComputed(() => {
    const { original, trace } = app.reading.value;
    const value = (app.pair.a.value?.trace ?? original).probs[index];
    if (original === trace && app.pair.a.value === null) return null;
    return value < VISIBLE ? null : value;
  }).value;
  const spread = useComputed(() => {
    const found = app.inside.spreading.value;
    const ends = found && ([0, 2, 4] as const).map((k) => found.quantiles[k][index]);
    return ends && ends[2] >= VISIBLE ? ends : null;
  }).value;
  return (
    <>
      {before === null ? null : <i class="bar-before" style={{ "--at": before }} />}
      {spread ? (
        <>
          <i
            class="bar-whisker"
            style={{ left: `${100 * spread[0]}%`, width: `${100 * (spread[2] - spread[0])}%` }}
          />
          <i class="bar-middle" style={{ left: `${100 * spread[1]}%` }} />
        </>
      ) : null}
    </>
  );
}
