/** One neuron taken apart: its formula, its sum, the picture it sees and what it usually likes. */
import { useRef } from "preact/hooks";
import type { NeuronId } from "../../render/stage";
import { ACTIVATION_NAMES } from "../../scene/story";
import { many, percent } from "../format";
import type { App } from "../state";
import { Coverage } from "./Coverage";
import { inputName, isPicture, neuronName, sourceName } from "./names";
import { fixed, Num, signed, Worth } from "./numbers";
import { Picture } from "./Picture";

/** Products that are written out; the others are one row. */
const ROWS = 12;
const PIXEL_ROWS = 8;

export function NeuronPanel({ app }: { app: App }) {
  const { inside } = app;
  const id = inside.neuron.value;
  return (
    <>
      <Pages app={app} />
      {id === null ? (
        <p class="inside-words">
          Click a neuron on the stage, or walk there with the arrow keys and press Enter.
        </p>
      ) : id.layer < 0 ? (
        <Pixel app={app} index={id.index} />
      ) : (
        <Unit app={app} id={id} />
      )}
    </>
  );
}

/** Back and forward like pages, and the way to any neuron by its number. */
function Pages({ app }: { app: App }) {
  const { inside, network } = app;
  const { list, at } = inside.trail.value;
  const id = inside.neuron.value ?? inside.strongest();
  const count = id.layer < 0 ? network.layers[0].inputs : network.layers[id.layer].outputs;
  const number = useRef<HTMLInputElement>(null);
  const go = (layer: number, index: number): void => {
    const size = layer < 0 ? network.layers[0].inputs : network.layers[layer].outputs;
    if (Number.isInteger(index) && index >= 0) {
      inside.inspect({ layer, index: Math.min(index, size - 1) });
    }
  };
  return (
    <div class="pages">
      <button
        type="button"
        class="button"
        aria-label="Back to the neuron before"
        title="Back"
        disabled={at <= 0}
        onClick={inside.back}
      >
        ←
      </button>
      <button
        type="button"
        class="button"
        aria-label="Forward to the next neuron"
        title="Forward"
        disabled={at >= list.length - 1}
        onClick={inside.forward}
      >
        →
      </button>
      <select
        class="field"
        aria-label="Layer"
        value={id.layer}
        onChange={(event) => go(Number(event.currentTarget.value), 0)}
      >
        <option value={-1}>input</option>
        {network.layers.map(({ name }, layer) => (
          <option key={name} value={layer}>
            {name}
          </option>
        ))}
      </select>
      <input
        ref={number}
        class="field pages-number"
        type="number"
        aria-label={`Neuron, 0 to ${count - 1}`}
        min={0}
        max={count - 1}
        value={id.index}
        onChange={(event) => go(id.layer, event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function Unit({ app, id }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const last = id.layer === network.layers.length - 1;
  return (
    <article aria-label={neuronName(network, id)}>
      <div class="unit-head">
        <h3 class="inside-title" tabIndex={-1}>
          {neuronName(network, id)}
        </h3>
        {last ? (
          <button
            type="button"
            class="button"
            onClick={() => {
              inside.explain(id.index);
              inside.open("evidence");
            }}
          >
            Why {network.classNames[id.index]}?
          </button>
        ) : (
          <button
            type="button"
            class="button"
            aria-pressed={inside.isOff(id)}
            onClick={() => inside.switchOff([id], !inside.isOff(id))}
          >
            {inside.isOff(id) ? "Switched off" : "Switch off"}
          </button>
        )}
      </div>
      <Formula app={app} id={id} />
      <Pictures app={app} id={id} />
      <Products app={app} id={id} />
      <Usual app={app} id={id} />
      <Way app={app} />
    </article>
  );
}

/** The formula with this neuron's own numbers. */
function Formula({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const sums = inside.sums.value;
  if (!sums) return null;
  const { activation } = network.layers[layer];
  const { z, a, bias } = sums;
  const last = layer === network.layers.length - 1;
  const source = layer === 0 ? "pixel" : "activation";
  return (
    <div class="formula">
      <p>
        <i>z</i> = sum of weight × {source} + bias
      </p>
      <p>
        <i>z</i> = <Num value={z - bias} /> {bias < 0 ? "−" : "+"} {fixed(Math.abs(bias))} ={" "}
        <b>
          <Num value={z} name="z" />
        </b>
      </p>
      {last ? (
        <p>
          <i>p</i> = softmax(<i>z</i>) = <b>{percent(a)}</b>
          <span class="formula-word"> of all ten scores together</span>
        </p>
      ) : (
        <p>
          <i>a</i> = {ACTIVATION_NAMES[activation]}({fixed(z)}) ={" "}
          <b class={a > 0 ? "text-active" : ""}>
            <Num value={a} name="a" />
          </b>
          <span class="formula-word">{afterwards(app, { layer, index }, z, a)}</span>
        </p>
      )}
    </div>
  );
}

function afterwards(app: App, id: NeuronId, z: number, a: number): string {
  const { inside, network } = app;
  if (inside.isOff(id)) return " switched off by you";
  const mask = inside.lens.masks.value?.[id.layer];
  if (mask) return mask[id.index] ? " after dropout, which multiplied it" : " dropped this time";
  if (network.layers[id.layer].activation !== "relu") return "";
  return a > 0 ? " active" : z === 0 ? "" : " not active";
}

function Pictures({ app, id }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const found = inside.picture.value;
  if (!found) return null;
  const { map, ink, bias, z } = found;
  const first = id.layer === 0;
  const { image } = app.reading.value;
  const place = (i: number): string => inputName(network, i);
  return (
    <section>
      <div class={isPicture(network) ? "pictures" : ""}>
        <figure>
          <figcaption>{first ? "its weights" : "what it sees here"}</figcaption>
          <Picture
            app={app}
            values={map}
            label={first ? "Its weights" : "Its effective weights for this input"}
            tell={(i) => `${place(i)}: ${signed(map[i])}`}
          />
        </figure>
        <figure>
          <figcaption>times the ink</figcaption>
          <Picture
            app={app}
            values={ink}
            label="Weights times ink"
            tell={(i) => `${fixed(map[i], 2)} × ${fixed(image[i], 2)} = ${signed(ink[i])}`}
          />
        </figure>
      </div>
      <p class="inside-words">
        {first
          ? "One weight for each pixel: warm ink counts for the neuron, cool hollow ink against it."
          : "All active weights between the pixels and this neuron, multiplied out: exact for this drawing."}{" "}
        The right picture adds up to <Num value={z - bias} name="picture" />, with the{" "}
        {first ? "" : "effective "}bias <Num value={bias} sign name="picture-bias" /> that is z ={" "}
        <Num value={z} name="picture-z" />.
      </p>
    </section>
  );
}

/** The incoming products by size; with the bias they add up to z. */
function Products({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const sums = inside.sums.value;
  if (!sums) return null;
  const { inputs, weight, activation } = network.layers[layer];
  const { trace } = app.reading.value;
  const source = layer === 0 ? trace.image : trace.layers[layer - 1].post;
  const { from, products, bias, z, a } = sums;
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
        {Array.from(from.subarray(0, written), (i, k) => (
          <tr key={i}>
            <th scope="row">
              <button
                type="button"
                class="link"
                onClick={() => inside.inspect({ layer: layer - 1, index: i })}
              >
                {sourceName(network, layer, i)}
              </button>
            </th>
            <td>
              <Num value={weight[index * inputs + i]} />
            </td>
            <td>
              <Num value={source[i]} />
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
            {last ? "softmax: its probability" : `after ${ACTIVATION_NAMES[activation]}`}
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
function Usual({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { network } = app;
  const { responses, often, outputs } = network.layers[layer];
  if (!responses) return null;
  const means = network.classNames.map((_, c) => responses[c * outputs + index]);
  const most = Math.max(...means, 1e-9);
  const best = means.indexOf(Math.max(...means));
  return (
    <section>
      <h4>What it usually responds to</h4>
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

/** The neuron's way from the pixels to the answer, as it is lit on the stage. */
function Way({ app }: { app: App }) {
  const { inside, network } = app;
  const way = inside.way.value;
  if (!way) return null;
  return (
    <section>
      <h4>Its way from the pixels to {network.classNames[way.digit]}</h4>
      <label class="check">
        <input
          type="checkbox"
          checked={inside.pathLit.value}
          onChange={(event) => {
            inside.pathLit.value = event.currentTarget.checked;
            app.wake();
          }}
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
            <tr key={hop.layer}>
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

/** An input: its value, and where it goes. */
function Pixel({ app, index }: { app: App; index: number }) {
  const { inside, network } = app;
  const { image } = app.reading.value;
  const value = image[index];
  const { map } = inside.map.value;
  const { name, inputs, outputs, weight } = network.layers[0];
  const strongest = Array.from({ length: outputs }, (_, j) => j)
    .sort((j, k) => Math.abs(weight[k * inputs + index]) - Math.abs(weight[j * inputs + index]))
    .slice(0, PIXEL_ROWS);
  const digit = network.classNames[inside.digit.value];
  return (
    <article aria-label={neuronName(network, { layer: -1, index })}>
      <h3 class="inside-title" tabIndex={-1}>
        {neuronName(network, { layer: -1, index })}
      </h3>
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
          {strongest.map((j) => (
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
                <Num value={weight[j * inputs + index]} />
              </td>
              <td>
                <Worth value={weight[j * inputs + index] * value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
