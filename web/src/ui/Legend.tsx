/** What the colours mean, on which scale, and the stage's own two controls. */

import type { App } from "../app/app";
import { short } from "../base/numbers";

export function Legend({ app }: { app: App }) {
  const { layers } = app.network;
  const { blank, scene } = app.reading.value;
  const digit = app.network.classNames[scene.digit];
  return (
    <div class="legend">
      <ul class="legend-list">
        <li class="legend-active">
          <span class="legend-ramp" aria-hidden="true" />
          <span>
            <b>active neuron</b>, full red at{" "}
            {layers.map(({ name, scale }, index) => (
              <span class="legend-scale" key={name}>
                {name} <b>{short(index === layers.length - 1 ? 1 : scale)}</b>
              </span>
            ))}
          </span>
        </li>
        <li>
          <LineKey kind="for" />
          <span class="legend-class">{blank ? "speaks for" : `for ${digit}`}</span>
        </li>
        <li>
          <LineKey kind="against" />
          against
        </li>
      </ul>
      <div class="legend-controls">
        <button type="button" class="button" title="Switch the view (F)" onClick={app.toggleView}>
          {app.view.value === "space" ? "Flat" : "3D"}
        </button>
        <button type="button" class="button" onClick={app.resetView}>
          Reset view
        </button>
      </div>
    </div>
  );
}

function LineKey({ kind }: { kind: "for" | "against" }) {
  return (
    <svg class={`legend-line legend-${kind}`} viewBox="0 0 34 10" aria-hidden="true">
      <path d="M1 8C12 8 20 2 33 2" />
    </svg>
  );
}
