/** What the steps of a story say of stacks of feature maps, and of planes that only change or join. */
import type { MapCell } from "./names";
import { counted, form, listed, many, num, product, sharePercent } from "./numbers";

/** What a window lies on: so many cells of each of so many maps, or pixels of planes. */
export interface Looking {
  /** Height and width, or length. */
  readonly size: readonly number[];
  readonly pixels: boolean;
  /** Maps or planes that one window reads, of so many. */
  readonly depth: number;
  readonly of: number;
}

/** How many units of a plane are above 0, and the lines that are drawn into it. */
export interface Lit {
  readonly active: number;
  readonly count: number;
  readonly lines: number;
  readonly share: number;
  /** They stand in maps. */
  readonly maps: boolean;
  /** The lines are told here, not on the stage alone. */
  readonly told: boolean;
}

/** What is left of a stack: maps of this size, or numbers in a row. */
export interface Left {
  readonly maps: number;
  readonly size: readonly number[] | null;
}

/** How a pool makes one number of several. */
export type Pooling = "largest" | "mean" | "sum";

/** A kind of norm in a plane. */
export type Norming = "measured" | "fixed" | "together" | "beside";

/** Kinds of planes that a step over several of them counts. */
export type Part =
  | "convolution"
  | "layer"
  | "pool"
  | "addition"
  | "concatenation"
  | "maximum"
  | "norm"
  | "other";

const by = (size: readonly number[]): string => product(size);
const cells = { one: "cell", other: "cells" };
const maps = { one: "map", other: "maps" };
const numbers = { one: "number", other: "numbers" };

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  `${depth} ${size.length === 1 ? "rows" : pixels ? "planes" : "maps"}`;

const windowOf = ({ size, pixels }: Looking): string =>
  `${by(size)} ${pixels ? "pixels" : "cells"}`;

const lit = ({ active, count, maps, lines, share, told }: Lit): string => {
  const which = maps ? cells : { one: "neuron", other: "neurons" };
  const shine = form(active, { one: "lights", other: "light" });
  return `${many(active)} of ${counted(count, which)} ${shine} up.${told ? ` ${drawn(lines, share)}` : ""}`;
};

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "No line is drawn: everything here is 0."
    : `Drawn: ${counted(lines, { one: "line", other: "lines" })}, ${sharePercent(share)} of what flows.`;

const left = ({ maps: count, size }: Left): string =>
  size
    ? `${counted(count, maps)} of ${by(size)} ${form(count, { one: "remains", other: "remain" })}`
    : `${counted(count, numbers)} ${form(count, { one: "remains", other: "remain" })}`;

const takes: Readonly<Record<Pooling, string>> = {
  largest: "keeps the largest",
  mean: "takes the mean",
  sum: "takes the sum",
};

const parts: Readonly<Record<Part, { one: string; other: string }>> = {
  convolution: { one: "convolution", other: "convolutions" },
  layer: { one: "layer of weights", other: "layers of weights" },
  pool: { one: "pooling step", other: "pooling steps" },
  addition: { one: "addition", other: "additions" },
  concatenation: { one: "concatenation", other: "concatenations" },
  maximum: { one: "maximum", other: "maxima" },
  norm: { one: "norm", other: "norms" },
  other: { one: "other step", other: "other steps" },
};

const ways = (names: readonly string[]): string =>
  names.length === 2 ? "two" : many(names.length);
