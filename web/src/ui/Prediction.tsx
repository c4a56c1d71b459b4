/** The answer and the ten bars. The bars rise with the story; the numbers are always the real ones. */
import { useComputed } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { className, NO_PREDICTION, predictionSentence, smallPercent } from "./format";
import type { App } from "./state";

/** Share of the answer's motion after which it counts as given. */
const GIVEN = 0.5;
/** Bars below this are too short for an outline. */
const VISIBLE = 0.01;

export function Prediction({ app, bars }: { app: App; bars: RefObject<HTMLDivElement | null> }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(
    () =>
      app.onPaint((_, frame) => {
        panel.current?.classList.toggle("answer-given", frame.answer >= GIVEN);
      }),
    [app],
  );
  const { blank, trace } = app.reading.value;
  const { network } = app;
  return (
    <section class="answer" aria-label="Answer" ref={panel}>
      <div class="answer-head">
        <div class={blank ? "answer-digit answer-none" : "answer-digit"} aria-hidden="true">
          {blank ? "?" : network.classNames[trace.prediction]}
        </div>
        {/* While the pen moves a screen reader waits; it reads the result of the stroke. */}
        <p
          class="answer-line"
          role="status"
          aria-label="Prediction"
          aria-busy={app.penDown.value}
          aria-atomic="true"
        >
          {blank ? NO_PREDICTION : predictionSentence(network, trace)}
        </p>
      </div>
      <div class="bars" ref={bars}>
        {network.classNames.map((name, index) => (
          <Bar key={name} app={app} index={index} />
        ))}
      </div>
    </section>
  );
}

function Bar({ app, index }: { app: App; index: number }) {
  const fill = useRef<HTMLSpanElement>(null);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown = -1;
    return app.onPaint((_, frame) => {
      const value = app.reading.value.blank ? 0 : frame.bars[index];
      if (!fill.current || value === shown) return;
      shown = value;
      fill.current.style.width = `${100 * value}%`;
    });
  }, [app, index]);
  const probability = useComputed(() =>
    app.reading.value.blank ? 0 : app.reading.value.trace.probs[index],
  ).value;
  const highest = useComputed(
    () => !app.reading.value.blank && app.reading.value.trace.prediction === index,
  ).value;
  const label = className(app.network, index);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element cannot hold a ghost and a fill
    <div
      ref={row}
      class={highest ? "bar bar-highest" : "bar"}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={Number(probability.toFixed(6))} // 1e-20 is no number to ARIA
      aria-valuetext={`${smallPercent(probability)}${highest ? ", the highest" : ""}`}
    >
      <span class="bar-name">{app.network.classNames[index]}</span>
      <span class="bar-track">
        <span
          class="bar-ghost"
          hidden={probability < VISIBLE}
          style={{ width: `${100 * probability}%` }}
        />
        <span class="bar-fill" ref={fill} />
      </span>
      <span class="bar-value">{smallPercent(probability)}</span>
    </div>
  );
}
