/** What if: neurons switched off, pixels erased or drawn, and what becomes of the answer. */
import { useSignal } from "@preact/signals";
import type { App } from "../../app/app";
import { percent } from "../../base/numbers";
import { isPicture } from "../../network/input";
import { inputName, neuronName } from "../../words/names";
import { fixed } from "./numbers";
import { Picture } from "./Picture";

const GROUPS = [1, 5, 10, 25, 50];

export function WhatIfPanel({ app }: { app: App }) {
  const { inside, network } = app;
  return (
    <article aria-label="What if">
      <h2 class="inside-title" tabIndex={-1}>
        What if …
      </h2>
      <BeforeAndNow app={app} />
      {isPicture(network) ? <Pixels app={app} /> : null}
      <h3>… neurons were switched off?</h3>
      <GroupOff app={app} />
      <OffList app={app} />
      <div class="choices">
        <button
          type="button"
          class="button"
          disabled={!inside.unit.value}
          onClick={() => {
            const id = inside.unit.value;
            if (id) inside.switchOff([id], !inside.isOff(id));
          }}
        >
          {inside.unit.value && inside.isOff(inside.unit.value) ? "Switch on" : "Switch off"}{" "}
          {inside.unit.value ? neuronName(network, inside.unit.value) : "the chosen neuron"}
        </button>
      </div>
    </article>
  );
}

/** The answer before and now, side by side. */
export function BeforeAndNow({ app }: { app: App }) {
  const { inside, network } = app;
  const { original, trace, blank } = app.reading.value;
  const changed = original !== trace;
  const answer = (of: typeof trace): string =>
    `${network.classNames[of.prediction]} (${percent(of.confidence)})`;
  return (
    <div class="before-now" data-changed={changed}>
      <p>
        <span>before</span>
        <b>{blank && !changed ? "–" : answer(original)}</b>
      </p>
      <p>
        <span>now</span>
        <b>{blank ? "–" : answer(trace)}</b>
      </p>
      <button type="button" class="button" disabled={!changed} onClick={inside.reset}>
        Reset
      </button>
    </div>
  );
}

/** The 28x28 picture, to erase and to draw in. */
function Pixels({ app }: { app: App }) {
  const { inside, network } = app;
  const erasing = useSignal(true);
  const { image } = app.reading.value;
  return (
    <section>
      <h3>… some pixels were different?</h3>
      <fieldset class="choices" aria-label="Pen for the pixels">
        <button
          type="button"
          class="button"
          aria-pressed={erasing.value}
          onClick={() => {
            erasing.value = true;
          }}
        >
          Erase
        </button>
        <button
          type="button"
          class="button"
          aria-pressed={!erasing.value}
          onClick={() => {
            erasing.value = false;
          }}
        >
          Draw
        </button>
        <button
          type="button"
          class="button"
          disabled={inside.lens.edit.value?.input !== app.reading.value.input}
          onClick={inside.restorePixels}
        >
          Restore
        </button>
      </fieldset>
      <Picture
        app={app}
        values={image}
        kind="ink"
        label="The pixels that the network reads"
        hint=", Space erases or draws"
        tell={(i) => `${inputName(network, i)}: ink ${fixed(image[i], 2)}`}
        onPress={(i) => inside.setPixel(i, app.form.range[erasing.value ? 0 : 1])}
      />
    </section>
  );
}

/** The strongest neurons of one layer, all at once. */
function GroupOff({ app }: { app: App }) {
  const { inside, network } = app;
  const hidden = network.layers.slice(0, -1);
  const layer = useSignal(Math.max(0, hidden.length - 1));
  const count = useSignal(5);
  if (hidden.length === 0) return null;
  const name = network.classNames[inside.digit.value];
  return (
    <div class="group-off">
      <label>
        the{" "}
        <select
          class="field"
          aria-label="How many neurons"
          value={count.value}
          onChange={(event) => {
            count.value = Number(event.currentTarget.value);
          }}
        >
          {GROUPS.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <label>
        strongest for {name} in{" "}
        <select
          class="field"
          aria-label="Layer of the neurons"
          value={layer.value}
          onChange={(event) => {
            layer.value = Number(event.currentTarget.value);
          }}
        >
          {hidden.map(({ name: each }, k) => (
            <option key={each} value={k}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="button"
        onClick={() => inside.switchOff(inside.loudest(layer.value, count.value))}
      >
        Switch off
      </button>
    </div>
  );
}

function OffList({ app }: { app: App }) {
  const { inside, network } = app;
  const off = inside.lens.off.value;
  if (off.length === 0) return <p class="inside-words">No neuron is switched off.</p>;
  return (
    <ul class="chips" aria-label="Switched off">
      {off.map((id) => (
        <li key={`${id.layer} ${id.index}`}>
          <button
            type="button"
            class="chip"
            title="Switch on again"
            aria-label={`Switch ${neuronName(network, id)} on again`}
            onClick={() => inside.switchOff([id], false)}
          >
            {network.layers[id.layer].name} {id.index} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
