/** As faults.ts, of what is loaded later. */
import type { Words } from "../words";
import { many } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "このファイルは訓練の記録ではありません。",
  historyFormat: (format, known) =>
    `記録の形式は${format}ですが、このページが読むのは${known}です。forwardpassを更新してください。`,
  historyTwice: (name) => `記録に${name}が2つあります。`,
  historyField: (field) => `記録が壊れています。記述の${field}が合いません。`,
  historyTensor: (name) => `テンソル${name}は使われません。`,
  historyKeeps: (name) => `記録にある${name}は使われません。`,
  historyForm: (name) => `記録にある${name}の形が合いません。`,
  historyNumbers: (name) => `${name}にNaN、無限大、または目盛りのない数があります。`,
  seedOf: (most, seed) => `シードは0から${most}までの整数で、${seed}ではありません。`,
  notIdx: (file, dimensions) =>
    `${file}は${many(dimensions)}次元のバイト列のIDXファイルではありません。`,
  idxNumbers: (file, has, said) =>
    `${file}の数は${many(has)}個で、書いてある${many(said)}個ではありません。`,
  optimizerOf: (known) => `最適化手法は${known.join("、")}のどれかでなければなりません。`,
  trainingRate: () => "学習率は0より大きい数です。",
  rateFalls: () =>
    "学習率は、0より大きいステップ数ごとに半分になるか、まったく変わりません（null）。",
  batchOf: (most) => `1バッチは1から${many(most)}個までの例です。`,
  noDrawing: () => "学ぶための絵がありません。",
  noPicture: () => "学ぶための画像がありません。",
  grownTooLarge: () => "数が大きくなりすぎてfloat32に収まりません。学習率が高すぎます。",
  picturesOf: (values) =>
    `学ぶための画像には、それぞれ${many(values)}個の値と1つのクラスが必要です。`,
  classesOf: (last) => `クラスは0から${last}までの数です。`,
};
