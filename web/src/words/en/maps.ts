/** "Look inside" feature maps: a cell number by number, a map, its kernels, maps switched off. */
import { nowrap, type Rich, rich, slot, strong } from "../rich";
import { counted, fixed, many, percent, signed } from "./numbers";

/** What a plane makes of the numbers under its window. */
export type Making = "products" | "largest" | "mean" | "sum";

/** The numbers of a norm; those that change nothing are left out. */
export interface Normal {
  readonly mean: number;
  readonly spread: number;
  readonly factor: number;
  readonly shift: number;
}

/** Rows and columns from the first to the last, counted from 1. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const makings: Readonly<Record<Making, string>> = {
  products: "sum of",
  largest: "the largest of",
  mean: "the mean of",
  sum: "the sum of",
};

const numbersOf: Readonly<Record<Making, readonly [one: string, other: string]>> = {
  products: ["product", "products"],
  largest: ["number", "numbers"],
  mean: ["number", "numbers"],
  sum: ["number", "numbers"],
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, one: string, other: string): string =>
  first === last ? `${one} ${first}` : `${other} ${first} to ${last}`;

export const maps = {
  map: (layer: string, map: number) => `${layer} map ${map}`,
  drawing: "the drawing",
  plane: (plane: number) => `colour plane ${plane}`,
  place: (row: number, column: number) => `row ${row}, column ${column}`,
  mapShort: "map",
  rowShort: "row",
  columnShort: "column",
  mapField: (last: number) => `Map, 0 to ${last}`,
  rowField: (last: number) => `Row, 1 to ${last}`,
  columnField: (last: number) => `Column, 1 to ${last}`,
  cellOff: "Switch off cell",
  cellIsOff: "Cell is off",
  mapOff: "Switch off map",
  mapIsOff: "Map is off",

  made(making: Making, count: number): Rich<"value"> {
    const [one, other] = numbersOf[making];
    return rich`${makings[making]} ${many(count)} ${count === 1 ? one : other} = ${slot("value")}`;
  },
  reads: rich`it reads ${slot("value")}` as Rich<"value">,
  bias: (layer: string, bias: number): Rich<"sum" | "value"> =>
    rich`${layer}: ${slot("sum")}${added(bias)} = ${slot("value")}`,
  normal(name: string, before: number, { mean, spread, factor, shift }: Normal): Rich<"value"> {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${name}: ${all} = ${slot("value")}`;
  },
  /** Which of a norm's numbers is what. */
  normalWords: {
    batch_norm: " less the mean in training, divided by the spread there, then scaled and shifted",
    layer_norm: " less the mean of its layer now, divided by the spread, then scaled and shifted",
    group_norm: " less the mean of its group now, divided by the spread, then scaled and shifted",
    local_response_norm: " divided by how loud the maps beside it are here",
    scale: " times one constant, plus another",
  } as Readonly<Record<string, string>>,
  bent: (kind: string, before: number): Rich<"value"> =>
    rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name: string, factor: number): Rich => rich`${name}: × ${fixed(factor)}`,

  readTitle: "What it reads",
  readMaps: (shown: number, all: number): Rich =>
    shown < all
      ? rich`Number × weight under its window, the ${strong(many(shown))} of ${strong(many(all))} maps first that add or take away most.`
      : rich`Number × weight, place by place.`,
  readWindow: {
    largest: "The numbers under its window. The framed one is the largest: it alone is passed on.",
    mean: "The numbers under its window, which all count the same.",
    sum: "The numbers under its window, which are added up.",
  } as Readonly<Record<Exclude<Making, "products">, string>>,
  padding: "Places outside the map count as 0.",
  adds: rich` adds ${slot("value")}` as Rich<"value">,
  numbers: "patch",
  window: "kernel",
  weights: "weights",
  products: "product",
  productsName: (from: string) => `Products with ${from}`,
  windowName: (from: string) => `Window over ${from}`,
  numbersOf: "Every number",
  numbersIn: (from: string) => `Every number of ${from}`,
  tap: (row: number, column: number, value: number, weight: number, product: number) =>
    `${row}, ${column}: ${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(product)}`,
  taken: (row: number, column: number, value: number) => `${row}, ${column}: ${fixed(value)}`,
  outside: "outside",
  winner: "passed on",
  more: (count: number): Rich<"value"> =>
    rich`${counted(count, { one: "more map adds", other: "more maps add" })} ${slot("value")} together.`,
  showMore: (count: number) => `Show ${many(count)} more`,
  sum: "sum",
  usualTitle: "What the map usually responds to",
  usual(best: string | null, often: number | null): Rich {
    const most = best === null ? rich`It was never active. ` : rich`Most to ${strong(best)}. `;
    const share =
      often === null ? "" : `In all training images ${percent(often)} of its cells were active. `;
    return rich`${most}${share}Mean activation for each:`;
  },

  wholeTitle: (name: string) => `The whole ${name}`,
  active: (active: number, all: number): Rich =>
    rich`Above 0 in ${strong(many(active))} of its ${many(all)} cells (${percent(active / all)}).`,
  loudest: rich` The loudest is ${slot("cell")}: ${slot("value")}.` as Rich<"cell" | "value">,
  mapPicture: (name: string) =>
    `${name}. Arrow keys go from cell to cell, Enter opens one, Page Up and Page Down open the maps before and after.`,
  cellAt: (row: number, column: number, value: number) =>
    `row ${row}, column ${column}: ${fixed(value)}`,
  before: "Map before",
  after: "Next map",
  fieldTitle: "What it sees of the input",
  field: ({ top, bottom, left, right }: Area): Rich =>
    rich`Of the drawing it sees ${nowrap(span(top, bottom, "row", "rows"))}, ${nowrap(span(left, right, "column", "columns"))}.`,
  wholeField: "It sees the whole drawing.",
  pictures: (drawing: boolean): Rich<"picture" | "bias" | "z"> =>
    rich`All active weights between the ${drawing ? "pixels" : "inputs"} and it, multiplied out: exact for this ${drawing ? "drawing" : "input"}. The right picture adds up to ${slot("picture")}, with the effective bias ${slot("bias")} that is z = ${slot("z")}.`,

  kernels: (layer: string) => `All kernels of ${layer}`,
  kernelsTitle: "Kernels",
  kernelsAbout: (count: number, rows: number, columns: number): Rich =>
    rich`${counted(count, { one: "kernel", other: "kernels" })} of ${String(rows)} × ${String(columns)} weights, all in one scale: a row for each map, a column for each map that it reads.`,
  kernelsName: (layer: string) =>
    `Kernels of ${layer}. Arrow keys go from kernel to kernel, Enter opens the map.`,
  kernel: (map: string, from: string) => `${map} for ${from}`,
  kernelRange: (low: number, high: number) => `from ${signed(low, 2)} to ${signed(high, 2)}`,
  rowsShown: (first: number, last: number, all: number) =>
    `maps ${many(first)} to ${many(last)} of ${many(all)}`,
  columnsShown: (first: number, last: number, all: number) =>
    `reading ${many(first)} to ${many(last)} of ${many(all)}`,
  turn: {
    rows: ["Maps before", "Next maps"],
    columns: ["Maps read before", "Next maps read"],
  } as Readonly<Record<"rows" | "columns", readonly [string, string]>>,
  back: (name: string) => `Back to ${name}`,

  question: "… neurons or maps were switched off?",
  howMany: "How many maps",
  flip: (count: number, layer: string, to: string) =>
    count === 1
      ? `Switch off the loudest map of ${layer}: then it says ${to}`
      : `Switch off the ${many(count)} loudest maps of ${layer}: then it says ${to}`,
  never: (count: number, layer: string, name: string) =>
    count === 0
      ? `No map of ${layer} speaks for ${name} against the next class.`
      : `Even without all ${many(count)} maps of ${layer} that speak for ${name}, it says ${name}.`,
  group: (count: number, all: number, name: string, other: string): Rich<"layer"> =>
    rich`The ${strong(many(count))} loudest of the ${many(all)} maps in ${slot("layer")} that speak for ${name} against ${other}.`,
};
