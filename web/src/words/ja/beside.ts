/** Two networks side by side: what both make of one drawing, moved about, and of the tricky ones. */
import type { Words } from "../words";
import { percent, probability } from "./numbers";

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const level = across < 0 ? "左" : across > 0 ? "右" : "";
  const vertical = down < 0 ? "上" : down > 0 ? "下" : "";
  return `${level}${vertical}へ`;
}

export const beside: Words["beside"] = {
  title: "並べて比べる",
  close: "並べた表示を閉じる",
  closeKey: "閉じる（Esc）",
  opened: "2つのネットワークが並びました。描いたものを両方が読みます。",
  other: "比べる相手",
  waiting: (name) => `${name}を待っています…`,
  cannot: "この2つは読む画像か答えが違います。別のものを選んでください。",
  blank: "数字を描いてください。描いている間に両方のネットワークが読みます。",
  answers: "答え",
  answer: (name, confidence) => `${name}、${probability(confidence)}`,
  digit: "数字",
  looked: "それぞれが見たもの",
  lookedWords: "暖色の塗りつぶしの四角は答えに賛成、寒色の中抜きの四角は反対です。",
  map: (network, name) => `${network}で${name}に賛成するもの`,
  at: (pixel, value) => `${pixel}：${value}`,
  moved: (by) => `${by}ピクセル移動`,
  movedWords: (by) =>
    `同じ絵を、あらゆる方向に${by}ピクセル動かしたもの。パッドはインクを中央に置きます。そこでしか見たことのないネットワークは、ほかの場所では分からないかもしれません。`,
  kept: (count, all, name) => `${all}枚中${count}枚はまだ${name}と読まれます`,
  movedGrid: (network) => `${network}、1枚ずつ`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `移動なし：${answer}、${probability(confidence)}`
      : `${way(across, down)}移動：${answer}、${probability(confidence)}`,
  tricky: "紛らわしい絵",
  trickyWords: (name, count) =>
    `どれも2つの数字に見える${count}枚の絵で、${name}が迷うように作りました。正解はありませんが、2つのどちらかなら妥当です。`,
  drawing: "絵",
  could: "候補",
  either: (one, other) => `${one}か${other}`,
  sensible: "2つのどちらか",
  strange: "どちらでもない",
  share: (confidence) => percent(confidence),
  sums: "2つのどちらか",
  sum: (count, all) => `${count}/${all}`,
  sure: (share) => `${percent(share)}を超えて確信`,
  draw: (one, other) => `パッドに描く：${one}か${other}`,
};
