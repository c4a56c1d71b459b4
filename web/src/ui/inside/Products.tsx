/** The sum of one neuron, product by product, and what it usually responds to. */

import type { App } from "../../app/app";
import { sourceValues } from "../../inside/bundle";
import { mapOf } from "../../network/form";
import type { NeuronId } from "../../scene/look";
import { activationLabel, plainName, sourceName, sourceOf } from "../../words/names";
import { Said } from "../Said";
import { Num, Worth } from "./numbers";

/** Products that are written out; the others are one row. */
const ROWS = 12;

/** The incoming products by size; with the bias they add up to z. */
export function Products({ app, id: { layer } }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const sums = inside.sums.value;
  if (!sums) return null;
  const { scene, trace } = app.reading.value;
  const bundles = scene.bundles.filter((bundle) => bundle.layer === layer);
  const { reads, sources, weights, products, bias, a } = sums;
  // Where more than an activation follows, that is told line by line above.
  const more = inside.cell.value !== null;
  const written = Math.min(ROWS, products.indexOf(0) >>> 0, products.length);
  let rest = 0;
  let others = 0;
  for (let k = written; k < products.length; k++) {
    rest += products[k];
    if (products[k] !== 0) others += 1;
  }
  const silent = products.length - written - others;
  const last = layer === network.layers.length - 1;
  const { neuron: words, drawer } = app.words;
  const source = sourceOf(network, layer);
  return (
    <table class="products">
      <caption>
        <Said words={words.incoming(source)} />
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.from}</th>
          <th scope="col">{drawer.weight}</th>
          <th scope="col">{words.source(source)}</th>
          <th scope="col">{drawer.product}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(sources.subarray(0, written), (i, k) => (
          <tr key={`${reads[k]} ${i}`}>
            <th scope="row">
              <button
                type="button"
                class="link"
                onClick={() => inside.inspect({ layer: bundles[reads[k]].from, index: i })}
              >
                {sourceName(network, bundles[reads[k]].from, i, app.words)}
              </button>
            </th>
            <td>
              <Num value={weights[k]} />
            </td>
            <td>
              <Num value={sourceValues(network, trace, bundles[reads[k]])[i]} />
            </td>
            <td>
              <Worth of="sign" value={products[k]} name="product" />
            </td>
          </tr>
        ))}
        {others + silent === 0 && more ? null : (
          <tr>
            <th scope="row" colSpan={3}>
              {words.more(others, silent)}
            </th>
            <td>
              <Worth of="sign" value={rest} name="product" />
            </td>
          </tr>
        )}
        <tr>
          <th scope="row" colSpan={3}>
            {words.bias}
          </th>
          <td>
            <Worth of="sign" value={bias} name="bias" />
          </td>
        </tr>
        <tr class="products-sum">
          <th scope="row" colSpan={3}>
            {more ? app.words.maps.sum : words.sum}
          </th>
          <td>
            <Num value={sums.sum} name="z" />
          </td>
        </tr>
        {more ? null : (
          <tr class="products-sum">
            <th scope="row" colSpan={3}>
              {last ? words.probability : words.after(activationLabel(network, layer, app.words))}
            </th>
            <td>
              <Num value={a} name="a" />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** What the neuron usually responds to, where that was measured. */
export function Usual({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { network } = app;
  const { name, form } = network.layers[layer];
  const map = mapOf(form, index);
  const { responses, often } = network.measures(name);
  if (!responses) return null;
  const means = network.classNames.map((_, c) => responses[c * form.maps + map]);
  const most = Math.max(...means, 1e-9);
  const best = means.indexOf(Math.max(...means));
  const words = app.words.neuron;
  return (
    <section>
      <h3>{form.kind === "row" ? words.usualTitle : app.words.maps.usualTitle}</h3>
      <p class="inside-words">
        <Said
          words={(form.kind === "row" ? words : app.words.maps).usual(
            means[best] > 0 ? plainName(network, best) : null,
            often?.[map] ?? null,
          )}
        />
      </p>
      <ol class="usual" dir="ltr">
        {means.map((mean, c) => (
          <li key={network.classNames[c]} class={c === best ? "usual-best" : ""}>
            <span class="usual-track" aria-hidden="true">
              <span class="usual-bar" style={{ height: `${(100 * mean) / most}%` }} />
            </span>
            <span>{network.classNames[c]}</span>
            <span class="hidden">{words.mean(mean)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
