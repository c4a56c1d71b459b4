/** One neuron taken apart: its formula, its sum, the picture it sees and what it usually likes. */
import type { App } from "../../app/app";
import type { Cell } from "../../inside/cell";
import { receptiveField } from "../../inside/field";
import { layersWithKernels } from "../../inside/kernels";
import { mapOf } from "../../network/form";
import { isPicture, readsOf } from "../../network/input";
import type { NeuronId } from "../../scene/look";
import { activationLabel, inputName, neuronName, plainName, sourceOf } from "../../words/names";
import { Said } from "../Said";
import { CellSum } from "./CellSum";
import { KernelPage } from "./Kernels";
import { MapView } from "./MapView";
import { Num } from "./numbers";
import { Pages } from "./Pages";
import { Picture } from "./Picture";
import { Pieces } from "./Pieces";
import { Products, Usual } from "./Products";
import { Pixel, Way } from "./Way";
import { isWithheld, Withheld } from "./Withheld";

export function NeuronPanel({ app }: { app: App }) {
  const { inside } = app;
  const id = inside.neuron.value;
  const kernels = inside.kernels.value;
  if (kernels !== null) return <KernelPage key={kernels} app={app} layer={kernels} />;
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

function Unit({ app, id }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const { form } = network.layers[id.layer];
  const last = id.layer === network.layers.length - 1;
  // Scores and shares are the answer, and a way leads to it.
  const withheld = isWithheld(app);
  const name = neuronName(network, id, app.words);
  const stack = form.kind !== "row" && !last;
  const found = inside.cell.value;
  return (
    // Whoever walks over a layer's maps keeps the place: only the numbers change.
    <article key={stack ? id.layer : `${id.layer} ${id.index}`} aria-label={name}>
      <div class="unit-head">
        <h2 class="inside-title" tabIndex={-1}>
          {name}
        </h2>
        {stack ? null : <Action app={app} id={id} last={last} />}
      </div>
      {stack ? <Switches app={app} id={id} /> : null}
      {last && withheld ? null : found ? (
        <>
          <CellSum app={app} cell={found} />
          {stack ? <MapView app={app} id={id} /> : null}
          <Read app={app} id={id} cell={found} />
          <Pictures app={app} id={id} />
        </>
      ) : (
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

/** What it reads: window by window, or as a table where no window has more than one number. */
function Read({ app, id, cell }: { app: App; id: NeuronId; cell: Cell }) {
  const { inside, network } = app;
  if (cell.pieces.length === 0) return null;
  const kernels = layersWithKernels(network).includes(id.layer);
  return (
    <>
      {cell.pieces.every(({ units }) => units.length === 1) ? (
        <Products app={app} id={id} />
      ) : (
        <Pieces key={id.layer} app={app} cell={cell} />
      )}
      {kernels ? (
        <button
          type="button"
          class="button open-kernels"
          onClick={() => inside.showKernels(id.layer)}
        >
          {app.words.maps.kernels(network.layers[id.layer].name)}
        </button>
      ) : null}
    </>
  );
}

/** Why an output, or a neuron switched off. */
function Action({ app, id, last }: { app: App; id: NeuronId; last: boolean }) {
  const { inside, network } = app;
  const { neuron: words, drawer } = app.words;
  if (last) {
    return (
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
    );
  }
  return (
    <button
      type="button"
      class="button"
      aria-pressed={inside.isOff(id)}
      onClick={() => inside.switchOff([id], !inside.isOff(id))}
    >
      {inside.isOff(id) ? drawer.switchedOff : drawer.switchOff}
    </button>
  );
}

/** A cell switched off, or its whole map. */
function Switches({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const words = app.words.maps;
  const parts = [
    { part: { layer, index }, off: words.cellOff, isOff: words.cellIsOff },
    {
      part: { layer, index: mapOf(network.layers[layer].form, index), map: true as const },
      off: words.mapOff,
      isOff: words.mapIsOff,
    },
  ];
  return (
    <div class="choices">
      {parts.map(({ part, off, isOff }) => (
        <button
          key={off}
          type="button"
          class="button"
          aria-pressed={inside.isOff(part)}
          onClick={() => inside.switchOff([part], !inside.isOff(part))}
        >
          {inside.isOff(part) ? isOff : off}
        </button>
      ))}
    </div>
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
  const cell = inside.cell.value;
  const first = id.layer === 0 && !cell;
  const { image } = app.reading.value;
  const words = app.words.neuron;
  const place = (i: number): string => inputName(network, i, app.words);
  const drawn = isPicture(network);
  return (
    <section>
      {cell ? <Field app={app} id={id} /> : null}
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
          words={
            cell ? app.words.maps.pictures(drawn) : words.pictures(first, sourceOf(network, 0))
          }
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

/** Which part of the input can reach it. */
function Field({ app: { network, words }, id }: { app: App; id: NeuronId }) {
  const field = receptiveField(network, id.layer, id.index);
  if (!field) return null;
  const { rows, columns } = readsOf(network);
  const { top, bottom, left, right } = field;
  const whole = bottom - top === rows - 1 && right - left === columns - 1;
  return (
    <>
      <h3>{words.maps.fieldTitle}</h3>
      <p class="inside-words">
        {whole ? (
          words.maps.wholeField
        ) : (
          <Said
            words={words.maps.field({
              top: top + 1,
              bottom: bottom + 1,
              left: left + 1,
              right: right + 1,
            })}
          />
        )}
      </p>
    </>
  );
}
