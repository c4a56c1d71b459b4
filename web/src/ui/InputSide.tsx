/** Where the input is made: the pad or the sliders, what becomes of it, and what is ready-made. */
import type { App } from "../app/app";
import { TaskByPad } from "./course/TaskByPad";
import { Examples } from "./Examples";
import { Pad } from "./Pad";
import { PadTools } from "./PadTools";
import { PhotoSteps } from "./Photo";
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
      <TaskByPad app={app} />
      <Pad app={app} />
      <PadTools app={app} />
      <figure class="seen" aria-labelledby={words}>
        <Sees app={app} />
        <figcaption class="seen-words" id={words}>
          <b>{input.sees}</b>
          <span>{input.size(columns, rows, planes)}</span>
        </figcaption>
        <PhotoSteps app={app} />
      </figure>
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
      <TaskByPad app={app} />
      <Sliders app={app} />
      <div class="drawing-buttons">
        <WordButton name={input.undo} can={app.canUndo.value} act={app.undo} />
        <WordButton name={input.reset} can={app.canClear.value} act={app.clear} />
        <p class="seen-words">
          <b>{input.numbersGoIn(app.form.features.length)}</b>
          <span>{input.moveSlider}</span>
        </p>
      </div>
      <ReadyMade app={app} />
    </section>
  );
}

interface WordButtonProps {
  readonly name: string;
  /** Whether it would do anything. */
  readonly can: boolean;
  readonly act: () => void;
}

/** Not `disabled`: a button that was just used up would lose the focus. */
function WordButton({ name, can, act }: WordButtonProps) {
  return (
    <button type="button" class="button" aria-disabled={!can} onClick={() => can && act()}>
      {name}
    </button>
  );
}
