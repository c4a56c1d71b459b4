/** Chooses what the page is for: the lesson, trying things out, or learning. */
import type { App } from "../app/app";
import { MODES } from "../app/mode";

export function Modes({ app }: { app: App }) {
  const { places } = app.words;
  return (
    <fieldset class="modes">
      <legend class="hidden">{places.mode}</legend>
      {MODES.map((mode) => (
        <label key={mode} class="mode" title={places.aboutModes[mode]}>
          <input
            type="radio"
            name={app.idOf("mode")}
            value={mode}
            checked={app.mode.value === mode}
            onChange={() => app.turnTo(mode === "explore" ? "draw" : mode)}
          />
          <span>{places.modes[mode]}</span>
        </label>
      ))}
    </fieldset>
  );
}
