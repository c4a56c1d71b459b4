/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import type { Pooling } from "./mapsteps";
import type { MapCell } from "./names";
import { counted, listed, many, num, probability } from "./numbers";

/** What one neuron computes, as far as the story has come. */
export interface Summed {
  /** What the line is about where that is not clear: a neuron of a layer, an output by its class. */
  readonly of: string | null;
  /** Value and weight of the largest products; how many more there are. */
  readonly terms: readonly (readonly [a: number, w: number])[];
  readonly more: number;
  /** It has no weights, only what it adds. */
  readonly join: boolean;
  /** The bias, null where there is none, and the whole sum; undefined: not yet. */
  readonly sum?: { readonly bias: number | null; readonly z: number };
  /** What norms make of the sum; undefined: not yet, or there are none. */
  readonly normed?: { readonly names: readonly string[]; readonly z: number };
  /** What its activation makes of that; undefined: not yet, or there is none. */
  readonly bent?: { readonly activation: string; readonly a: number };
}

/** A sum, or what a norm made of it, and what the activation makes of that. */
export interface Bent {
  readonly activation: string;
  readonly z: number;
  readonly a: number;
}

/** A batch norm of one sum: (sum - mean) / spread * weight + bias = z. */
export interface Normed {
  readonly sum: number;
  readonly mean: number;
  readonly spread: number;
  readonly weight: number;
  readonly bias: number;
  readonly z: number;
}

/** Neighbours in a row of a map, from this column on, counted from 1; whether there are more on both sides. */
export interface RowOfMap {
  readonly row: number;
  readonly column: number;
  readonly values: readonly number[];
  readonly before: boolean;
  readonly after: boolean;
}

/** What a pool makes of the numbers under its window, of which some are written. */
export interface Pooled {
  readonly of: string;
  readonly pooling: Pooling;
  readonly values: readonly number[];
  readonly more: number;
  readonly value: number;
}

export interface Exponent {
  /** Of the answer, and those of the others that are written out. */
  readonly score: number;
  readonly others: readonly number[];
  readonly more: number;
  readonly share: number;
}

/** A piece of a line: as it stands, or raised. */
export type Piece = string | { readonly raised: string };

const products = { one: "product", other: "products" };
const pooled: Readonly<Record<Pooling, string>> = {
  largest: "largest of",
  mean: "mean of",
  sum: "sum of",
};
const DOTS = "\u2026";

export const formula = {
  sum({ of, terms, more, join, sum, normed, bent }: Summed): string {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`bias ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` \u2192 ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }: Summed): string {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} times ${num(w)}`));
    if (more > 0) parts.push(`${many(more)} more ${more === 1 ? products.one : products.other}`);
    if (sum && sum.bias !== null) parts.push(`the bias ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" plus ")}`;
    if (!sum) return `${added}.`;
    const then = normed ? `; ${listed(normed.names)} makes ${num(normed.z)} of it` : "";
    const whole = `${added} makes ${num(sum.z)}${then}`;
    return bent ? `${whole}; ${bent.activation} makes ${num(bent.a)} of it.` : `${whole}.`;
  },
  bent: ({ z, activation, a }: Bent) => `${num(z)} \u2192 ${activation} \u2192 ${num(a)}`,
  bentAloud: ({ z, activation, a }: Bent) => `${activation} makes ${num(a)} of ${num(z)}.`,
  norm: ({ sum, mean, spread, weight, bias, z }: Normed) =>
    `(${num(sum)} \u2212 mean ${num(mean)}) / spread ${num(spread)} \u00d7 ${num(weight)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }: Normed) =>
    `${num(sum)} less the mean ${num(mean)}, divided by the spread ${num(spread)}, times ${num(weight)}, plus ${num(bias)} makes ${num(z)}.`,
  row({ row, values, before, after }: RowOfMap): string {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `row ${row}: ${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }: RowOfMap) =>
    `Row ${row} holds, from column ${column} on: ${values.map(num).join(", ")}.`,
  pool({ of, pooling, values, more, value }: Pooled): string {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}: ${pooled[pooling]} ${parts.join(", ")} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }: Pooled): string {
    const parts = [...values.map(num), ...(more > 0 ? [`${many(more)} more`] : [])];
    return `${of}: ${pooled[pooling]} ${listed(parts)} is ${num(value)}.`;
  },
  /** e to the power of a score, divided by the sum of all of these. */
  share({ score, others, more, share }: Exponent): readonly Piece[] {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }: Exponent): string {
    const count = 1 + others.length + more;
    return `e to the power of ${num(score)}, divided by the sum of ${counted(count, { one: "such power", other: "such powers" })}, makes ${probability(share)}.`;
  },
  cell: ({ map, row, column }: MapCell) => `map ${map}, row ${row}, column ${column}`,
  neuron: (index: number) => `neuron ${index}`,
  output: (name: string) => `score of ${name}`,
};
