/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import type { Piece } from "../en/formula";
import type { Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { of as ofClass } from "./names";
import { counted, listed, many, noun, nouns, num, probability, valuesListed } from "./numbers";

const pooled: Readonly<Record<Pooling, string>> = {
  largest: "o maior de",
  mean: "média de",
  sum: "soma de",
};
const DOTS = "\u2026";

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`viés ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` \u2192 ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} vezes ${num(w)}`));
    if (more > 0)
      parts.push(more === 1 ? "outro produto" : `outros ${counted(more, nouns.product)}`);
    if (sum && sum.bias !== null) parts.push(`o viés ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" mais ")}`;
    if (!sum) return `${added}.`;
    const then = normed ? `; ${listed(normed.names)} transforma isso em ${num(normed.z)}` : "";
    const whole = `${added} dá ${num(sum.z)}${then}`;
    return bent ? `${whole}; ${bent.activation} transforma isso em ${num(bent.a)}.` : `${whole}.`;
  },
  bent: ({ z, activation, a }) => `${num(z)} \u2192 ${activation} \u2192 ${num(a)}`,
  bentAloud: ({ z, activation, a }) => `${activation} transforma ${num(z)} em ${num(a)}.`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    `(${num(sum)} \u2212 média ${num(mean)}) / dispersão ${num(spread)} \u00d7 ${num(weight)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)} menos a média ${num(mean)}, dividido pela dispersão ${num(spread)}, vezes ${num(weight)}, mais ${num(bias)} dá ${num(z)}.`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `linha ${row}: ${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }) =>
    `A linha ${row} contém, a partir da coluna ${column}: ${valuesListed(values.map(num))}.`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}: ${pooled[pooling]} ${valuesListed(parts)} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`mais ${many(more)}`] : [])];
    return `${of}: ${pooled[pooling]} ${valuesListed(parts)} é ${num(value)}.`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `e elevado a ${num(score)}, dividido pela soma de ${counted(count, noun("potência como essa", "potências como essa"))}, dá ${probability(share)}.`;
  },
  cell: ({ map, row, column }) => `mapa ${map}, linha ${row}, coluna ${column}`,
  neuron: (index) => `neurônio ${index}`,
  output: (name) => `pontuação ${ofClass(name)}`,
};
