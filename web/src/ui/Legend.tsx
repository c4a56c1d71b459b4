/** What the colours mean, on which scale, and the stage's own two controls. */

import { Fragment } from "preact";
import type { App } from "../app/app";
import { plainName } from "../words/names";
import { Said } from "./Said";

/** Scales that have room; how the others are is told by pointing at their planes. */
const MOST_SCALES = 6;

export function Legend({ app }: { app: App }) {
  const { network } = app;
  const { layers } = network;
  const shown = layers.length > MOST_SCALES ? MOST_SCALES - 1 : layers.length;
  const { scene } = app.reading.value;
  const { legend } = app.words;
  const name = plainName(app.network, scene.digit);
  return (
    <div class="legend">
      <ul class="legend-list">
        <li class="legend-active">
          <span class="legend-ramp" aria-hidden="true" />
          <span class="legend-scales">
            <Said words={legend.active} />
            {layers.slice(0, shown).map((layer) => (
              <Fragment key={layer.name}>
                {" "}
                <span class="legend-scale">
                  <Said words={legend.scale(layer.name, network.measures(layer.name).scale)} />
                </span>
              </Fragment>
            ))}
            {shown < layers.length ? (
              <span class="legend-scale">{legend.moreScales(layers.length - shown)}</span>
            ) : null}
          </span>
        </li>
        {app.linesFlow.value ? (
          <>
            <li>
              <LineKey kind="plus" />
              {legend.plus}
            </li>
            <li>
              <LineKey kind="minus" />
              {legend.minus}
            </li>
          </>
        ) : null}
        {app.linesExplain.value ? (
          <>
            <li>
              <LineKey kind="for" />
              <span class="legend-class">{legend.proClass(name)}</span>
            </li>
            <li>
              <LineKey kind="against" />
              {legend.contra}
            </li>
          </>
        ) : null}
      </ul>
      <div class="legend-controls">
        <button type="button" class="button" title={legend.viewKey} onClick={app.toggleView}>
          {app.view.value === "space" ? legend.flat : legend.space}
        </button>
        <button type="button" class="button" onClick={app.resetView}>
          {legend.reset}
        </button>
      </div>
    </div>
  );
}

function LineKey({ kind }: { kind: "plus" | "minus" | "for" | "against" }) {
  return (
    <svg class={`legend-line legend-${kind}`} viewBox="0 0 34 10" aria-hidden="true">
      <path d="M1 8C12 8 20 2 33 2" />
    </svg>
  );
}
