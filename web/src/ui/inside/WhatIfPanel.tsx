/** What if: neurons switched off, pixels erased or drawn, and what becomes of the answer. */
import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { App } from "../../app/app";
import type { Part } from "../../app/missing";
import { isOfMaps } from "../../app/whatif";
import type { Flip } from "../../inside/flip";
import { mapOf } from "../../network/form";
import { isPicture } from "../../network/input";
import type { Network } from "../../network/network";
import type { NeuronId } from "../../scene/look";
import { mapName } from "../../words/maps";
import { inputName, neuronName, plainName } from "../../words/names";
import type { Words } from "../../words/words";
import { CompareWithBefore } from "../compare/Keep";
import { Said } from "../Said";
import { Picture } from "./Picture";
import { isWithheld, Withheld } from "./Withheld";

export function WhatIfPanel({ app }: { app: App }) {
  const { inside, network } = app;
  const words = app.words.whatIf;
  const id = inside.unit.value;
  return (
    <article aria-label={words.name}>
      <h2 class="inside-title" tabIndex={-1}>
        {words.title}
      </h2>
      <BeforeAndNow app={app} />
      {isPicture(network) ? <Pixels app={app} /> : null}
      <h3>
        {network.layers.some((_, k) => isOfMaps(network, k))
          ? app.words.maps.question
          : words.neurons}
      </h3>
      {isWithheld(app) ? null : <GroupOff app={app} />}
      <OffList app={app} />
      <div class="choices">
        {id ? (
          partsOf(network, id).map((part) => (
            <button
              key={String(part.map)}
              type="button"
              class="button"
              onClick={() => inside.switchOff([part], !inside.isOff(part))}
            >
              {inside.isOff(part)
                ? words.on(partName(network, part, app.words))
                : words.off(partName(network, part, app.words))}
            </button>
          ))
        ) : (
          <button type="button" class="button" disabled={true}>
            {words.offNone}
          </button>
        )}
      </div>
    </article>
  );
}

/** What can be switched off of a neuron: itself, and the map that it is in. */
function partsOf(network: Network, { layer, index }: NeuronId): Part[] {
  const { form } = network.layers[layer];
  const map: Part[] = isOfMaps(network, layer)
    ? [{ layer, index: mapOf(form, index), map: true }]
    : [];
  return [{ layer, index }, ...map];
}

function partName(network: Network, part: Part, words: Words): string {
  return part.map
    ? mapName(network, part.layer, part.index, words)
    : neuronName(network, part, words);
}

/** The answer before and now, side by side, once it is given. */
export function BeforeAndNow({ app }: { app: App }) {
  return isWithheld(app) ? <Withheld app={app} /> : <Answers app={app} />;
}

function Answers({ app }: { app: App }) {
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
      <CompareWithBefore app={app} />
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

/** The loudest neurons or maps of one layer, all at once: first as many as change the answer. */
function GroupOff({ app }: { app: App }) {
  const { inside, network } = app;
  const hidden = network.layers.slice(0, -1);
  const layer = useSignal(Math.max(0, hidden.length - 1));
  const found = useComputed(() => inside.flipIn(layer.value));
  if (hidden.length === 0 || app.reading.value.blank) return null;
  const words = isOfMaps(network, layer.value) ? app.words.maps : app.words.whatIf;
  const flip = found.value;
  if (!flip) return <p class="inside-words">{app.words.answer.reading}</p>;
  const { name } = hidden[layer.value];
  const off = (count: number) => inside.switchOffOnly(inside.loudest(layer.value, count));
  const to = plainName(network, flip.to);
  return (
    <>
      {flip.count === null ? (
        <p class="inside-words">
          {words.never(flip.loudest.length, name, plainName(network, flip.from))}
        </p>
      ) : (
        <button
          type="button"
          class="button button-strong flip"
          onClick={() => off(flip.count ?? 0)}
        >
          {words.flip(flip.count, name, to)}
        </button>
      )}
      <HowMany key={layer.value} app={app} flip={flip} onOff={off}>
        <select
          class="field"
          aria-label={app.words.whatIf.ofLayer}
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
      </HowMany>
    </>
  );
}

interface HowManyProps {
  readonly app: App;
  readonly flip: Flip;
  readonly onOff: (count: number) => void;
  /** Chooses the layer. */
  readonly children: ComponentChildren;
}

/** Any other number of them; it starts where something happens. */
function HowMany({ app, flip, onOff, children }: HowManyProps) {
  /** What the reader chose, for as long as it is about the same picture. */
  const chosen = useSignal<{ readonly flip: Flip; readonly count: number } | null>(null);
  const { whatIf, drawer } = app.words;
  const words = isOfMaps(app.network, flip.layer) ? app.words.maps : whatIf;
  const all = flip.loudest.length;
  const count = chosen.value?.flip === flip ? chosen.value.count : (flip.count ?? all);
  const [from, against] = [flip.from, flip.against].map((c) => plainName(app.network, c));
  return (
    <div class="group-off">
      <input
        type="range"
        class="range"
        min={Math.min(1, all)}
        max={all}
        value={count}
        aria-label={words.howMany}
        aria-valuetext={whatIf.countOf(count, all)}
        onInput={(event) => {
          chosen.value = { flip, count: Number(event.currentTarget.value) };
        }}
      />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the choice is part of the sentence */}
      <label>
        <Said words={words.group(count, all, from, against)} slots={{ layer: children }} />
      </label>
      <button type="button" class="button" disabled={all === 0} onClick={() => onOff(count)}>
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
        <li key={`${id.layer} ${id.index} ${id.map}`}>
          <button
            type="button"
            class="chip"
            title={words.again}
            aria-label={words.onAgain(partName(network, id, app.words))}
            onClick={() => inside.switchOff([id], false)}
          >
            {network.layers[id.layer].form.kind === "row"
              ? words.chip(network.layers[id.layer].name, id.index)
              : partName(network, id, app.words)}{" "}
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
