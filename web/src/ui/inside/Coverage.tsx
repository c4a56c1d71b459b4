/** How much of the evidence the shown lines must carry. */

import type { App } from "../../app/app";
import { Said } from "../Said";

const LOW = 50;
const HIGH = 95;

export function Coverage({ app }: { app: App }) {
  const { coverage } = app.inside.lens;
  const words = app.words.coverage;
  return (
    <label class="coverage">
      <span>
        <Said words={words.least(coverage.value)} />
      </span>
      <input
        type="range"
        aria-label={words.name}
        aria-valuetext={words.value(coverage.value)}
        min={LOW}
        max={HIGH}
        step={1}
        value={Math.round(100 * coverage.value)}
        onInput={(event) => app.inside.cover(event.currentTarget.valueAsNumber / 100)}
      />
    </label>
  );
}
