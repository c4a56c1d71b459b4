/** Which connections the stage shows, how many carry how much, and in which order neurons stand. */

import type { App } from "../../app/app";
import { connectionCount } from "../../inside/bundle";
import type { Shown } from "../../scene/look";
import { isDigits, plainName } from "../../words/names";
import { Said } from "../Said";
import { Coverage } from "./Coverage";
import { isWithheld, Withheld } from "./Withheld";

export function ConnectionsPanel({ app }: { app: App }) {
  const { network } = app;
  const words = app.words.connections;
  const total = connectionCount(network);
  const withheld = isWithheld(app);
  return (
    <article aria-label={words.name}>
      <h2 class="inside-title" tabIndex={-1}>
        {words.title(total)}
      </h2>
      <ShownChoice app={app} total={total} />
      <h3>{words.importantTitle}</h3>
      {withheld ? (
        <Withheld app={app} />
      ) : (
        <p class="inside-words">{words.smallest(plainName(network, app.inside.digit.value))}</p>
      )}
      <Coverage app={app} />
      <Counts app={app} />
      <Order app={app} />
    </article>
  );
}

const SHOWN: readonly Shown[] = ["important", "matrix", "every"];

function ShownChoice({ app, total }: { app: App; total: number }) {
  const { canShowEvery } = app;
  const { shown, show } = app.inside;
  const words = app.words.connections;
  const about: Readonly<Record<Shown, string>> = {
    important: words.aboutImportant,
    matrix: words.aboutMatrix,
    every: canShowEvery.value ? words.aboutEvery(total) : words.notHere,
  };
  return (
    <fieldset class="options">
      <legend>{words.onStage}</legend>
      {SHOWN.map((value) => (
        <label key={value} class="option">
          <input
            type="radio"
            name={app.idOf("shown")}
            checked={shown.value === value}
            disabled={value === "every" && !canShowEvery.value}
            onChange={() => show(value)}
          />
          <span>
            <b>{words[value]}</b> <span class="option-words">{about[value]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Counts({ app }: { app: App }) {
  const { network } = app;
  const { connections: words, drawer, numbers } = app.words;
  return (
    <table class="counts">
      <thead>
        <tr>
          <th scope="col">{drawer.layer}</th>
          <th scope="col">{words.needed}</th>
          <th scope="col">{words.drawn}</th>
          <th scope="col">{drawer.carry}</th>
        </tr>
      </thead>
      <tbody>
        {app.drawn.value.map(({ from, layer, needed, total, count, share }) => (
          <tr key={`${from} ${layer}`}>
            <th scope="row">{network.layers[layer].name}</th>
            <td>
              <Said
                words={words.neededOf(total)}
                slots={{
                  needed: (
                    <data value={needed} data-name="needed">
                      {numbers.many(needed)}
                    </data>
                  ),
                }}
              />
            </td>
            <td>{numbers.many(count)}</td>
            <td>{numbers.percent(share)}</td>
          </tr>
        ))}
      </tbody>
      <caption class="counts-note">{words.note}</caption>
    </table>
  );
}

/** Neurons by number, or in districts of the class they prefer. */
function Order({ app }: { app: App }) {
  const { arranged, districts, arrange } = app.inside;
  const known = districts.value;
  const { network } = app;
  const words = app.words.connections;
  if (!known) return null;
  return (
    <fieldset class="options">
      <legend>{words.order}</legend>
      <label class="option">
        <input
          type="radio"
          name={app.idOf("order")}
          checked={!arranged.value}
          onChange={() => arrange(false)}
        />
        <span>
          <b>{words.byNumber}</b>
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
          <b>{isDigits(network) ? words.byDigit : words.byClass}</b>{" "}
          <span class="option-words">
            {words.districts(
              plainName(network, 0),
              plainName(network, network.classNames.length - 1),
            )}
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
  const answer = isWithheld(app) ? null : trace.prediction;
  const { connections: words, drawer } = app.words;
  return (
    <table class="counts">
      <caption>{words.activeNow}</caption>
      <thead>
        <tr>
          <th scope="col">{words.prefers}</th>
          {network.layers.slice(0, -1).map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {network.classNames.map((name, c) => (
          <tr key={name} class={c === answer ? "counts-here" : ""}>
            <th scope="row">{name}</th>
            {network.layers.slice(0, -1).map((layer, k) => {
              let [here, active] = [0, 0];
              preferred[k].forEach((best, j) => {
                if (best !== c) return;
                here += 1;
                if (trace.layers[k].post[j] > 0) active += 1;
              });
              return <td key={layer.name}>{drawer.of(active, here)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
