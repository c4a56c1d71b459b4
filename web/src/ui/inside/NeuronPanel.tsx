/** One neuron taken apart: its formula, its sum, the picture it sees and what it usually likes. */
import { useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { isPicture } from "../../network/input";
import type { NeuronId } from "../../scene/look";
import { activationLabel, inputName, neuronName, plainName, sourceOf } from "../../words/names";
import { Said } from "../Said";
import { Num } from "./numbers";
import { Picture } from "./Picture";
import { Products, Usual } from "./Products";
import { Pixel, Way } from "./Way";
import { isWithheld, Withheld } from "./Withheld";

export function NeuronPanel({ app }: { app: App }) {
  const { inside } = app;
  const id = inside.neuron.value;
  return (
    <>
      <Pages app={app} />
      {id === null ? (
        <p class="inside-words">{app.words.neuron.choose}</p>
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
  const words = app.words.neuron;
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
        aria-label={words.backName}
        title={words.back}
        disabled={at <= 0}
        onClick={inside.back}
      >
        ←
      </button>
      <button
        type="button"
        class="button"
        aria-label={words.forwardName}
        title={words.forward}
        disabled={at >= list.length - 1}
        onClick={inside.forward}
      >
        →
      </button>
      <select
        class="field"
        aria-label={words.layer}
        value={id.layer}
        onChange={(event) => go(Number(event.currentTarget.value), 0)}
      >
        <option value={-1}>{words.input}</option>
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
        aria-label={words.number(count - 1)}
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
  // Scores and shares are the answer, and a way leads to it.
  const withheld = isWithheld(app);
  const { neuron: words, drawer } = app.words;
  const name = neuronName(network, id, app.words);
  return (
    <article key={`${id.layer} ${id.index}`} aria-label={name}>
      <div class="unit-head">
        <h2 class="inside-title" tabIndex={-1}>
          {name}
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
            {words.why(plainName(network, id.index))}
          </button>
        ) : (
          <button
            type="button"
            class="button"
            aria-pressed={inside.isOff(id)}
            onClick={() => inside.switchOff([id], !inside.isOff(id))}
          >
            {inside.isOff(id) ? drawer.switchedOff : drawer.switchOff}
          </button>
        )}
      </div>
      {last && withheld ? null : (
        <>
          <Formula app={app} id={id} />
          <Pictures app={app} id={id} />
          <Products app={app} id={id} />
        </>
      )}
      <Usual app={app} id={id} />
      {withheld ? <Withheld app={app} /> : <Way app={app} />}
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
  const words = app.words.neuron;
  return (
    <div class="formula">
      <p>
        <Said words={words.formula(sourceOf(network, layer))} slots={{ z: <i>z</i> }} />
      </p>
      <p>
        <Said
          words={words.added(bias)}
          slots={{
            z: <i>z</i>,
            sum: <Num value={z - bias} />,
            total: (
              <b>
                <Num value={z} name="z" />
              </b>
            ),
          }}
        />
      </p>
      {last ? (
        <p>
          <Said words={words.softmax(a)} slots={{ p: <i>p</i>, z: <i>z</i> }} />
          <span class="formula-word">{words.together(network.classNames.length)}</span>
        </p>
      ) : (
        <p>
          <Said
            words={words.activated(activationLabel(network, layer, app.words), z)}
            slots={{
              a: <i>a</i>,
              value: (
                <b class={a > 0 ? "text-active" : ""}>
                  <Num value={a} name="a" />
                </b>
              ),
            }}
          />
          <span class="formula-word">{afterwards(app, { layer, index }, z, a)}</span>
        </p>
      )}
    </div>
  );
}

function afterwards(app: App, id: NeuronId, z: number, a: number): string {
  const { inside, network } = app;
  const words = app.words.neuron;
  if (inside.isOff(id)) return words.off;
  const mask = inside.lens.masks.value?.[id.layer];
  if (mask) return mask[id.index] ? words.multiplied : words.dropped;
  if (network.activationOf(network.layers[id.layer]) !== "relu") return "";
  return a > 0 ? words.active : z === 0 ? "" : words.inactive;
}

function Pictures({ app, id }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const found = inside.picture.value;
  if (!found) return null;
  const { map, ink, bias, z } = found;
  const first = id.layer === 0;
  const { image } = app.reading.value;
  const words = app.words.neuron;
  const place = (i: number): string => inputName(network, i, app.words);
  const drawn = isPicture(network);
  return (
    <section>
      <div class={drawn ? "pictures" : ""}>
        <figure>
          <figcaption>{first ? words.weights : words.seen}</figcaption>
          <Picture
            app={app}
            values={map}
            label={first ? words.weightsName : words.seenName}
            tell={(i) => words.signedAt(place(i), map[i])}
          />
        </figure>
        <figure>
          <figcaption>{drawn ? words.timesInk : words.timesValue}</figcaption>
          <Picture
            app={app}
            values={ink}
            label={drawn ? words.timesInkName : words.timesValueName}
            tell={(i) => words.productAt(map[i], image[i], ink[i])}
          />
        </figure>
      </div>
      <p class="inside-words">
        <Said
          words={words.pictures(first, sourceOf(network, 0))}
          slots={{
            picture: <Num value={z - bias} name="picture" />,
            bias: <Num value={bias} sign name="picture-bias" />,
            z: <Num value={z} name="picture-z" />,
          }}
        />
      </p>
    </section>
  );
}
