/** What stands below the stage, in the order in which it is read: loaded and built after the first picture. */
import type { App } from "../app/app";
import { CodeLesson } from "./CodeLesson";
import { Chapters } from "./inside/Chapters";
import { HowItWorks, Training } from "./Lesson";

export function Lessons({ app }: { app: App }) {
  return (
    <>
      <HowItWorks app={app} />
      <Chapters app={app} />
      <CodeLesson app={app} />
      <Training app={app} />
    </>
  );
}
