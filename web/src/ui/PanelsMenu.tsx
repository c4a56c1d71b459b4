/** Hides parts of the page, for a class or a projector; links hand that on. */

import type { App } from "../app/app";
import { PANEL_NAMES } from "../app/panels";
import { PANELS, type Panel } from "../link/link";
import { Menu } from "./Menu";

export function PanelsMenu({ app }: { app: App }) {
  return (
    <Menu name="Panels" icon="panels" id={app.idOf("panels-menu")}>
      {(close) => (
        <>
          {PANELS.map((panel) => (
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
            Present: large, for a projector (P)
          </button>
          <p class="menu-note">Whoever opens a copied link sees the same parts.</p>
        </>
      )}
    </Menu>
  );
}

function PanelSwitch({ app, panel }: { app: App; panel: Panel }) {
  const name = panel === "drawing" && !app.readsPad ? "Input sliders" : PANEL_NAMES[panel];
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
