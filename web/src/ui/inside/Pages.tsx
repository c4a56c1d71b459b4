/** Back and forward through neurons like pages, and the way to any neuron or cell by its numbers. */
import type { App } from "../../app/app";
import { cellOf, type Form, mapOf } from "../../network/form";
import type { NeuronId } from "../../scene/look";

export function Pages({ app }: { app: App }) {
  const { inside, network } = app;
  const words = app.words.neuron;
  const { list, at } = inside.trail.value;
  const id = inside.neuron.value ?? inside.strongest();
  const form = id.layer < 0 ? null : network.layers[id.layer].form;
  return (
    <>
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
          onChange={(event) => {
            const layer = Number(event.currentTarget.value);
            // Of a stack of maps the first corner says little.
            if (layer < 0 || network.layers[layer].form.kind === "row") {
              inside.inspect({ layer, index: 0 });
            } else inside.inspectMap(layer, 0);
          }}
        >
          <option value={-1}>{words.input}</option>
          {network.layers.map(({ name }, layer) => (
            <option key={name} value={layer}>
              {name}
            </option>
          ))}
        </select>
        {form && form.kind !== "row" ? null : <UnitField app={app} id={id} />}
      </div>
      {form && form.kind !== "row" ? <CellFields app={app} id={id} form={form} /> : null}
    </>
  );
}

function UnitField({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const count = layer < 0 ? network.inputs : network.layers[layer].outputs;
  return (
    <WholeField
      name={app.words.neuron.number(count - 1)}
      least={0}
      most={count - 1}
      value={index}
      onChange={(next) => inside.inspect({ layer, index: next })}
    />
  );
}

/** Map, row and column. */
function CellFields({ app, id, form }: { app: App; id: NeuronId; form: Form }) {
  const { layer, index } = id;
  const words = app.words.maps;
  const map = mapOf(form, index);
  const [row, column] = cellOf(form, index);
  const go = (to: { map?: number; row?: number; column?: number }): void => {
    const at = { map, row, column, ...to };
    app.inside.inspect({
      layer,
      index: at.map * form.cells + at.row * form.columns + at.column,
    });
  };
  return (
    <div class="pages pages-cell">
      <div>
        <span aria-hidden="true">{words.mapShort}</span>
        <WholeField
          name={words.mapField(form.maps - 1)}
          least={0}
          most={form.maps - 1}
          value={map}
          onChange={(next) => go({ map: next })}
        />
      </div>
      <div>
        <span aria-hidden="true">{words.rowShort}</span>
        <WholeField
          name={words.rowField(form.rows)}
          least={1}
          most={form.rows}
          value={row + 1}
          onChange={(next) => go({ row: next - 1 })}
        />
      </div>
      <div>
        <span aria-hidden="true">{words.columnShort}</span>
        <WholeField
          name={words.columnField(form.columns)}
          least={1}
          most={form.columns}
          value={column + 1}
          onChange={(next) => go({ column: next - 1 })}
        />
      </div>
    </div>
  );
}

interface WholeFieldProps {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A whole number; one that is too large is the largest. */
function WholeField({ name, least, most, value, onChange }: WholeFieldProps) {
  return (
    <input
      class="field pages-number"
      type="number"
      aria-label={name}
      min={least}
      max={most}
      value={value}
      onChange={({ currentTarget }) => {
        const next = currentTarget.valueAsNumber;
        if (Number.isInteger(next) && next >= least) onChange(Math.min(next, most));
      }}
    />
  );
}
