/** What a cell reads: window by window the numbers, the weights and their products, as pictures. */
import { useSignal } from "@preact/signals";
import type { App } from "../../app/app";
import type { Cell } from "../../inside/cell";
import { kernelsOf } from "../../inside/kernels";
import type { Piece } from "../../inside/window";
import { cellOf } from "../../network/form";
import { NOWHERE } from "../../network/places";
import { type Making, makingOf, mapName } from "../../words/maps";
import { inputName } from "../../words/names";
import { Said } from "../Said";
import { Num, Worth } from "./numbers";
import { Picture } from "./Picture";

/** Maps that are shown at first, and so many more when asked. */
const FIRST = 3;
const MORE = 8;
/** Sides of a window whose numbers can be read where they are. */
const WRITTEN_COLUMNS = 7;
const WRITTEN_ROWS = 7;
/** Width of three numbers below each other. */
const TAP_PX = 57;

export function Pieces({ app, cell }: { app: App; cell: Cell }) {
  const shown = useSignal(FIRST);
  const { pieces } = cell;
  const words = app.words.maps;
  const making = makingOf(app.network, cell.layer);
  const rest = pieces.slice(shown.value);
  const restSum = rest.reduce((total, { sum }) => total + sum, 0);
  const padded = pieces.some(({ units }) => units.includes(NOWHERE));
  return (
    <section class="pieces">
      <h3>{words.readTitle}</h3>
      <p class="inside-words">
        {making === "products" ? (
          <Said words={words.readMaps(Math.min(shown.value, pieces.length), pieces.length)} />
        ) : (
          words.readWindow[making]
        )}
        {padded ? ` ${words.padding}` : null}
      </p>
      {pieces.slice(0, shown.value).map((piece, k) => (
        <OnePiece
          key={`${piece.from} ${piece.map}`}
          app={app}
          cell={cell}
          piece={piece}
          making={making}
          open={k === 0}
        />
      ))}
      {rest.length === 0 ? null : (
        <p class="pieces-rest">
          <span>
            <Said
              words={words.more(rest.length)}
              slots={{ value: <Worth of="sign" value={restSum} name="rest" /> }}
            />
          </span>
          <button
            type="button"
            class="button"
            onClick={() => {
              shown.value += MORE;
            }}
          >
            {words.showMore(Math.min(MORE, rest.length))}
          </button>
        </p>
      )}
    </section>
  );
}

interface PieceProps {
  readonly app: App;
  readonly cell: Cell;
  readonly piece: Piece;
  readonly making: Making;
  /** Its numbers are written out at first. */
  readonly open: boolean;
}

function OnePiece({ app, cell, piece, making, open }: PieceProps) {
  const { inside, network } = app;
  const { from, map, rows, columns, sum } = piece;
  const words = app.words.maps;
  const name = mapName(network, from, map, app.words);
  const written = columns <= WRITTEN_COLUMNS && rows <= WRITTEN_ROWS;
  // The numbers of a wide window have the width that they need, and are moved.
  const taps = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
    <section class="taps-place" aria-label={words.numbersIn(name)} tabIndex={0}>
      <Taps app={app} piece={piece} making={making} />
    </section>
  );
  return (
    <div class="piece">
      <h4 class="piece-head">
        {from < 0 ? (
          name
        ) : (
          <button type="button" class="link" onClick={() => inside.inspectMap(from, map)}>
            {name}
          </button>
        )}
        {making === "products" ? (
          <span>
            <Said
              words={words.adds}
              slots={{ value: <Worth of="sign" value={sum} name="piece" /> }}
            />
          </span>
        ) : null}
      </h4>
      {making === "products" ? <Three app={app} cell={cell} piece={piece} /> : null}
      {making !== "products" && !written ? <Window app={app} piece={piece} /> : null}
      {!written ? null : making === "products" ? (
        <details open={open}>
          <summary>{words.numbersOf}</summary>
          {taps}
        </details>
      ) : (
        taps
      )}
    </div>
  );
}

