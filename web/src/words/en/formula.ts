/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import { counted, many, num, probability } from "./numbers";

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
  /** What its activation makes of the sum; undefined: not yet, or there is none. */
  readonly bent?: { readonly activation: string; readonly a: number };
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
const DOTS = "\u2026";

export const formula = {
  sum({ of, terms, more, join, sum, bent }: Summed): string {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`bias ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" + ")}`;
    if (!sum) return added;
    const whole = `${added} = ${num(sum.z)}`;
    return bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, bent }: Summed): string {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} times ${num(w)}`));
    if (more > 0) parts.push(`${many(more)} more ${more === 1 ? products.one : products.other}`);
    if (sum && sum.bias !== null) parts.push(`the bias ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" plus ")}`;
    if (!sum) return `${added}.`;
    const whole = `${added} makes ${num(sum.z)}`;
    return bent ? `${whole}; ${bent.activation} makes ${num(bent.a)} of it.` : `${whole}.`;
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
  neuron: (index: number) => `neuron ${index}`,
  output: (name: string) => `score of ${name}`,
};
