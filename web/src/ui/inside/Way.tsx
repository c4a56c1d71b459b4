/** Where a neuron's number comes from and goes to: its lit way, and a pixel's strongest targets. */

import type { App } from "../../app/app";
import { nonZero } from "../../base/arrays";
import { weightsFrom } from "../../inside/carry";
import { largestPlaces } from "../../inside/strongest";
import { neuronName, plainName, sourceOf } from "../../words/names";
import { Said } from "../Said";
import { Coverage } from "./Coverage";
import { Num, Worth } from "./numbers";
import { isWithheld } from "./Withheld";

const PIXEL_ROWS = 8;

/** The neuron's way from the pixels to the answer, as it is lit on the stage. */
export function Way({ app }: { app: App }) {
  const { inside, network } = app;
  const way = inside.way.value;
  if (!way) return null;
  const { neuron: words, drawer, numbers } = app.words;
  return (
    <section>
      <h3>{words.wayTitle(plainName(network, way.target), sourceOf(network, 0))}</h3>
      <label class="check">
        <input
          type="checkbox"
          checked={inside.pathLit.value}
          onChange={(event) => inside.lightPath(event.currentTarget.checked)}
        />
        {words.light}
      </label>
      <Coverage app={app} />
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">{drawer.layer}</th>
            <th scope="col">{words.onWay}</th>
            <th scope="col">{drawer.carry}</th>
          </tr>
        </thead>
        <tbody>
          {way.hops.map((hop) => (
            <tr key={`${hop.from} ${hop.layer}`}>
              <th scope="row">{network.layers[hop.layer].name}</th>
              <td>{drawer.of(hop.needed, hop.total)}</td>
              <td>{numbers.percent(hop.whole)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The largest weights with which the first plane reads an input, and how many there are. */
function weightsOut(app: App, index: number) {
  const weights = weightsFrom(app.network, app.reading.value.trace, index);
  const plain = app.network.layers[0].form.kind === "row";
  const largest = largestPlaces(weights, PIXEL_ROWS);
  const found = Array.from(largest, (j) => ({ j, weight: weights[j] }));
  // In a row every neuron reads every input; a map's cells read what is under their window.
  if (plain) return { strongest: found, all: weights.length };
  return { strongest: found.filter(({ weight }) => weight !== 0), all: nonZero(weights).length };
}

/** An input: its value, and where it goes. */
export function Pixel({ app, index }: { app: App; index: number }) {
  const { inside, network } = app;
  const { image } = app.reading.value;
  const value = image[index];
  const { map } = inside.map.value;
  const { strongest, all } = weightsOut(app, index);
  const { neuron: words, drawer } = app.words;
  const title = neuronName(network, { layer: -1, index }, app.words);
  return (
    <article aria-label={title}>
      <h2 class="inside-title" tabIndex={-1}>
        {title}
      </h2>
      <div class="formula">
        <p>
          <Said
            words={words.value(sourceOf(network, 0))}
            slots={{ value: <b>{app.words.numbers.fixed(value)}</b> }}
          />
        </p>
        {isWithheld(app) ? null : (
          <p>
            <Said
              words={words.says(plainName(network, inside.digit.value))}
              slots={{ value: <Worth of="evidence" value={map[index]} name="says" /> }}
            />
          </p>
        )}
      </div>
      <table class="products">
        <caption>{words.targets(strongest.length, all)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.to}</th>
            <th scope="col">{drawer.weight}</th>
            <th scope="col">{drawer.product}</th>
          </tr>
        </thead>
        <tbody>
          {strongest.map(({ j, weight }) => (
            <tr key={j}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  onClick={() => inside.inspect({ layer: 0, index: j })}
                >
                  {neuronName(network, { layer: 0, index: j }, app.words)}
                </button>
              </th>
              <td>
                <Num value={weight} />
              </td>
              <td>
                <Worth of="sign" value={weight * value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
