/** The story's arithmetic in one line, as it is written and as it is read aloud, in French. */
import type { Piece } from "../en/formula";
import type { Words } from "../words";
import { counted, listed, many, num, probability } from "./numbers";

const pooled: Readonly<Record<"largest" | "mean" | "sum", string>> = {
  largest: "maximum de",
  mean: "moyenne de",
  sum: "somme de",
};
const DOTS = "\u2026";

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`biais ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of} : `}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` \u2192 ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} fois ${num(w)}`));
    if (more > 0) parts.push(counted(more, { one: "autre produit", other: "autres produits" }));
    if (sum && sum.bias !== null) parts.push(`le biais ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of} : `}${parts.join(" plus ")}`;
    if (!sum) return `${added}.`;
    const then = normed ? ` ; ${listed(normed.names)} : cela devient ${num(normed.z)}` : "";
    const whole = `${added} donne ${num(sum.z)}${then}`;
    return bent ? `${whole} ; ${bent.activation} en fait ${num(bent.a)}.` : `${whole}.`;
  },
  bent: ({ z, activation, a }) => `${num(z)} \u2192 ${activation} \u2192 ${num(a)}`,
  bentAloud: ({ z, activation, a }) => `De ${num(z)}, ${activation} fait ${num(a)}.`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    `(${num(sum)} \u2212 moyenne ${num(mean)}) / écart ${num(spread)} \u00d7 ${num(weight)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)} moins la moyenne ${num(mean)}, divisé par l’écart ${num(spread)}, fois ${num(weight)}, plus ${num(bias)} donne ${num(z)}.`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `ligne ${row} : ${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }) =>
    `La ligne ${row} contient, à partir de la colonne ${column} : ${values.map(num).join(" ; ")}.`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of} : ${pooled[pooling]} ${parts.join(" ; ")} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`${many(more)} de plus`] : [])];
    return `${of} : ${pooled[pooling]} ${listed(parts)} : ${num(value)}.`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `e puissance ${num(score)}, divisé par la somme de ${counted(count, { one: "telle puissance", other: "telles puissances" })}, donne ${probability(share)}.`;
  },
  cell: ({ map, row, column }) => `carte ${map}, ligne ${row}, colonne ${column}`,
  neuron: (index) => `neurone ${index}`,
  output: (name) => `score de ${name}`,
};
