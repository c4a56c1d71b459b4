/** Hides parts of the page, for a class or a projector; links hand that on. */

import type { App } from "../app/app";
import { PANELS, type Panel } from "../link/link";
import { Menu } from "./Menu";

export function PanelsMenu({ app }: { app: App }) {
  const words = app.words.panels;
  const panels = PANELS.filter((panel) => panel !== "code" || app.network.source.text !== "");
  return (
    <Menu name={words.name} icon="panels" id={app.idOf("panels-menu")}>
      {(close) => (
        <>
          {panels.map((panel) => (
            <PanelSwitch key={panel} app={app} panel={panel} />
          ))}
          <button
            type="button"
            class="menu-item"
            onClick={() => {
              close();
              app.panels.setPresent(true);
            }}
          >
            {words.present}
          </button>
          <p class="menu-note">{words.note}</p>
        </>
      )}
    </Menu>
  );
}

function PanelSwitch({ app, panel }: { app: App; panel: Panel }) {
  const { sliders, parts } = app.words.panels;
  const name = panel === "drawing" && !app.readsPad ? sliders : parts[panel];
  return (
    <label class="menu-item menu-check">
      <input
        type="checkbox"
        checked={!app.panels.hidden.value.includes(panel)}
        onChange={() => app.panels.toggle(panel)}
      />
      {name}
    </label>
  );
}
