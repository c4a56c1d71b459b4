/** The current step in words, and the line of code that it executes. */
import { useComputed } from "@preact/signals";
import { Code } from "./Code";
import { highlight } from "./highlight";
import type { App } from "./state";

/** Lines of code shown above and below the one that is lit. */
const AROUND = 2;

export function Caption({ app }: { app: App }) {
  const step = useComputed(() => app.reading.value.scene.steps[app.step.value]).value;
  const blank = useComputed(() => app.reading.value.blank).value;
  return (
    <section class="caption" aria-label="Step">
      <p class="caption-name">{blank ? "ready" : step?.name}</p>
      <p class="caption-text">
        {blank
          ? "Draw a digit on the pad, or choose a ready-made one: the network answers while you draw."
          : step?.caption}
      </p>
    </section>
  );
}

export function CodePanel({ app }: { app: App }) {
  const lines = useComputed(() => highlight(app.network.source));
  const step = useComputed(() => app.reading.value.scene.steps[app.step.value]).value;
  const lit = step?.line ?? null;
  const first = windowStart(lit, lines.value.length);
  return (
    <section class="code-panel" aria-label="Code of this step">
      <ol class="code-lines">
        {lines.value.slice(first, first + 2 * AROUND + 1).map((spans, index) => {
          const number = first + index + 1;
          return (
            <li key={number} class={number === lit ? "code-line code-lit" : "code-line"}>
              <span class="code-number" aria-hidden="true">
                {number}
              </span>
              <Code spans={spans} />
            </li>
          );
        })}
      </ol>
      <p class="code-shape">
        <span class="hidden">Shape now: </span>
        {step?.shape}
      </p>
    </section>
  );
}

function windowStart(lit: number | null, count: number): number {
  const wanted = (lit ?? 1) - 1 - AROUND;
  return Math.max(0, Math.min(wanted, count - 2 * AROUND - 1));
}
