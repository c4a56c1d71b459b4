/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import type { Piece } from "../en/formula";
import type { Words } from "../words";
import { at as place } from "./names";
import { listed, many, num, probability } from "./numbers";

const pooled = { largest: "最大值", mean: "平均值", sum: "总和" };
const DOTS = "…";
const about = (of: string | null): string => (of === null ? "" : `${of}：`);

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} × ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`偏置${num(sum.bias)}`);
    const added = `${about(of)}${parts.join(" + ")}`;
    if (!sum) return added;
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` → ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return bent ? `${whole} → ${bent.activation} → ${num(bent.a)}` : whole;
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)}乘以${num(w)}`));
    if (more > 0) parts.push(`另外${many(more)}个乘积`);
    if (sum && sum.bias !== null) parts.push(`偏置${num(sum.bias)}`);
    const added = `${about(of)}${parts.join("加")}`;
    if (!sum) return `${added}。`;
    const then = normed ? `；经${listed(normed.names)}变成${num(normed.z)}` : "";
    const whole = `${added}，等于${num(sum.z)}${then}`;
    return bent ? `${whole}；${bent.activation}把它变成${num(bent.a)}。` : `${whole}。`;
  },
  bent: ({ z, activation, a }) => `${num(z)} → ${activation} → ${num(a)}`,
  bentAloud: ({ z, activation, a }) => `${activation}把${num(z)}变成${num(a)}。`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    `(${num(sum)} − 平均${num(mean)}) / 标准差${num(spread)} × ${num(weight)} ${bias < 0 ? "−" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)}减去平均${num(mean)}，除以标准差${num(spread)}，乘以${num(weight)}，加${num(bias)}，等于${num(z)}。`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `第${row}行：${parts.join("  ")}`;
  },
  rowAloud: ({ row, column, values }) =>
    `第${row}行从第${column}列起是：${values.map(num).join("，")}。`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}：${parts.join(", ")}的${pooled[pooling]} = ${num(value)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`另外${many(more)}个`] : [])];
    return `${of}：${listed(parts)}的${pooled[pooling]}是${num(value)}。`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    return [...power(score), " / (", ...power(score), ...rest, `${dots}) = ${probability(share)}`];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `e的${num(score)}次方，除以${many(count)}个这样的幂的总和，等于${probability(share)}。`;
  },
  cell: ({ map, row, column }) => `特征图${map}${place(row, column)}`,
  neuron: (index) => `神经元${index}`,
  output: (name) => `${name}的得分`,
};
