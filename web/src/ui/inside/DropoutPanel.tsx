/** Dropout as in training: real masks, and how far the answers spread over many of them. */

import type { App } from "../../app/app";
import { SPREAD_RUNS } from "../../app/dropping";
import { many, percent, smallPercent } from "../../base/numbers";
import { dropped } from "../../inside/dropout";
import { BeforeAndNow } from "./WhatIfPanel";

export function DropoutPanel({ app }: { app: App }) {
  const { inside, network } = app;
  const shares = dropped(network);
  const training = inside.lens.seed.value !== null;
  if (!shares.some((p) => p > 0)) {
    return (
      <article aria-label="Dropout">
        <h2 class="inside-title" tabIndex={-1}>
          Dropout
        </h2>
        <p class="inside-words">
          This network has no dropout: in training it computes what it computes now.
        </p>
      </article>
    );
  }
  const p = Math.max(...shares);
  return (
    <article aria-label="Dropout">
      <h2 class="inside-title" tabIndex={-1}>
        Dropout
      </h2>
      <p class="inside-words">
        While it learns, the network may rely on nobody: each time {percent(p)} of the neurons after
        a layer are switched off at random, and those that stay are multiplied by 1 /{" "}
        {(1 - p).toFixed(1)} = {(1 / (1 - p)).toFixed(2)}. When it recognises, all of them work.
      </p>
      <label class="check switch">
        <input
          type="checkbox"
          checked={training}
          onChange={(event) => inside.train(event.currentTarget.checked ? 1 : null)}
        />
        <b>Training mode</b>
      </label>
      {training ? <Masks app={app} /> : null}
      <BeforeAndNow app={app} />
      <h3>Again and again</h3>
      <p class="inside-words">
        {SPREAD_RUNS} passes, each with other masks: how far do the probabilities spread?
      </p>
      <div class="choices">
        <button type="button" class="button" onClick={inside.repeat}>
          {inside.spreadSeed.value === null
            ? `Repeat ${SPREAD_RUNS} times`
            : `${SPREAD_RUNS} times more`}
        </button>
        <button
          type="button"
          class="button"
          disabled={inside.spreadSeed.value === null}
          onClick={inside.endRepeating}
        >
          Hide
        </button>
      </div>
      <Spreading app={app} />
    </article>
  );
}

/** What this mask drops. */
function Masks({ app }: { app: App }) {
  const { inside, network } = app;
  const seed = inside.lens.seed.value ?? 1;
  return (
    <>
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">crossed out now</th>
          </tr>
        </thead>
        <tbody>
          {inside.lens.masks.value?.map((mask, k) => {
            if (!mask) return null;
            const gone = mask.reduce((count, kept) => count + (kept ? 0 : 1), 0);
            return (
              <tr key={network.layers[k].name}>
                <th scope="row">{network.layers[k].name}</th>
                <td>
                  {many(gone)} of {many(mask.length)} ({percent(gone / mask.length)})
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div class="choices">
        <button type="button" class="button" onClick={() => inside.train(seed + 1)}>
          Other masks
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
  return (
    <table class="counts">
      <caption>
        Also drawn on the bars: 9 of 10 passes lie between the ends of each whisker, its tick is the
        middle
      </caption>
      <thead>
        <tr>
          <th scope="col">class</th>
          <th scope="col">from</th>
          <th scope="col">middle</th>
          <th scope="col">to</th>
          <th scope="col">won</th>
        </tr>
      </thead>
      <tbody>
        {network.classNames.map((name, c) => (
          <tr key={name} class={found.won[c] > 0 ? "counts-here" : ""}>
            <th scope="row">{name}</th>
            <td>{smallPercent(low[c])}</td>
            <td>{smallPercent(middle[c])}</td>
            <td>{smallPercent(high[c])}</td>
            <td>{Math.round(found.won[c] * found.runs)} times</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
