/** Under the stage, beside what is said there: the curves of the training that it shows. */
import type { App } from "../../app/app";
import { Curves } from "./Curves";
import { trainingOf } from "./holder";
import { wayOf } from "./way";

export function Under({ app }: { app: App }) {
  if (app.mode.value !== "train" || wayOf(app).value !== "nothing") return null;
  const held = trainingOf(app);
  if (held.state.value === null) return null;
  return (
    <section class="train-under" aria-label={app.words.training.curves}>
      <Curves app={app} held={held} />
    </section>
  );
}
