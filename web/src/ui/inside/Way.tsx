/** Where a neuron's number comes from and goes to: its lit way, and a pixel's strongest targets. */

import type { App } from "../../app/app";
import { many, percent } from "../../base/numbers";
import { type Bundle, weightsInto } from "../../inside/bundle";
import { isPicture } from "../../network/input";
import { neuronName } from "../../words/names";
import { Coverage } from "./Coverage";
import { fixed, Num, Worth } from "./numbers";

const PIXEL_ROWS = 8;

/** The neuron's way from the pixels to the answer, as it is lit on the stage. */
export function Way({ app }: { app: App }) {
  const { inside, network } = app;
  const way = inside.way.value;
  if (!way) return null;
  return (
    <section>
      <h3>
        Its way from the {isPicture(network) ? "pixels" : "inputs"} to{" "}
        {network.classNames[way.target]}
      </h3>
      <label class="check">
        <input
          type="checkbox"
          checked={inside.pathLit.value}
          onChange={(event) => inside.lightPath(event.currentTarget.checked)}
        />
        light it on the stage
      </label>
      <Coverage app={app} />
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">connections on it</th>
            <th scope="col">carry</th>
          </tr>
        </thead>
        <tbody>
          {way.hops.map((hop) => (
            <tr key={`${hop.from} ${hop.layer}`}>
              <th scope="row">{network.layers[hop.layer].name}</th>
              <td>
                {many(hop.needed)} of {many(hop.total)}
              </td>
              <td>{percent(hop.whole)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** With which weight each target of a bundle reads one source. */
const weightsOut = (bundle: Bundle, source: number): { j: number; weight: number }[] =>
  Array.from({ length: bundle.targets }, (_, j) => ({ j, weight: weightsInto(bundle, j)[source] }));

/** An input: its value, and where it goes. */
export function Pixel({ app, index }: { app: App; index: number }) {
  const { inside, network } = app;
  const { image } = app.reading.value;
  const value = image[index];
  const { map } = inside.map.value;
  const { name, outputs } = network.layers[0];
  const strongest = weightsOut(app.reading.value.scene.bundles[0], index)
    .sort((p, q) => Math.abs(q.weight) - Math.abs(p.weight))
    .slice(0, PIXEL_ROWS);
  const digit = network.classNames[inside.digit.value];
  return (
    <article aria-label={neuronName(network, { layer: -1, index })}>
      <h2 class="inside-title" tabIndex={-1}>
        {neuronName(network, { layer: -1, index })}
      </h2>
      <div class="formula">
        <p>
          {isPicture(network) ? "ink" : "value"} = <b>{fixed(value)}</b>
        </p>
        <p>
          It says <Worth value={map[index]} name="says" /> for {digit}.
        </p>
      </div>
      <table class="products">
        <caption>
          Where it goes: the {PIXEL_ROWS} largest of its {many(outputs)} weights
        </caption>
        <thead>
          <tr>
            <th scope="col">to</th>
            <th scope="col">weight</th>
            <th scope="col">product</th>
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
                  {name} neuron {j}
                </button>
              </th>
              <td>
                <Num value={weight} />
              </td>
              <td>
                <Worth value={weight * value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
