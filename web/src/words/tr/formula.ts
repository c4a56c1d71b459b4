/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import type { Piece } from "../en/formula";
import type { Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { counted, inRow, listed, many, num, probability } from "./numbers";

const pooled: Readonly<Record<Pooling, string>> = {
  largest: "en büyüğü",
  mean: "ortalaması",
  sum: "toplamı",
};
const DOTS = "\u2026";

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`yanlılık ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` \u2192 ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} çarpı ${num(w)}`));
    if (more > 0) parts.push(`${many(more)} çarpım daha`);
    if (sum && sum.bias !== null) parts.push(`yanlılık ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" artı ")}`;
    if (!sum) return `${added}.`;
    const then = normed ? `; ${listed(normed.names)} sonrası ${num(normed.z)}` : "";
    const whole = `${added}, eşittir ${num(sum.z)}${then}`;
    return bent ? `${whole}; ${bent.activation} sonrası ${num(bent.a)}.` : `${whole}.`;
  },
  bent: ({ z, activation, a }) => `${num(z)} \u2192 ${activation} \u2192 ${num(a)}`,
  bentAloud: ({ z, activation, a }) => `${num(z)}, ${activation} sonrası ${num(a)}.`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    `(${num(sum)} \u2212 ortalama ${num(mean)}) / yayılım ${num(spread)} \u00d7 ${num(weight)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)} eksi ortalama ${num(mean)}, bölü yayılım ${num(spread)}, çarpı ${num(weight)}, artı ${num(bias)}, eşittir ${num(z)}.`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `satır ${row}: ${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }) =>
    `Satır ${row}, sütun ${column} ve sonrası: ${inRow(values.map(num))}.`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}: (${inRow(parts)}) ${pooled[pooling]} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`${many(more)} sayı daha`] : [])];
    return `${of}: ${inRow(parts)}; bunların ${pooled[pooling]} ${num(value)}.`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `e üzeri ${num(score)}, bölü böyle ${counted(count, "kuvvetin")} toplamı, eşittir ${probability(share)}.`;
  },
  cell: ({ map, row, column }) => `harita ${map}, satır ${row}, sütun ${column}`,
  neuron: (index) => `nöron ${index}`,
  output: (name) => `${name} skoru`,
};
