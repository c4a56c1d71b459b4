/** The page: which part stands where is the style sheet's business, this is the order of reading. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { Caption } from "./Caption";
import { CodeLine } from "./CodePanel";
import { Column } from "./Column";
import { DropHint } from "./DropHint";
import { Header } from "./Header";
import { Help } from "./Help";
import { InputSide } from "./InputSide";
import { Invitation } from "./Invitation";
import { Legend } from "./Legend";
import { parts } from "./loaded";
import { Notice } from "./Notice";
import { PhoneTabs } from "./PhoneTabs";
import { areLong, Prediction } from "./Prediction";
import { PresentBar } from "./PresentBar";
import { Language } from "./Said";
import { StageView } from "./StageView";
import { Timeline } from "./Timeline";

export function Page({ app }: { app: App }) {
  const bars = useRef<HTMLDivElement>(null);
  // As attributes, and not by `:has()` in the style sheet, which would be asked again in every frame: the
  // stage puts labels in and takes them out.
  const compared = useComputed(() => app.pair.a.value !== null).value;
  const loaded = parts.value;
  return (
    <Language.Provider value={app.words}>
      <a class="skip" href={`#${app.idOf("input")}`}>
        {app.readsPad ? app.words.places.skip : app.words.places.skipSliders}
      </a>
      <main
        class="screen"
        data-part={app.part.value}
        data-mode={app.mode.value}
        data-compared={compared ? "" : undefined}
      >
        <Header app={app} />
        <InputSide app={app} />
        <div
          class="theatre"
          data-names={areLong(app.network) ? "long" : undefined}
          data-compared={compared ? "" : undefined}
        >
          <StageView app={app} bars={bars} />
          <Prediction app={app} bars={bars} />
          <Legend app={app} />
        </div>
        <PhoneTabs app={app} />
        <div class="telling">
          <Caption app={app} />
          <Invitation app={app} />
          <CodeLine app={app} />
          {loaded && <loaded.Under app={app} />}
        </div>
        <Timeline app={app} />
        <Column app={app} />
        <PresentBar app={app} />
        <p class="hidden" aria-live="polite">
          {app.spoken}
        </p>
      </main>
      <div class="lessons">{loaded && <loaded.Lessons app={app} />}</div>
      <Help app={app} />
      <Notice app={app} />
      {app.networks.available ? <DropHint app={app} /> : null}
    </Language.Provider>
  );
}
