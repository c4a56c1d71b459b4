/** The page: which part stands where is the style sheet's business, this is the order of reading. */
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { Caption, CodePanel } from "./Caption";
import { CodeLesson } from "./CodeLesson";
import { Header } from "./Header";
import { Help } from "./Help";
import { InputSide } from "./InputSide";
import { Chapters } from "./inside/Chapters";
import { Drawer } from "./inside/Drawer";
import { Legend } from "./Legend";
import { HowItWorks, Training } from "./Lesson";
import { Notice } from "./Notice";
import { Prediction } from "./Prediction";
import { Language } from "./Said";
import { StageView } from "./StageView";
import { Timeline } from "./Timeline";

export function Page({ app }: { app: App }) {
  const bars = useRef<HTMLDivElement>(null);
  return (
    <Language.Provider value={app.words}>
      <main class="screen">
        <Header app={app} />
        <InputSide app={app} />
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
        <Chapters app={app} />
        <CodeLesson app={app} />
        <Training app={app} />
      </div>
      <Help app={app} />
      <Notice app={app} />
    </Language.Provider>
  );
}
