/** One neuron taken apart: its formula, its sum, the picture it sees and what it usually likes. */
import { useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { percent } from "../../base/numbers";
import { isPicture } from "../../network/input";
import type { NeuronId } from "../../scene/look";
import { activationLabel, inputName, neuronName } from "../../words/names";
import { fixed, Num, signed } from "./numbers";
import { Picture } from "./Picture";
import { Products, Usual } from "./Products";
import { Pixel, Way } from "./Way";

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
  const count = id.layer < 0 ? network.inputs : network.layers[id.layer].outputs;
  const number = useRef<HTMLInputElement>(null);
  const go = (layer: number, index: number): void => {
    const size = layer < 0 ? network.inputs : network.layers[layer].outputs;
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
    <article key={`${id.layer} ${id.index}`} aria-label={neuronName(network, id)}>
      <div class="unit-head">
        <h2 class="inside-title" tabIndex={-1}>
          {neuronName(network, id)}
        </h2>
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
          <i>a</i> = {activationLabel(network, layer)}({fixed(z)}) ={" "}
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
  if (network.activationOf(network.layers[id.layer]) !== "relu") return "";
  return a > 0 ? " active" : z === 0 ? "" : " not active";
}

function Pictures({ app, id }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const found = inside.picture.value;
  if (!found) return null;
  const { map, ink, bias, z } = found;
  const first = id.layer === 0;
  const drawn = isPicture(network);
  const { image } = app.reading.value;
  const place = (i: number): string => inputName(network, i);
  return (
    <section>
      <div class={drawn ? "pictures" : ""}>
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
          <figcaption>times the {drawn ? "ink" : "values"}</figcaption>
          <Picture
            app={app}
            values={ink}
            label={drawn ? "Weights times ink" : "Weights times values"}
            tell={(i) => `${fixed(map[i], 2)} × ${fixed(image[i], 2)} = ${signed(ink[i])}`}
          />
        </figure>
      </div>
      <p class="inside-words">
        {aboutMap(first, drawn)} {drawn ? "The right picture adds up" : "All products add up"} to{" "}
        <Num value={z - bias} name="picture" />, with the {first ? "" : "effective "}bias{" "}
        <Num value={bias} sign name="picture-bias" /> that is z = <Num value={z} name="picture-z" />
        .
      </p>
    </section>
  );
}

function aboutMap(first: boolean, drawn: boolean): string {
  const inputs = drawn ? "pixels" : "inputs";
  if (!first) {
    return `All active weights between the ${inputs} and this neuron, multiplied out: exact for this ${drawn ? "drawing" : "input"}.`;
  }
  return drawn
    ? "One weight for each pixel: warm ink counts for the neuron, cool hollow ink against it."
    : "One weight for each input: warm products count for the neuron, cool ones against it.";
}
