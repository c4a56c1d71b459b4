/** Ready-made drawings: one button a digit, each press draws the next hand. */

import type { App } from "../app/app";
import { smoothPath } from "../ink/strokes";
import { drawingName } from "../words/names";

export function Samples({ app }: { app: App }) {
  if (app.samples.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div class="samples" role="group" aria-label={app.words.input.samples}>
      {app.samples.map(([label], index) => (
        <Sample key={label} app={app} index={index} />
      ))}
      {app.tricky.length > 0 ? <Tricky app={app} /> : null}
    </div>
  );
}

/** Digits that could be two, one after the other; which two stands beside the button. */
function Tricky({ app }: { app: App }) {
  const { input } = app.words;
  const shown = app.shownTricky.value;
  return (
    <div class="tricky">
      <button
        type="button"
        class="sample tricky-button"
        aria-label={input.trickyTitle}
        title={input.trickyTitle}
        onClick={(event) => {
          app.drawTricky();
          if (event.detail > 0) event.currentTarget.blur();
        }}
      >
        <svg viewBox="20 20 240 240" aria-hidden="true">
          <path d={smoothPath(app.tricky[app.nextTricky.value].strokes)} />
        </svg>
        {input.tricky}
      </button>
      <span class="tricky-name">
        {shown ? input.either(String(shown.either[0]), String(shown.either[1])) : ""}
      </span>
    </div>
  );
}

function Sample({ app, index }: { app: App; index: number }) {
  const [label, list] = app.samples[index];
  const variant = app.variants.value[index];
  const drawing = list[variant];
  const name = app.words.input.sample(drawingName(drawing.name, app.words));
  return (
    <button
      type="button"
      class="sample"
      aria-label={name}
      title={name}
      onClick={(event) => {
        app.drawSample(label);
        // Clicked, not pressed by a key: Space is to play what is there, not to draw another one.
        if (event.detail > 0) event.currentTarget.blur();
      }}
    >
      <svg viewBox="20 20 240 240" aria-hidden="true">
        <path d={smoothPath(drawing.strokes)} />
      </svg>
      <span class="sample-dots" aria-hidden="true">
        {list.map(({ name: each }, at) => (
          <i key={each} class={at === variant ? "dot dot-on" : "dot"} />
        ))}
      </span>
    </button>
  );
}
