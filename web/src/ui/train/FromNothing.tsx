/** A whole training in the page: chosen, begun, watched, taken back. */
import type { App } from "../../app/app";
import { Confusions } from "./Confusions";
import { Back, Controls, Pace } from "./Controls";
import { Failures, Why } from "./Failures";
import { FirstLayer } from "./FirstLayer";
import { type Part, trainingOf } from "./holder";
import { Now } from "./Now";
import { OwnDrawings } from "./OwnDrawings";
import { Settings } from "./Settings";
import { Source } from "./Source";
import { Then } from "./Then";

export function FromNothing({ app }: { app: App }) {
  const held = trainingOf(app);
  const words = app.words.training;
  const id = app.idOf("from-nothing");
  const begun = held.state.value !== null;
  const { batch } = held.chosen.value ?? held.draft.value;
  const norms = app.network.operations.some(({ kind }) => kind === "batch_norm");
  return (
    <section class="from-nothing" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      {begun || !app.readsPad ? null : (
        <p class="inside-words">
          {words.about(batch)} {norms ? words.frozen : ""}
        </p>
      )}
      {begun ? null : <Source app={app} held={held} />}
      <Controls app={app} held={held} />
      {begun ? <Going app={app} held={held} /> : null}
      {begun || app.readsPad ? <Settings app={app} held={held} source={begun} /> : null}
      <Failures app={app} held={held} />
      {app.readsPad ? <OwnDrawings app={app} held={held} /> : null}
    </section>
  );
}

/** How it goes, and the way back; its curves stand under the stage. */
function Going(part: Part) {
  return (
    <>
      <Then {...part} />
      <Why {...part} />
      <FirstLayer app={part.app} />
      <Now {...part} />
      <Pace {...part} />
      <Back {...part} />
      <Confusions {...part} />
    </>
  );
}
