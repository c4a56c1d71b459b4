/** Two networks side by side: what both make of one drawing, moved about, and of the tricky ones. */
import type { Words } from "../words";
import { percent, probability } from "./numbers";

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const level = across < 0 ? "左" : across > 0 ? "右" : "";
  const vertical = down < 0 ? "上" : down > 0 ? "下" : "";
  return `向${level}${vertical}`;
}

export const beside: Words["beside"] = {
  title: "并排",
  close: "关闭并排",
  closeKey: "关闭（Esc）",
  opened: "两个网络并排显示。两个都读你画的图。",
  other: "对比对象",
  waiting: (name) => `${name}正在路上…`,
  cannot: "这两个读的图不同，或给出的答案不同：请另选一个。",
  blank: "画一个数字：你一边画，两个网络一边读。",
  answers: "答案",
  answer: (name, confidence) => `${name}，${probability(confidence)}`,
  digit: "数字",
  looked: "各自看了什么",
  lookedWords: "暖色实心方块支持它的答案；冷色空心方块反对。",
  map: (network, name) => `${network}中支持${name}的部分`,
  at: (pixel, value) => `${pixel}：${value}`,
  moved: (by) => `移动${by}像素`,
  movedWords: (by) =>
    `同一张图，向各个方向移动${by}像素。画板把墨迹放在正中；只在那里见过墨迹的网络，换个地方可能就不认识了。`,
  kept: (count, all, name) => `${all}张中有${count}张仍读作${name}`,
  movedGrid: (network) => `${network}，逐张来看`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `没有移动：${answer}，${probability(confidence)}`
      : `${way(across, down)}移动：${answer}，${probability(confidence)}`,
  tricky: "难辨的图",
  trickyWords: (name, count) =>
    `${count}张图，每张都可能是两个数字，专门让${name}犹豫。没有正确答案，但两个中的一个是合理的。`,
  drawing: "图",
  could: "可能是",
  either: (one, other) => `${one}或${other}`,
  sensible: "两者之一",
  strange: "两者都不是",
  share: (confidence) => percent(confidence),
  sums: "两者之一",
  sum: (count, all) => `${count}/${all}`,
  sure: (share) => `确定程度超过${percent(share)}`,
  draw: (one, other) => `画到画板上：${one}或${other}`,
};
