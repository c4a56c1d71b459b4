/** A cell's number from the products to what it hands on, line by line; every line goes on from the one before. */
import type { App } from "../../app/app";
import type { Cell, Change } from "../../inside/cell";
import type { ActivationName } from "../../operations/table";
import { makingOf } from "../../words/maps";
import { Said } from "../Said";
import { Num } from "./numbers";

export function CellSum({ app, cell }: { app: App; cell: Cell }) {
  const { network } = app;
  const { name } = network.planes[cell.layer];
  const words = app.words.maps;
  const { pieces, count, products, bias, sum, changes } = cell;
  const last = cell.layer === network.planes.length - 1;
  const number = (value: number, called: string) => <Num value={value} name={called} />;
  const making = makingOf(network, cell.layer);
  const single = count === 1 && making !== "products";
  return (
    <div class="formula">
      {pieces.length === 0 || single ? (
        <p>
          <Said words={words.reads} slots={{ value: number(sum, "sum") }} />
        </p>
      ) : (
        <p>
          <Said words={words.made(making, count)} slots={{ value: number(products, "products") }} />
        </p>
      )}
      {bias === 0 ? null : (
        <p>
          <Said
            words={words.bias(name, bias)}
            slots={{ sum: <Num value={products} />, value: number(sum, "sum") }}
          />
        </p>
      )}
      <Times app={app} name={name} times={cell.times} />
      {changes.map((change) => (
        <ChangeLine key={change.name} app={app} change={change} />
      ))}
      {last ? (
        <p>
          <Said
            words={app.words.neuron.softmax(cell.a)}
            slots={{ p: <i>p</i>, z: <Num value={cell.z} name="z" /> }}
          />
          <span class="formula-word">{app.words.neuron.together(network.classNames.length)}</span>
        </p>
      ) : null}
    </div>
  );
}

function ChangeLine({ app, change }: { app: App; change: Change }) {
  const { name, kind, before, after, line, times } = change;
  const { maps: words, names, neuron } = app.words;
  const value = (
    <b class={line || after <= 0 ? "" : "text-active"}>
      <Num value={after} name="after" />
    </b>
  );
  const called = names.activations[kind as ActivationName] ?? kind;
  const plain = kind === "dropout" || kind === "identity";
  return (
    <>
      {plain ? null : (
        <p>
          <Said
            words={line ? words.normal(name, before, line) : words.bent(called, before)}
            slots={{ value }}
          />
          <span class="formula-word">
            {line
              ? words.normalWords[kind]
              : kind === "relu"
                ? after > 0
                  ? neuron.active
                  : neuron.inactive
                : null}
          </span>
        </p>
      )}
      <Times app={app} name={name} times={times} />
    </>
  );
}

/** What a number is multiplied by, where something takes it away or makes up for that. */
function Times({ app, name, times }: { app: App; name: string; times: number }) {
  if (times === 1) return null;
  const { maps: words, neuron } = app.words;
  const training = app.inside.lens.masks.value !== null;
  return (
    <p>
      <Said words={words.multiplied(name, times)} />
      <span class="formula-word">
        {times !== 0 ? neuron.multiplied : training ? neuron.dropped : neuron.off}
      </span>
    </p>
  );
}