/** Patch, kernel and product as pictures; a place that is pointed at is framed in all three. */
function Three({ app, cell, piece }: Pick<PieceProps, "app" | "cell" | "piece">) {
  const at = useSignal<number | null>(null);
  const { from, map, columns, values, weights, products } = piece;
  const words = app.words.maps;
  const tell = (k: number): string =>
    words.tap(...placeIn(columns, k), values[k], weights[k], products[k]);
  const kernels = kernelsOf(app.network, cell.layer);
  const full = kernels?.most ?? mostOf(weights);
  const each = [
    { label: words.numbers, values, kind: from < 0 ? "ink" : "lit", full: fullOf(app, from) },
    { label: kernels ? words.window : words.weights, values: weights, kind: "sign", full },
    { label: words.products, values: products, kind: "sign", full: mostOf(products) || 1 },
  ] as const;
  const name = words.productsName(mapName(app.network, from, map, app.words));
  return (
    <div class="three">
      {each.map(({ label, kind, ...picture }, k) => (
        <figure key={label}>
          <figcaption>{label}</figcaption>
          <Picture
            app={app}
            values={picture.values}
            kind={kind}
            label={label}
            tell={tell}
            grid={{
              columns,
              at,
              full: picture.full,
              name: app.words.picture.name(name),
              silent: k < each.length - 1,
            }}
          />
        </figure>
      ))}
    </div>
  );
}

/** A window that is too large for its numbers. */
function Window({ app, piece }: Pick<PieceProps, "app" | "piece">) {
  const { from, map, columns, values } = piece;
  const words = app.words.maps;
  const name = words.windowName(mapName(app.network, from, map, app.words));
  return (
    <Picture
      app={app}
      values={values}
      kind={from < 0 ? "ink" : "lit"}
      label={name}
      tell={(k) => words.taken(...placeIn(columns, k), values[k])}
      grid={{ columns, full: fullOf(app, from), name: app.words.picture.name(name) }}
    />
  );
}

/** Row and column of a place, counted from 1. */
const placeIn = (columns: number, k: number): [row: number, column: number] => [
  Math.floor(k / columns) + 1,
  (k % columns) + 1,
];

/** What full colour stands for in the maps of a plane. */
export function fullOf({ network, reading }: App, layer: number): number {
  if (layer < 0) return 1;
  const { scale } = network.measures(network.planes[layer].name);
  return scale === 1 ? mostOf(reading.value.trace.layers[layer].post) || 1 : scale;
}

const mostOf = (values: Float32Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Every number of a window where it is, with its weight and their product. */
function Taps({ app, piece, making }: Pick<PieceProps, "app" | "piece" | "making">) {
  const { rows, columns } = piece;
  const words = app.words.maps;
  const name = mapName(app.network, piece.from, piece.map, app.words);
  const lines = Array.from({ length: rows }, (_, row) => row);
  return (
    <table
      class={making === "products" ? "taps" : "taps taps-window"}
      style={{ minWidth: `${columns * TAP_PX}px` }}
      aria-label={making === "products" ? words.productsName(name) : words.windowName(name)}
    >
      <tbody>
        {lines.map((row) => (
          <tr key={row}>
            {Array.from({ length: columns }, (_, column) => (
              <Tap
                key={column}
                app={app}
                piece={piece}
                making={making}
                k={row * columns + column}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tap({
  app,
  piece,
  making,
  k,
}: Pick<PieceProps, "app" | "piece" | "making"> & { k: number }) {
  const { units, values, weights, products } = piece;
  const { maps, numbers } = app.words;
  const outside = units[k] === NOWHERE;
  if (making !== "products") {
    const won = making === "largest" && weights[k] !== 0 && !outside;
    return (
      <td class={won ? "tap tap-won" : outside ? "tap tap-outside" : "tap"}>
        {outside ? (
          <span class="hidden">{maps.outside}</span>
        ) : (
          <Num value={values[k]} digits={2} />
        )}
        {won ? <span class="hidden"> {maps.winner}</span> : null}
      </td>
    );
  }
  return (
    <td class={outside ? "tap tap-outside" : "tap"} title={tapTitle(app, piece, k)}>
      <span>{numbers.fixed(values[k], 2)}</span>
      <span>×{numbers.fixed(weights[k], 2)}</span>
      <Worth of="sign" value={products[k]} name="tap" digits={2} />
    </td>
  );
}

/** Where the number is. */
function tapTitle({ network, words }: App, { from, units }: Piece, k: number): string {
  if (units[k] === NOWHERE) return words.maps.outside;
  if (from < 0) return inputName(network, units[k], words);
  const [row, column] = cellOf(network.planes[from].form, units[k]);
  return words.maps.place(row + 1, column + 1);
}
