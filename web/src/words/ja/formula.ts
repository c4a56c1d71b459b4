/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import type { Piece } from "../en/formula";
import type { Words } from "../words";
import { at as place } from "./names";
import { listed, many, num, probability } from "./numbers";

const pooled = { largest: "最大", mean: "平均", sum: "総和" };
const DOTS = "…";
const about = (of: string | null): string => (of === null ? "" : `${of}：`);

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} × ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`バイアス${num(sum.bias)}`);
    const added = `${about(of)}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` → ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} → ${bent.activation} → ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)}かける${num(w)}`));
    if (more > 0) parts.push(`ほか${many(more)}個の積`);
    if (sum && sum.bias !== null) parts.push(`バイアス${num(sum.bias)}`);
    const added = `${about(of)}${parts.join("、足す")}`;
    if (!sum) return `${added}。`;
    const then = normed ? `。${listed(normed.names)}で${num(normed.z)}になります` : "";
    const whole = `${added}は${num(sum.z)}${then}`;
    return bent ? `${whole}。${bent.activation}で${num(bent.a)}になります。` : `${whole}。`;
  },
  bent: ({ z, activation, a }) => `${num(z)} → ${activation} → ${num(a)}`,
  bentAloud: ({ z, activation, a }) => `${activation}は${num(z)}を${num(a)}にします。`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    `(${num(sum)} − 平均${num(mean)}) / 標準偏差${num(spread)} × ${num(weight)} ${bias < 0 ? "−" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)}から平均${num(mean)}を引き、標準偏差${num(spread)}で割り、${num(weight)}を掛け、${num(bias)}を足すと${num(z)}です。`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `${row}行目：${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }) =>
    `${row}行目、${column}列目からの数：${values.map(num).join("、")}。`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}：${parts.join(", ")}の${pooled[pooling]} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`ほか${many(more)}個`] : [])];
    return `${of}：${listed(parts)}の${pooled[pooling]}は${num(value)}です。`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `eの${num(score)}乗を、同じような${many(count)}個の累乗の総和で割ると、${probability(share)}です。`;
  },
  cell: ({ map, row, column }) => `マップ${map}の${place(row, column)}`,
  neuron: (index) => `ニューロン${index}`,
  output: (name) => `${name}のスコア`,
};
