/** The story's arithmetic in one line, as it is written and as it is read aloud, in German. */
import type { Piece } from "../en/formula";
import type { Words } from "../words";
import { counted, listed, many, num, probability } from "./numbers";

const pooled: Readonly<Record<"largest" | "mean" | "sum", string>> = {
  largest: "Maximum von",
  mean: "Mittelwert von",
  sum: "Summe von",
};
const DOTS = "\u2026";

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`Bias ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` \u2192 ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} mal ${num(w)}`));
    if (more > 0) parts.push(counted(more, { one: "weiteres Produkt", other: "weitere Produkte" }));
    if (sum && sum.bias !== null) parts.push(`Bias ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" plus ")}`;
    if (!sum) return `${added}.`;
    const then = normed ? `; ${listed(normed.names)}: daraus wird ${num(normed.z)}` : "";
    const whole = `${added} ergibt ${num(sum.z)}${then}`;
    return bent ? `${whole}; ${bent.activation} macht daraus ${num(bent.a)}.` : `${whole}.`;
  },
  bent: ({ z, activation, a }) => `${num(z)} \u2192 ${activation} \u2192 ${num(a)}`,
  bentAloud: ({ z, activation, a }) => `Aus ${num(z)} macht ${activation} ${num(a)}.`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    `(${num(sum)} \u2212 Mittelwert ${num(mean)}) / Streuung ${num(spread)} \u00d7 ${num(weight)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)} minus Mittelwert ${num(mean)}, geteilt durch die Streuung ${num(spread)}, mal ${num(weight)}, plus ${num(bias)} ergibt ${num(z)}.`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `Zeile ${row}: ${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }) =>
    `In Zeile ${row} stehen ab Spalte ${column}: ${values.map(num).join("; ")}.`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}: ${pooled[pooling]} ${parts.join("; ")} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`${many(more)} weiteren`] : [])];
    return `${of}: ${pooled[pooling]} ${listed(parts)} ist ${num(value)}.`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `e hoch ${num(score)}, geteilt durch die Summe von ${counted(count, { one: "solcher Potenz", other: "solchen Potenzen" })}, ergibt ${probability(share)}.`;
  },
  cell: ({ map, row, column }) => `Karte ${map}, Zeile ${row}, Spalte ${column}`,
  neuron: (index) => `Neuron ${index}`,
  output: (name) => `Score von ${name}`,
};
