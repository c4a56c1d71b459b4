/** What if: neurons switched off, pixels erased or drawn, and what becomes of the answer. */
import { useSignal } from "@preact/signals";
import type { App } from "../../app/app";
import { isPicture } from "../../network/input";
import { inputName, neuronName, plainName } from "../../words/names";
import { Said } from "../Said";
import { Picture } from "./Picture";

const GROUPS = [1, 5, 10, 25, 50];

export function WhatIfPanel({ app }: { app: App }) {
  const { inside, network } = app;
  const words = app.words.whatIf;
  const id = inside.unit.value;
  const name = id && neuronName(network, id, app.words);
  return (
    <article aria-label={words.name}>
      <h2 class="inside-title" tabIndex={-1}>
        {words.title}
      </h2>
      <BeforeAndNow app={app} />
      {isPicture(network) ? <Pixels app={app} /> : null}
      <h3>{words.neurons}</h3>
      <GroupOff app={app} />
      <OffList app={app} />
      <div class="choices">
        <button
          type="button"
          class="button"
          disabled={!id}
          onClick={() => {
            if (id) inside.switchOff([id], !inside.isOff(id));
          }}
        >
          {!id || !name ? words.offNone : inside.isOff(id) ? words.on(name) : words.off(name)}
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
  const { whatIf: words, answer: told, drawer } = app.words;
  const answer = (of: typeof trace): string =>
    told.short(plainName(network, of.prediction), of.confidence);
  return (
    <div class="before-now" data-changed={changed}>
      <p>
        <span>{words.before}</span>
        <b>{blank && !changed ? words.nothing : answer(original)}</b>
      </p>
      <p>
        <span>{words.now}</span>
        <b>{blank ? words.nothing : answer(trace)}</b>
      </p>
      <button type="button" class="button" disabled={!changed} onClick={inside.reset}>
        {drawer.reset}
      </button>
    </div>
  );
}

/** The 28x28 picture, to erase and to draw in. */
function Pixels({ app }: { app: App }) {
  const { inside, network } = app;
  const words = app.words.whatIf;
  const erasing = useSignal(true);
  const { image } = app.reading.value;
  return (
    <section>
      <h3>{words.pixels}</h3>
      <fieldset class="choices" aria-label={words.pen}>
        <button
          type="button"
          class="button"
          aria-pressed={erasing.value}
          onClick={() => {
            erasing.value = true;
          }}
        >
          {words.erase}
        </button>
        <button
          type="button"
          class="button"
          aria-pressed={!erasing.value}
          onClick={() => {
            erasing.value = false;
          }}
        >
          {words.draw}
        </button>
        <button
          type="button"
          class="button"
          disabled={inside.lens.edit.value?.input !== app.reading.value.input}
          onClick={inside.restorePixels}
        >
          {words.restore}
        </button>
      </fieldset>
      <Picture
        app={app}
        values={image}
        kind="ink"
        label={words.picture}
        tell={(i) => app.words.names.inkAt(inputName(network, i, app.words), image[i])}
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
  const { whatIf: words, drawer } = app.words;
  const howMany = (
    <select
      class="field"
      aria-label={words.howMany}
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
  );
  const ofLayer = (
    <select
      class="field"
      aria-label={words.ofLayer}
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
  );
  const strongest = words.strongest(plainName(network, inside.digit.value));
  return (
    <div class="group-off">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the choice is part of the sentence */}
      <label>
        <Said words={words.group} slots={{ count: howMany }} />
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the choice is part of the sentence */}
      <label>
        <Said words={strongest} slots={{ layer: ofLayer }} />
      </label>
      <button
        type="button"
        class="button"
        onClick={() => inside.switchOff(inside.loudest(layer.value, count.value))}
      >
        {drawer.switchOff}
      </button>
    </div>
  );
}

function OffList({ app }: { app: App }) {
  const { inside, network } = app;
  const off = inside.lens.off.value;
  const words = app.words.whatIf;
  if (off.length === 0) return <p class="inside-words">{words.none}</p>;
  return (
    <ul class="chips" aria-label={words.list}>
      {off.map((id) => (
        <li key={`${id.layer} ${id.index}`}>
          <button
            type="button"
            class="chip"
            title={words.again}
            aria-label={words.onAgain(neuronName(network, id, app.words))}
            onClick={() => inside.switchOff([id], false)}
          >
            {words.chip(network.layers[id.layer].name, id.index)}
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
