/** The sum of one neuron, product by product, and what it usually responds to. */

import type { App } from "../../app/app";
import { many, percent } from "../../base/numbers";
import { sourceValues } from "../../inside/bundle";
import type { NeuronId } from "../../scene/look";
import { activationLabel, sourceName } from "../../words/names";
import { fixed, Num, Worth } from "./numbers";

/** Products that are written out; the others are one row. */
const ROWS = 12;

/** The incoming products by size; with the bias they add up to z. */
export function Products({ app, id: { layer } }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const sums = inside.sums.value;
  if (!sums) return null;
  const { scene, trace } = app.reading.value;
  const bundles = scene.bundles.filter((bundle) => bundle.layer === layer);
  const { reads, sources, weights, products, bias, z, a } = sums;
  const written = Math.min(ROWS, products.indexOf(0) >>> 0, products.length);
  let rest = 0;
  let more = 0;
  for (let k = written; k < products.length; k++) {
    rest += products[k];
    if (products[k] !== 0) more += 1;
  }
  const silent = products.length - written - more;
  const last = layer === network.layers.length - 1;
  return (
    <table class="products">
      <caption>
        What comes in, the largest first:{" "}
        <span class="nowrap">weight × {layer === 0 ? "ink" : "activation"}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">from</th>
          <th scope="col">weight</th>
          <th scope="col">{layer === 0 ? "ink" : "activation"}</th>
          <th scope="col">product</th>
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
                {sourceName(network, bundles[reads[k]].from, i)}
              </button>
            </th>
            <td>
              <Num value={weights[k]} />
            </td>
            <td>
              <Num value={sourceValues(network, trace, bundles[reads[k]])[i]} />
            </td>
            <td>
              <Worth value={products[k]} name="product" />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={3}>
            and {many(more)} more{silent > 0 ? ` (${many(silent)} are 0)` : ""}
          </th>
          <td>
            <Worth value={rest} name="product" />
          </td>
        </tr>
        <tr>
          <th scope="row" colSpan={3}>
            its bias
          </th>
          <td>
            <Worth value={bias} name="bias" />
          </td>
        </tr>
        <tr class="products-sum">
          <th scope="row" colSpan={3}>
            sum: z
          </th>
          <td>
            <Num value={z} name="z" />
          </td>
        </tr>
        <tr class="products-sum">
          <th scope="row" colSpan={3}>
            {last ? "softmax: its probability" : `after ${activationLabel(network, layer)}`}
          </th>
          <td>
            <Num value={a} name="a" />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** What the neuron usually responds to, where that was measured. */
export function Usual({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { network } = app;
  const { name, outputs } = network.layers[layer];
  const { responses, often } = network.measures(name);
  if (!responses) return null;
  const means = network.classNames.map((_, c) => responses[c * outputs + index]);
  const most = Math.max(...means, 1e-9);
  const best = means.indexOf(Math.max(...means));
  return (
    <section>
      <h3>What it usually responds to</h3>
      <p class="inside-words">
        {means[best] > 0 ? (
          <>
            Most to <b>{network.classNames[best]}</b>.{" "}
          </>
        ) : (
          "It was never active. "
        )}
        {often ? `Active for ${percent(often[index])} of all training images. ` : ""}
        Mean activation for each:
      </p>
      <ol class="usual">
        {means.map((mean, c) => (
          <li key={network.classNames[c]} class={c === best ? "usual-best" : ""}>
            <span class="usual-track" aria-hidden="true">
              <span class="usual-bar" style={{ height: `${(100 * mean) / most}%` }} />
            </span>
            <span>{network.classNames[c]}</span>
            <span class="hidden">: {fixed(mean, 2)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
