/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import type { Piece } from "../en/formula";
import type { Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { of as ofClass } from "./names";
import { counted, listed, many, noun, nouns, num, probability, valuesListed } from "./numbers";

const pooled: Readonly<Record<Pooling, string>> = {
  largest: "el mayor de",
  mean: "media de",
  sum: "suma de",
};
const DOTS = "\u2026";

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`sesgo ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` \u2192 ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} por ${num(w)}`));
    if (more > 0)
      parts.push(more === 1 ? "otro producto" : `otros ${counted(more, nouns.product)}`);
    if (sum && sum.bias !== null) parts.push(`el sesgo ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" más ")}`;
    if (!sum) return `${added}.`;
    const then = normed ? `; ${listed(normed.names)} lo convierte en ${num(normed.z)}` : "";
    const whole = `${added} da ${num(sum.z)}${then}`;
    return bent ? `${whole}; ${bent.activation} lo convierte en ${num(bent.a)}.` : `${whole}.`;
  },
  bent: ({ z, activation, a }) => `${num(z)} \u2192 ${activation} \u2192 ${num(a)}`,
  bentAloud: ({ z, activation, a }) => `${activation} convierte ${num(z)} en ${num(a)}.`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    `(${num(sum)} \u2212 media ${num(mean)}) / dispersión ${num(spread)} \u00d7 ${num(weight)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)} menos la media ${num(mean)}, dividido entre la dispersión ${num(spread)}, por ${num(weight)}, más ${num(bias)} da ${num(z)}.`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `fila ${row}: ${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }) =>
    `La fila ${row} contiene, desde la columna ${column}: ${valuesListed(values.map(num))}.`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}: ${pooled[pooling]} ${valuesListed(parts)} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`${many(more)} más`] : [])];
    return `${of}: ${pooled[pooling]} ${valuesListed(parts)} es ${num(value)}.`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `e elevado a ${num(score)}, dividido entre la suma de ${counted(count, noun("potencia como esa", "potencias como esa"))}, da ${probability(share)}.`;
  },
  cell: ({ map, row, column }) => `mapa ${map}, fila ${row}, columna ${column}`,
  neuron: (index) => `neurona ${index}`,
  output: (name) => `puntuación ${ofClass(name)}`,
};
