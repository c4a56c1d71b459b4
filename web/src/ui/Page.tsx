/** The page: which part stands where is the style sheet's business, this is the order of reading. */
import { useRef } from "preact/hooks";
import type { Network } from "../network";
import { Caption, CodePanel } from "./Caption";
import { CodeLesson } from "./CodeLesson";
import { many } from "./format";
import { Header } from "./Header";
import { Help } from "./Help";
import { Drawer } from "./inside/Drawer";
import { Legend } from "./Legend";
import { HowItWorks, Training } from "./Lesson";
import { Pad } from "./Pad";
import { Prediction } from "./Prediction";
import { Samples } from "./Samples";
import { Sees } from "./Sees";
import { StageView } from "./StageView";
import type { App } from "./state";
import { Timeline } from "./Timeline";

export function Page({ app }: { app: App }) {
  const bars = useRef<HTMLDivElement>(null);
  return (
    <>
      <main class="screen">
        <Header app={app} />
        <DrawingSide app={app} />
        <Drawer app={app} />
        <div class="theatre">
          <StageView app={app} bars={bars} />
          <Prediction app={app} bars={bars} />
          <Legend app={app} />
        </div>
        <Caption app={app} />
        <CodePanel app={app} />
        <Timeline app={app} />
        <p class="hidden" aria-live="polite">
          {app.spoken}
        </p>
      </main>
      <div class="lessons">
        <HowItWorks app={app} />
        <CodeLesson app={app} />
        <Training network={app.network} />
      </div>
      <Help app={app} />
    </>
  );
}

function aboutInput({ inputShape, layers }: Network): string {
  const count = many(layers[0].inputs);
  const sizes = inputShape.filter((size) => size > 1);
  return sizes.length > 1 ? `${sizes.join(" × ")} pixels` : `${count} numbers`;
}

function DrawingSide({ app }: { app: App }) {
  return (
    <section class="drawing" aria-label="Input digit">
      <Pad app={app} />
      <figure class="seen" aria-labelledby="seen-words">
        <Sees app={app} />
      </figure>
      <div class="drawing-buttons">
        <button type="button" class="button" onClick={app.undo}>
          Undo
        </button>
        <button type="button" class="button" onClick={app.clear}>
          Clear
        </button>
        <p class="seen-words" id="seen-words">
          <b>What the network sees</b>
          <span>{aboutInput(app.network)}</span>
        </p>
      </div>
      <Samples app={app} />
    </section>
  );
}
