/** The story's arithmetic in one line, as it is written and as it is read aloud. */
import type { Piece } from "../en/formula";
import type { Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { ltr, rtl } from "./bidi";
import { nouns } from "./nouns";
import { counted, countedOf, listed, many, num, probability } from "./numbers";

const pooled: Readonly<Record<Pooling, string>> = {
  largest: "الأكبر من",
  mean: "متوسط",
  sum: "مجموع",
};
const DOTS = "\u2026";

/** A line of arithmetic after what it is about. */
const about = (of: string | null, line: string): string =>
  of === null ? ltr(line) : `${of}: ${ltr(line)}`;

export const formula: Words["formula"] = {
  sum({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} \u00d7 ${num(w)}`));
    if (more > 0) parts.push(DOTS);
    if (sum && sum.bias !== null) parts.push(`${rtl("انحياز")} ${num(sum.bias)}`);
    const added = parts.join(" + ");
    if (!sum) return about(of, added);
    const then = normed ? [...normed.names, num(normed.z)].map((each) => ` \u2192 ${each}`) : [];
    const whole = `${added} = ${num(sum.z)}${then.join("")}`;
    return about(of, bent ? `${whole} \u2192 ${bent.activation} \u2192 ${num(bent.a)}` : whole);
  },
  sumAloud({ of, terms, more, join, sum, normed, bent }) {
    const parts = terms.map(([a, w]) => (join ? num(a) : `${num(a)} في ${num(w)}`));
    if (more > 0) parts.push(`${counted(more, nouns.product)} أخرى`);
    if (sum && sum.bias !== null) parts.push(`الانحياز ${num(sum.bias)}`);
    const added = `${of === null ? "" : `${of}: `}${parts.join(" زائد ")}`;
    if (!sum) return `${added}.`;
    const then = normed ? `؛ و${listed(normed.names)} يجعله ${num(normed.z)}` : "";
    const whole = `${added} يساوي ${num(sum.z)}${then}`;
    return bent ? `${whole}؛ و${bent.activation} تجعله ${num(bent.a)}.` : `${whole}.`;
  },
  bent: ({ z, activation, a }) => ltr(`${num(z)} \u2192 ${activation} \u2192 ${num(a)}`),
  bentAloud: ({ z, activation, a }) => `${activation} تجعل ${num(z)} يصير ${num(a)}.`,
  norm: ({ sum, mean, spread, weight, bias, z }) =>
    ltr(
      `(${num(sum)} \u2212 ${rtl("متوسط")} ${num(mean)}) / ${rtl("تشتت")} ${num(spread)} \u00d7 ${num(weight)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}`,
    ),
  normAloud: ({ sum, mean, spread, weight, bias, z }) =>
    `${num(sum)} ناقص المتوسط ${num(mean)}، مقسومًا على التشتت ${num(spread)}، في ${num(weight)}، زائد ${num(bias)} يساوي ${num(z)}.`,
  row({ row, values, before, after }) {
    const parts = [...(before ? [DOTS] : []), ...values.map(num), ...(after ? [DOTS] : [])];
    return `الصف ${row}: ${ltr(parts.join("  "))}`;
  },
  rowAloud: ({ row, column, values }) =>
    `في الصف ${row}، من العمود ${column} فصاعدًا: ${values.map(num).join("، ")}.`,
  pool({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [DOTS] : [])];
    return `${of}: ${ltr(`${rtl(pooled[pooling])} ${parts.join(", ")} = ${num(value)}`)}`;
  },
  poolAloud({ of, pooling, values, more, value }) {
    const parts = [...values.map(num), ...(more > 0 ? [`${many(more)} غيرها`] : [])];
    return `${of}: ${pooled[pooling]} ${listed(parts)} هو ${num(value)}.`;
  },
  share({ score, others, more, share }) {
    const power = (value: number): Piece[] => ["e", { raised: num(value) }];
    const rest = others.flatMap((other) => [" + ", ...power(other)]);
    const dots = more > 0 ? ` + ${DOTS}` : "";
    const end = `${dots}) = ${rtl(probability(share))}\u2069`;
    return ["\u2066", ...power(score), " / (", ...power(score), ...rest, end];
  },
  shareAloud({ score, others, more, share }) {
    const count = 1 + others.length + more;
    return `e مرفوعًا إلى ${num(score)}، مقسومًا على مجموع ${countedOf(count, nouns.power)} مثلها، يساوي ${probability(share)}.`;
  },
  cell: ({ map, row, column }) => `الخريطة ${map}، الصف ${row}، العمود ${column}`,
  neuron: (index) => `العصبون ${index}`,
  output: (name) => `درجة ${name}`,
};