export const mapSteps = {
  input: "the input",
  /** The input stays the picture that it is. */
  pixels(size: readonly number[], planes: number, least: number, most: number, above: number) {
    const what = planes > 1 ? `${planes} planes of ${by(size)} numbers` : `${by(size)} numbers`;
    const range =
      least < 0 || most > 1
        ? `here from ${num(least)} to ${num(most)}`
        : "where 0 is blank and 1 is full ink";
    return `The input is a picture of ${what}, ${range}. ${many(above)} of them are above 0.`;
  },
  products({ map, row, column }: MapCell, looking: Looking) {
    const each = looking.depth > 1 ? ` in each of ${read(looking)}` : "";
    return `A cell of map ${map} (row ${row}, column ${column}) looks at a window of ${windowOf(looking)}${each} and multiplies each by a learnt weight.`;
  },
  /** The sum goes over all planes. */
  summed: (products: number, looking: Looking, sum: number, bias: number | null) => {
    const over = looking.depth > 1 ? `, of all ${read(looking)} together` : "";
    const added = `It adds up its ${counted(products, { one: "product", other: "products" })}${over}: ${num(sum)}.`;
    return bias === null ? added : `${added} Then it adds its bias, one more number: ${num(bias)}.`;
  },
  norm(names: readonly string[], norming: Norming, ofMap: boolean, before: number, after: number) {
    const becomes = `${num(before)} becomes ${num(after)}`;
    const who = listed(names);
    const one = names.length === 1;
    const [shifts, divides] = one
      ? ["shifts and scales", "divides"]
      : ["shift and scale", "divide"];
    switch (norming) {
      case "measured":
        return `${who} ${shifts} the sum, by numbers learnt for this ${ofMap ? "map" : "neuron"}: ${becomes}.`;
      case "fixed":
        return `${who} ${shifts} the sum, by numbers that stay the same: ${becomes}.`;
      case "together":
        return `${who} ${shifts} the sums together, so that they vary by about 1 around the same middle: ${becomes}.`;
      case "beside":
        return `${who} ${divides} the sum, the more the stronger the maps beside it are: ${becomes}.`;
    }
  },
  window(map: number, weights: number, pixels: boolean, active: number, all: number) {
    const over = pixels ? "the whole picture" : "everything it reads";
    return `The window slides over ${over} with the same ${counted(weights, { one: "weight", other: "weights" })}: map ${map} fills, ${many(active)} of its ${counted(all, cells)} ${form(active, { one: "lights", other: "light" })} up.`;
  },
  /** All maps of the convolution of which one cell was told. */
  everyMap: (layer: string, count: number, at: Lit) =>
    count === 1
      ? `${layer} has this one map: ${lit(at)}`
      : `All ${many(count)} maps of ${layer} fill, each by weights of its own: ${lit(at)}`,
  convolution(layer: string, count: number, looking: Looking, at: Lit) {
    const { size, depth, of, pixels } = looking;
    const windows = counted(count, { one: "window", other: "windows" });
    const several = `these ${read({ ...looking, depth: of })}`;
    const over = of > 1 ? several : pixels ? "the picture" : "this map";
    if (depth === of) return `${layer} slides ${windows} of ${by(size)} over ${over}: ${lit(at)}`;
    const own = depth === 1 ? "one map alone" : `${depth} maps`;
    return `${layer} slides ${windows} of ${by(size)}, each over ${own}: ${lit(at)}`;
  },
  pool: (layer: string, pooling: Pooling, size: readonly number[], rest: Left) =>
    `${layer} ${takes[pooling]} of every ${by(size)} cells: ${left(rest)}.`,
  /** Windows of one cell each. */
  poolNothing: (layer: string) => `${layer} has windows of one cell each: nothing changes here.`,
  /** Windows that share the map out, so many along each side. */
  shared: (layer: string, pooling: Pooling, size: readonly number[], rest: Left) =>
    `${layer} divides each map into ${by(size)} parts and ${takes[pooling]} of each: ${left(rest)}.`,
  wholeMap: (layer: string, pooling: Pooling, rest: Left) =>
    `${layer} ${takes[pooling]} of each whole map: ${left(rest)}.`,
  along: (layer: string, pooling: Pooling, several: number, rest: Left) =>
    `${layer} ${takes[pooling]} of every ${counted(several, numbers)}: ${left(rest)}.`,
  add: (layer: string, from: readonly string[], at: Lit) =>
    `${layer} joins ${ways(from)} ways: it adds what ${listed(from)} give, number by number. ${lit(at)}`,
  subtract: (layer: string, from: readonly string[], at: Lit) =>
    `${layer} joins two ways: from what ${from[0]} gives it takes what ${from[1] ?? from[0]} gives, number by number. ${lit(at)}`,
  maximum: (layer: string, from: readonly string[], at: Lit) =>
    `${layer} joins ${ways(from)} ways: it keeps the larger of what ${listed(from)} give, number by number. ${lit(at)}`,
  gate: (layer: string, from: readonly string[], at: Lit) =>
    `${layer} is where ${from[1] ?? from[0]} opens or closes ${from[0]}: it multiplies what both give, number by number. ${lit(at)}`,
  concat: (layer: string, from: readonly string[], rest: Left) =>
    `${layer} lays what ${listed(from)} give behind each other: ${rest.size ? `${counted(rest.maps, maps)} of ${by(rest.size)}` : counted(rest.maps, numbers)}.`,
  /** A norm that nothing was added up for: of the input, or of what is also read elsewhere. */
  normFirst: (layer: string, picture: boolean, least: number, most: number) =>
    `First ${layer} shifts and scales ${picture ? "the picture" : "the input"}: its numbers now go from ${num(least)} to ${num(most)}.`,
  normOf: (layer: string, from: readonly string[], at: Lit) =>
    `${layer} shifts and scales what ${listed(from)} ${form(from.length, { one: "gives", other: "give" })}: ${lit(at)}`,
  reluOf: (layer: string, from: readonly string[], at: Lit) =>
    `${layer} keeps what is above 0 of ${listed(from)}, the rest becomes 0: ${lit(at)}`,
  bentOf: (layer: string, activation: string, from: readonly string[], at: Lit) =>
    `${layer} (${activation}) bends every number of ${listed(from)} by the same curve: ${lit(at)}`,
  unchanged: (layer: string) =>
    `${layer} lets every number through unchanged while the network recognises.`,
  /** Weights for the last side of a stack alone. */
  rowwise: (layer: string, at: Lit) =>
    `${layer} multiplies and adds along every row, always with the same weights: ${lit(at)}`,
  lay: (name: string, count: number, size: readonly number[], all: number) =>
    count === 1
      ? `${name} lays the picture of ${by(size)} in one row: ${counted(all, numbers)}.`
      : `${name} lays the ${many(count)} maps of ${by(size)} in one row: ${counted(all, numbers)}.`,
  together(
    names: string,
    counts: readonly (readonly [part: Part, many: number])[],
    same: Left | null,
    at: Lit,
  ) {
    const what = listed(counts.map(([part, n]) => counted(n, parts[part])));
    const each = same?.size ? `, all with ${counted(same.maps, maps)} of ${by(same.size)}` : "";
    return `${names}: ${what}${each}. At the end ${lit(at)}`;
  },
  range: (first: string, last: string, several: boolean) =>
    several ? `${first} to ${last}` : `${first} and ${last}`,
};
