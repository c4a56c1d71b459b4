/** Two pictures beside each other, and how they differ. */
import type { Words } from "../words";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "−";

export const compare: Words["compare"] = {
  name: "差",
  title: "B引くA",
  keep: "残して比べる",
  keepKey: "この絵を残し、次の絵と比べる（K）",
  keepNow: "BをAとして残す",
  asBefore: "前と比べる",
  end: "比較を終える",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name}（${cellPercent(confidence)}）`,
  none: "–",
  picture: (name, confidence) =>
    `残したAを読んだときのネットワーク：${name}、${probability(confidence)}。`,
  kept: (name, confidence) =>
    `Aとして残しました：${name}、${probability(confidence)}。次は別の絵を描くか、何かを変えてください。`,
  ended: "比較を終えました。",
  nothing: (digits) =>
    digits
      ? "まず数字を描くと、残せるようになります。"
      : "まず入力を選ぶと、残せるようになります。",
  same: "BはまだAと同じです。別の絵を描くか、何かをオフにしてください。",
  blank: "Bを描いてください。描いている間にAと比べます。",
  inputs: (picture) => (picture ? "インク：Bだけ、またはAだけ" : "値：Bで大きい、または小さい"),
  answers: "パーセントポイント",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  shares: (name, before, after) => `${name}：Aで${cellPercent(before)}、Bで${cellPercent(after)}`,
  neurons: "最も変わったニューロン",
  change: (before, after) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
