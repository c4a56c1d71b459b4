/** The right column: what is looked into, else the lesson, what it learns, or the code. Nothing covers the stage. */
import type { App } from "../app/app";
import { CodePanel } from "./CodePanel";
import { LookInside } from "./inside/LookInside";
import { Later } from "./Later";
import { parts } from "./loaded";

export function Column({ app }: { app: App }) {
  return (
    <div class="column">
      <Content app={app} />
    </div>
  );
}

function Content({ app }: { app: App }) {
  if (app.inside.tab.value !== null) {
    return <Later app={app}>{({ Drawer }) => <Drawer app={app} />}</Later>;
  }
  if (app.beside.open.value) {
    return <Later app={app}>{({ Beside }) => <Beside app={app} />}</Later>;
  }
  if (app.mode.value === "learn") return <Lesson app={app} />;
  if (app.mode.value === "train") {
    return <Later app={app}>{({ Train }) => <Train app={app} />}</Later>;
  }
  const loaded = parts.value;
  return (
    <>
      {loaded && <loaded.Learnt app={app} />}
      <LookInside app={app} />
      {app.network.source.text === "" ? null : <CodePanel app={app} />}
    </>
  );
}

function Lesson({ app }: { app: App }) {
  return (
    <Later app={app}>
      {({ Course, Elsewhere }) =>
        app.networks.lessonAway.value ? <Elsewhere app={app} /> : <Course app={app} />
      }
    </Later>
  );
}
