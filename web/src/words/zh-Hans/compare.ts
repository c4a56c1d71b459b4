/** Two pictures beside each other, and how they differ. */
import type { Words } from "../words";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "−";

export const compare: Words["compare"] = {
  name: "差别",
  title: "B减A",
  keep: "留住对比",
  keepKey: "留住这张图，和下一张对比（K）",
  keepNow: "把B留作A",
  asBefore: "与之前对比",
  end: "结束对比",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name}（${cellPercent(confidence)}）`,
  none: "–",
  picture: (name, confidence) => `网络读留住的A时的样子：${name}，${probability(confidence)}。`,
  kept: (name, confidence) =>
    `已留作A：${name}，${probability(confidence)}。现在另画一张，或改变点什么。`,
  ended: "对比已结束。",
  nothing: (digits) => (digits ? "先画一个数字，才能留住它。" : "先选一个输入，才能留住它。"),
  same: "B还和A一样。另画一张，或关闭点什么。",
  blank: "画B：你一边画，它一边与A对比。",
  inputs: (picture) => (picture ? "墨迹：只在B，或只在A" : "值：在B较大，或较小"),
  answers: "百分点",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  shares: (name, before, after) => `${name}：A为${cellPercent(before)}，B为${cellPercent(after)}`,
  neurons: "变化最大的神经元",
  change: (before, after) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
