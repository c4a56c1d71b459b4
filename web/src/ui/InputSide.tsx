/** Where the input is made: the pad or the sliders, what becomes of it, and what is ready-made. */
import type { ComponentChildren } from "preact";
import type { App } from "../app/app";
import { Examples } from "./Examples";
import { Pad } from "./Pad";
import { Samples } from "./Samples";
import { Sees } from "./Sees";
import { Sliders } from "./Sliders";

export function InputSide({ app }: { app: App }) {
  return app.readsPad ? <DrawingSide app={app} /> : <SliderSide app={app} />;
}

function ReadyMade({ app }: { app: App }) {
  return app.examples.length > 1 ? <Examples app={app} /> : <Samples app={app} />;
}

function DrawingSide({ app }: { app: App }) {
  const words = app.idOf("seen-words");
  const { columns, rows, planes } = app.form;
  const { input } = app.words;
  return (
    <section class="drawing" id={app.idOf("input")} tabIndex={-1} aria-label={input.digit}>
      <Pad app={app} />
      <figure class="seen" aria-labelledby={words}>
        <Sees app={app} />
      </figure>
      <Buttons app={app} clear={input.clear}>
        <p class="seen-words" id={words}>
          <b>{input.sees}</b>
          <span>{input.size(columns, rows, planes)}</span>
        </p>
      </Buttons>
      <ReadyMade app={app} />
    </section>
  );
}

function SliderSide({ app }: { app: App }) {
  const { input } = app.words;
  return (
    <section
      class="drawing drawing-sliders"
      id={app.idOf("input")}
      tabIndex={-1}
      aria-label={input.values}
    >
      <Sliders app={app} />
      <Buttons app={app} clear={input.reset}>
        <p class="seen-words">
          <b>{input.numbersGoIn(app.form.features.length)}</b>
          <span>{input.moveSlider}</span>
        </p>
      </Buttons>
      <ReadyMade app={app} />
    </section>
  );
}

interface ButtonsProps {
  readonly app: App;
  readonly clear: string;
  readonly children: ComponentChildren;
}

function Buttons({ app, clear, children }: ButtonsProps) {
  return (
    <div class="drawing-buttons">
      <button type="button" class="button" onClick={app.undo}>
        {app.words.input.undo}
      </button>
      <button type="button" class="button" onClick={app.clear}>
        {clear}
      </button>
      {children}
    </div>
  );
}
