/** Where the input is made: the pad or the sliders, what becomes of it, and what is ready-made. */
import type { ComponentChildren } from "preact";
import type { App } from "../app/app";
import { many } from "../base/numbers";
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
  const size = `${columns} × ${rows} pixels`;
  return (
    <section class="drawing" aria-label="Input digit">
      <Pad app={app} />
      <figure class="seen" aria-labelledby={words}>
        <Sees app={app} />
      </figure>
      <Buttons app={app} clear="Clear">
        <p class="seen-words" id={words}>
          <b>What the network sees</b>
          <span>{planes > 1 ? `${planes} × ${size}` : size}</span>
        </p>
      </Buttons>
      <ReadyMade app={app} />
    </section>
  );
}

function SliderSide({ app }: { app: App }) {
  const count = app.form.features.length;
  return (
    <section class="drawing drawing-sliders" aria-label="Input">
      <Sliders app={app} />
      <Buttons app={app} clear="Reset">
        <p class="seen-words">
          <b>{count === 1 ? "One number goes in" : `${many(count)} numbers go in`}</b>
          <span>Move a slider or type a value.</span>
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
        Undo
      </button>
      <button type="button" class="button" onClick={app.clear}>
        {clear}
      </button>
      {children}
    </div>
  );
}
