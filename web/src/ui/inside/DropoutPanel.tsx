/** Dropout as in training: real masks, and how far the answers spread over many of them. */

import type { App } from "../../app/app";
import { SPREAD_RUNS } from "../../app/dropping";
import { dropped } from "../../inside/dropout";
import { BeforeAndNow } from "./WhatIfPanel";
import { isWithheld } from "./Withheld";

export function DropoutPanel({ app }: { app: App }) {
  const { inside, network } = app;
  const words = app.words.dropout;
  const shares = dropped(network);
  const training = inside.lens.seed.value !== null;
  if (!shares.some((p) => p > 0)) {
    return (
      <article aria-label={words.name}>
        <h2 class="inside-title" tabIndex={-1}>
          {words.name}
        </h2>
        <p class="inside-words">{words.none}</p>
      </article>
    );
  }
  const p = Math.max(...shares);
  return (
    <article aria-label={words.name}>
      <h2 class="inside-title" tabIndex={-1}>
        {words.name}
      </h2>
      <p class="inside-words">{words.about(p)}</p>
      <label class="check switch">
        <input
          type="checkbox"
          checked={training}
          onChange={(event) => inside.train(event.currentTarget.checked ? 1 : null)}
        />
        <b>{words.training}</b>
      </label>
      {training ? <Masks app={app} /> : null}
      <BeforeAndNow app={app} />
      <h3>{words.again}</h3>
      <p class="inside-words">{words.passes(SPREAD_RUNS)}</p>
      <div class="choices">
        <button type="button" class="button" onClick={inside.repeat}>
          {inside.spreadSeed.value === null
            ? words.repeat(SPREAD_RUNS)
            : words.repeatMore(SPREAD_RUNS)}
        </button>
        <button
          type="button"
          class="button"
          disabled={inside.spreadSeed.value === null}
          onClick={inside.endRepeating}
        >
          {words.hide}
        </button>
      </div>
      {isWithheld(app) ? null : <Spreading app={app} />}
    </article>
  );
}

/** What this mask drops. */
function Masks({ app }: { app: App }) {
  const { inside, network } = app;
  const seed = inside.lens.seed.value ?? 1;
  const { dropout: words, drawer } = app.words;
  return (
    <>
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">{drawer.layer}</th>
            <th scope="col">{words.crossedOut}</th>
          </tr>
        </thead>
        <tbody>
          {inside.lens.masks.value?.map((mask, k) => {
            if (!mask) return null;
            const gone = mask.reduce((count, kept) => count + (kept ? 0 : 1), 0);
            return (
              <tr key={network.layers[k].name}>
                <th scope="row">{network.layers[k].name}</th>
                <td>{words.gone(gone, mask.length)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div class="choices">
        <button type="button" class="button" onClick={() => inside.train(seed + 1)}>
          {words.others}
        </button>
      </div>
    </>
  );
}

function Spreading({ app }: { app: App }) {
  const { network } = app;
  const found = app.inside.spreading.value;
  if (!found) return null;
  const [low, , middle, , high] = found.quantiles;
  const { dropout: words, numbers } = app.words;
  return (
    <table class="counts">
      <caption>{words.spread}</caption>
      <thead>
        <tr>
          <th scope="col">{words.class}</th>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.middle}</th>
          <th scope="col">{words.to}</th>
          <th scope="col">{words.won}</th>
        </tr>
      </thead>
      <tbody>
        {network.classNames.map((name, c) => (
          <tr key={name} class={found.won[c] > 0 ? "counts-here" : ""}>
            <th scope="row">{name}</th>
            <td>{numbers.cellPercent(low[c])}</td>
            <td>{numbers.cellPercent(middle[c])}</td>
            <td>{numbers.cellPercent(high[c])}</td>
            <td>{words.times(Math.round(found.won[c] * found.runs))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
