/** Which connections the stage shows, how many carry how much, and in which order neurons stand. */

import type { App } from "../../app/app";
import { connectionCount } from "../../inside/bundle";
import { layersWithKernels } from "../../inside/kernels";
import { mapMeans } from "../../network/measured";
import { isSingle } from "../../scene/lines";
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
      <KernelButtons app={app} />
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

/** The weights of convolutions, which are no matrices, layer by layer. */
function KernelButtons({ app }: { app: App }) {
  const { inside, network } = app;
  const layers = layersWithKernels(network);
  const words = app.words.maps;
  if (layers.length === 0) return null;
  return (
    <>
      <h3>{words.kernelsTitle}</h3>
      <div class="choices">
        {layers.map((layer) => (
          <button
            key={layer}
            type="button"
            class="button"
            aria-label={words.kernels(network.layers[layer].name)}
            onClick={() => inside.showKernels(layer)}
          >
            {network.layers[layer].name}
          </button>
        ))}
      </div>
    </>
  );
}

const SHOWN: readonly Shown[] = ["important", "matrix", "every"];

function ShownChoice({ app, total }: { app: App; total: number }) {
  const { canShowEvery } = app;
  const { shown, show } = app.inside;
  const words = app.words.connections;
  const singles = app.reading.value.scene.bundles.filter(isSingle).length;
  const all = app.reading.value.scene.bundles.length;
  const { stage } = app.words;
  const about: Readonly<Record<Shown, string>> = {
    important: words.aboutImportant,
    matrix: singles === all ? words.aboutMatrix : singles > 0 ? stage.someMatrices : stage.noMatrix,
    every: !canShowEvery.value
      ? words.notHere
      : singles === all
        ? words.aboutEvery(total)
        : singles > 0
          ? stage.someLines
          : stage.noLines,
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
  // A map is active where any of its cells is.
  const active = network.layers
    .slice(0, -1)
    .map(({ form }, k) => mapMeans(trace.layers[k].post, form));
  const { connections: words, drawer } = app.words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is wider than its place keys move it
    <section class="counts-wide" aria-label={words.activeNow} tabIndex={0}>
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
                let [here, lit] = [0, 0];
                preferred[k].forEach((best, j) => {
                  if (best !== c) return;
                  here += 1;
                  if (active[k][j] > 0) lit += 1;
                });
                return <td key={layer.name}>{drawer.of(lit, here)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
