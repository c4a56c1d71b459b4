/** The arithmetic of the current step in one line: written for the eye, in words for a screen reader. */
import { useComputed } from "@preact/signals";
import type { App } from "../app/app";
import { stepFormula } from "../words/formula";

export function Formula({ app }: { app: App }) {
  const formula = useComputed(() => {
    const { blank, scene } = app.reading.value;
    const step = scene.steps[app.step.value];
    return blank || app.hurried.value || app.finished.value || !step
      ? null
      : stepFormula(scene, step, app.words);
  }).value;
  if (!formula) return null;
  return (
    <p class="formula">
      <span class="hidden">{formula.aloud}</span>
      <span aria-hidden="true" dir="ltr">
        {formula.pieces.map((piece, k) =>
          typeof piece === "string" ? piece : <sup key={k}>{piece.raised}</sup>,
        )}
      </span>
    </p>
  );
}
