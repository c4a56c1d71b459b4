/** How much of the evidence the shown lines must carry. */

import type { App } from "../../app/app";
import { percent } from "../../base/numbers";

const LOW = 50;
const HIGH = 95;

export function Coverage({ app }: { app: App }) {
  const { coverage } = app.inside.lens;
  return (
    <label class="coverage">
      <span>
        Lines carry at least <b>{percent(coverage.value)}</b>
      </span>
      <input
        type="range"
        aria-label="Coverage"
        aria-valuetext={`${percent(coverage.value)} of the evidence`}
        min={LOW}
        max={HIGH}
        step={1}
        value={Math.round(100 * coverage.value)}
        onInput={(event) => app.inside.cover(event.currentTarget.valueAsNumber / 100)}
      />
    </label>
  );
}
