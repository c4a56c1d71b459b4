/** While presenting: which further parts are shown, and the way out. Quiet until it is pointed at. */
import type { App } from "../app/app";
import { PRESENTED, type Presented } from "../link/link";
import { titleOf } from "../words/names";

export function PresentBar({ app }: { app: App }) {
  if (!app.panels.present.value) return null;
  const { places } = app.words;
  const names: Readonly<Record<Presented, string>> = {
    drawing: app.readsPad ? places.presentPad : places.presentSliders,
    legend: places.presentLegend,
    timeline: places.presentTimeline,
  };
  return (
    <fieldset class="present-bar">
      <legend class="hidden">{places.presenting}</legend>
      {/* The page's own is not shown now. */}
      <h1 class="hidden">{titleOf(app.network, app.words)}</h1>
      {PRESENTED.map((panel) => (
        <button
          key={panel}
          type="button"
          class="button"
          aria-pressed={app.panels.presented.value.includes(panel)}
          onClick={() => app.panels.togglePresented(panel)}
        >
          {names[panel]}
        </button>
      ))}
      <button type="button" class="button" onClick={() => app.panels.setPresent(false)}>
        {places.presentLeave}
      </button>
    </fieldset>
  );
}
