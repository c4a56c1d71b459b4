/** What stands on a card: words, and beside them a picture, a question or a task. */
import type { App } from "../../app/app";
import type { Card, Figure } from "../../app/course/card";
import { Picture } from "../inside/Picture";
import { Said } from "../Said";
import { Ask } from "./Ask";
import { DrawTask } from "./DrawTask";
import { FoolTask } from "./FoolTask";
import { GrowTask } from "./GrowTask";
import { ScoresTask } from "./ScoresTask";

const TASKS = { shares: ScoresTask, fool: FoolTask, draw: DrawTask, grow: GrowTask } as const;

export function CardView({ app }: { app: App }) {
  const { places, going } = app.course;
  const card: Card = places.card.value;
  if (going.needsDrawing.value) return <Empty app={app} />;
  // Another input asks anew: what was chosen for the one before is gone with it.
  if (card.kind === "ask") return <Ask key={places.facts.value.seed} app={app} card={card} />;
  const Task = card.kind === "do" ? TASKS[card.task] : null;
  return (
    <>
      <p class="course-words" id={app.idOf("course-words")}>
        <Said words={card.words} />
      </p>
      {card.kind === "tell" && card.figure ? <FigureOf app={app} figure={card.figure} /> : null}
      {Task ? <Task app={app} /> : null}
    </>
  );
}

function FigureOf({ app, figure }: { app: App; figure: Figure }) {
  return <Picture app={app} {...figure} />;
}

function Empty({ app }: { app: App }) {
  const words = app.words.course;
  return (
    <p class="course-words" id={app.idOf("course-words")}>
      {words.empty} {words.drawFirst}
    </p>
  );
}
