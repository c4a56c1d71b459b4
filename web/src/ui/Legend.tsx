/** What the colours mean, on which scale, and the stage's own two controls. */

import { Fragment } from "preact";
import type { App } from "../app/app";
import { hasMaps, plainName } from "../words/names";
import { Said } from "./Said";

/** Scales that have room, as long as their names are short; how the others are is told by pointing at their planes. */
const MOST_SCALES = 6;
/** Of networks with many stacks: on one line. */
const MOST_LETTERS = 34;
const LETTERS_OF_NUMBER = 5;

function countShown(names: readonly string[], maps: boolean): number {
  const most = names.length > MOST_SCALES ? MOST_SCALES - 1 : names.length;
  if (!maps) return most;
  let [count, letters] = [0, 0];
  while (count < most && letters < MOST_LETTERS)
    letters += names[count++].length + LETTERS_OF_NUMBER;
  return letters > MOST_LETTERS ? Math.max(count - 1, 1) : count;
}

export function Legend({ app }: { app: App }) {
  const { network } = app;
  const { layers } = network;
  const shown = countShown(
    layers.map((layer) => layer.name),
    hasMaps(network),
  );
  const { scene } = app.reading.value;
  const { legend } = app.words;
  const name = plainName(app.network, scene.digit);
  return (
    <div class="legend">
      <ul class="legend-list">
        <li class="legend-active">
          <span class="legend-ramp" aria-hidden="true" />
          <span class="legend-scales">
            <Said words={legend.active(hasMaps(network))} />
            {layers.slice(0, shown).map((layer) => (
              <Fragment key={layer.name}>
                {" "}
                <span class="legend-scale">
                  <Said words={legend.scale(layer.name, network.measures(layer.name).scale)} />
                </span>
              </Fragment>
            ))}
            {shown < layers.length ? (
              <>
                {" "}
                <span class="legend-scale">{legend.moreScales(layers.length - shown)}</span>
              </>
            ) : null}
          </span>
        </li>
        {scene.teaching ? (
          <>
            <li>
              <LineKey kind="above" />
              {legend.tooHigh}
            </li>
            <li>
              <LineKey kind="below" />
              {legend.tooLow}
            </li>
          </>
        ) : null}
        {app.linesFlow.value && !scene.teaching ? (
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
        {app.linesExplain.value && !scene.teaching ? (
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

function LineKey({ kind }: { kind: "plus" | "minus" | "for" | "against" | "above" | "below" }) {
  return (
    <svg class={`legend-line legend-${kind}`} viewBox="0 0 34 10" aria-hidden="true">
      <path d="M1 8C12 8 20 2 33 2" />
    </svg>
  );
}
