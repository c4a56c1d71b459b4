/** The right column: what is looked into, else the lesson, else the code. Nothing covers the stage. */
import type { App } from "../app/app";
import { Beside } from "./beside/Beside";
import { CodePanel } from "./CodePanel";
import { Course } from "./course/Course";
import { Elsewhere } from "./course/Elsewhere";
import { Drawer, LookInside } from "./inside/Drawer";

export function Column({ app }: { app: App }) {
  return (
    <div class="column">
      <Content app={app} />
    </div>
  );
}

function Content({ app }: { app: App }) {
  if (app.inside.tab.value !== null) return <Drawer app={app} />;
  if (app.beside.open.value) return <Beside app={app} />;
  if (app.mode.value === "learn") {
    return app.networks.lessonAway.value ? <Elsewhere app={app} /> : <Course app={app} />;
  }
  return (
    <>
      <LookInside app={app} />
      {app.network.source.text === "" ? null : <CodePanel app={app} />}
    </>
  );
}
