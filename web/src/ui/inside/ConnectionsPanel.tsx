/** Which connections the stage shows, how many carry how much, and in which order neurons stand. */

import type { App } from "../../app/app";
import { many, percent } from "../../base/numbers";
import { connectionCount } from "../../inside/bundle";
import type { Shown } from "../../scene/look";
import { Coverage } from "./Coverage";

export function ConnectionsPanel({ app }: { app: App }) {
  const { network } = app;
  const total = connectionCount(network);
  return (
    <article aria-label="Connections">
      <h2 class="inside-title" tabIndex={-1}>
        {many(total)} connections
      </h2>
      <ShownChoice app={app} total={total} />
      <h3>The important ones</h3>
      <p class="inside-words">
        For each layer the smallest set of connections that carries this share of all evidence for{" "}
        {network.classNames[app.inside.digit.value]}.
      </p>
      <Coverage app={app} />
      <Counts app={app} />
      <Order app={app} />
    </article>
  );
}

const SHOWN: readonly (readonly [Shown, string, string])[] = [
  ["important", "Important lines", "those that carry most of the evidence"],
  ["matrix", "Matrices", "every product as one dot; hover for its numbers, click for its neuron"],
  ["every", "All lines", "added up a few thousand at a time"],
];

function ShownChoice({ app, total }: { app: App; total: number }) {
  const { canShowEvery } = app;
  const { shown, show } = app.inside;
  return (
    <fieldset class="options">
      <legend>On the stage</legend>
      {SHOWN.map(([value, name, words]) => (
        <label key={value} class="option">
          <input
            type="radio"
            name={app.idOf("shown")}
            checked={shown.value === value}
            disabled={value === "every" && !canShowEvery.value}
            onChange={() => show(value)}
          />
          <span>
            <b>{name}</b>{" "}
            <span class="option-words">
              {value === "every" && !canShowEvery.value
                ? "not possible in this browser"
                : value === "every"
                  ? `all ${many(total)}, ${words}`
                  : words}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Counts({ app }: { app: App }) {
  const { network } = app;
  return (
    <table class="counts">
      <thead>
        <tr>
          <th scope="col">layer</th>
          <th scope="col">needed</th>
          <th scope="col">drawn</th>
          <th scope="col">carry</th>
        </tr>
      </thead>
      <tbody>
        {app.drawn.value.map(({ from, layer, needed, total, count, share }) => (
          <tr key={`${from} ${layer}`}>
            <th scope="row">{network.layers[layer].name}</th>
            <td>
              <data value={needed} data-name="needed">
                {many(needed)}
              </data>{" "}
              of {many(total)}
            </td>
            <td>{many(count)}</td>
            <td>{percent(share)}</td>
          </tr>
        ))}
      </tbody>
      <caption class="counts-note">
        Where thousands are needed the strongest few show the way; that layer is told by the
        pictures of its neurons.
      </caption>
    </table>
  );
}

/** Neurons by number, or in districts of the class they prefer. */
function Order({ app }: { app: App }) {
  const { arranged, districts, arrange } = app.inside;
  const known = districts.value;
  if (!known) return null;
  return (
    <fieldset class="options">
      <legend>Order of the hidden neurons</legend>
      <label class="option">
        <input
          type="radio"
          name={app.idOf("order")}
          checked={!arranged.value}
          onChange={() => arrange(false)}
        />
        <span>
          <b>By number</b>
        </span>
      </label>
      <label class="option">
        <input
          type="radio"
          name={app.idOf("order")}
          checked={arranged.value}
          onChange={() => arrange(true)}
        />
        <span>
          <b>By the digit they prefer</b>{" "}
          <span class="option-words">
            districts from {app.network.classNames[0]}, at the top, to{" "}
            {app.network.classNames.at(-1)}: a drawing lights its own
          </span>
        </span>
      </label>
      {arranged.value ? <Districts app={app} /> : null}
    </fieldset>
  );
}

/** How much of each district is active now. */
function Districts({ app }: { app: App }) {
  const { network } = app;
  const { preferred } = app.inside.districts.value ?? { preferred: [] };
  const { trace } = app.reading.value;
  return (
    <table class="counts">
      <caption>Active in each district now</caption>
      <thead>
        <tr>
          <th scope="col">prefers</th>
          {network.layers.slice(0, -1).map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {network.classNames.map((name, c) => (
          <tr key={name} class={c === trace.prediction ? "counts-here" : ""}>
            <th scope="row">{name}</th>
            {network.layers.slice(0, -1).map((layer, k) => {
              let [here, active] = [0, 0];
              preferred[k].forEach((best, j) => {
                if (best !== c) return;
                here += 1;
                if (trace.layers[k].post[j] > 0) active += 1;
              });
              return (
                <td key={layer.name}>
                  {active} of {here}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
