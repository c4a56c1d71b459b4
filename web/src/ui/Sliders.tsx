/** The input where it is no picture: a slider and a number for each feature. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import type { Feature } from "../network/input";
import { inputName } from "../words/names";
import { keepKeys } from "./keyboard";

/** More sliders help nobody; the other features keep their values. */
const MOST_SLIDERS = 200;
/** Positions of a slider. */
const POSITIONS = 200;

export function Sliders({ app }: { app: App }) {
  const { features } = app.form;
  const words = app.words.input;
  const shown = features.slice(0, MOST_SLIDERS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll in all browsers
    <div class="sliders" role="group" aria-label={words.sliders}>
      {shown.map((feature, index) => (
        <FeatureSlider
          key={inputName(app.network, index, app.words)}
          app={app}
          feature={feature}
          index={index}
        />
      ))}
      {features.length > shown.length ? (
        <p class="sliders-more">{words.moreFeatures(features.length - shown.length)}</p>
      ) : null}
    </div>
  );
}

interface FeatureProps {
  readonly app: App;
  readonly feature: Feature;
  readonly index: number;
}

function FeatureSlider({ app, feature: { range }, index }: FeatureProps) {
  const name = inputName(app.network, index, app.words);
  const value = useComputed(() => app.reading.value.trace.image[index]).value;
  // Values that were typed or set by a script may lie outside: the slider grows to reach them.
  const reach = useRef(range);
  reach.current = reaching(reach.current, value);
  const [low, high] = reach.current;
  const zero = Math.min(Math.max(-low / (high - low), 0), 1);
  const at = (value - low) / (high - low);
  return (
    <div class="slider">
      <span class="slider-name" title={name} aria-hidden="true">
        {name}
      </span>
      <input
        class="slider-number"
        type="number"
        step="any"
        aria-label={app.words.input.asNumber(name)}
        value={Number(value.toPrecision(4))}
        onChange={(event) => setTyped(app, index, event.currentTarget)}
      />
      <span class="slider-place" dir="ltr">
        <span
          class={value < 0 ? "slider-fill slider-below" : "slider-fill"}
          style={{
            left: `${100 * Math.min(zero, at)}%`,
            width: `${100 * Math.abs(at - zero)}%`,
          }}
        />
        <input
          class="slider-input"
          type="range"
          aria-label={name}
          aria-valuetext={app.words.input.sliderValue(value)}
          min={low}
          max={high}
          step={(high - low) / POSITIONS}
          value={value}
          onInput={(event) => app.setFeature(index, Number(event.currentTarget.value))}
          onKeyDown={keepKeys}
        />
      </span>
    </div>
  );
}

const reaching = ([low, high]: Feature["range"], value: number): Feature["range"] =>
  value < low || value > high ? [Math.min(low, value), Math.max(high, value)] : [low, high];

function setTyped(app: App, index: number, field: HTMLInputElement): void {
  const typed = field.valueAsNumber;
  if (Number.isFinite(typed)) app.setFeature(index, typed);
  else field.value = String(Number(app.reading.value.trace.image[index].toPrecision(4)));
}
