/** "Look inside" feature maps: a cell number by number, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { at as place } from "./names";
import { fixed, many, percent, signed } from "./numbers";

const makings: Readonly<Record<Making, readonly [noun: string, made: string]>> = {
  products: ["積", "総和"],
  largest: ["数", "最大"],
  mean: ["数", "平均"],
  sum: ["数", "総和"],
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, unit: string): string =>
  first === last ? `${first}${unit}目` : `${first}～${last}${unit}目`;

export const maps: Words["maps"] = {
  map: (layer, map) => `${layer}マップ${map}`,
  drawing: "描いた絵",
  plane: (plane) => `色の平面${plane}`,
  place,
  mapShort: "マップ",
  rowShort: "行",
  columnShort: "列",
  mapField: (last) => `マップ、0から${last}`,
  rowField: (last) => `行、1から${last}`,
  columnField: (last) => `列、1から${last}`,
  cellOff: "セルをオフに",
  cellIsOff: "セルはオフ",
  mapOff: "マップをオフに",
  mapIsOff: "マップはオフ",

  made(making, count) {
    const [noun, made] = makings[making];
    return rich`${many(count)}個の${noun}の${made} = ${slot("value")}`;
  },
  reads: rich`読むのは${slot("value")}`,
  bias: (layer, bias) => rich`${layer}：${slot("sum")}${added(bias)} = ${slot("value")}`,
  normal(name, before, { mean, spread, factor, shift }) {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${name}：${all} = ${slot("value")}`;
  },
  normalWords: {
    batch_norm: "（訓練での平均を引き、標準偏差で割り、縮めてずらす）",
    layer_norm: "（今の層の平均を引き、標準偏差で割り、縮めてずらす）",
    group_norm: "（今のグループの平均を引き、標準偏差で割り、縮めてずらす）",
    local_response_norm: "（ここでの隣のマップの強さで割る）",
    scale: "（定数を掛け、別の定数を足す）",
  },
  bent: (kind, before) => rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name, factor) => rich`${name}：× ${fixed(factor)}`,

  readTitle: "何を読むか",
  readMaps: (shown, all) =>
    shown < all
      ? rich`窓の下の数 × 重み。${strong(many(all))}枚のマップのうち、増減が最も大きい${strong(many(shown))}枚が先です。`
      : rich`数 × 重み、場所ごと。`,
  readWindow: {
    largest: "窓の下の数。枠のついたものが最大で、それだけが先へ伝わります。",
    mean: "窓の下の数。どれも同じ重要さです。",
    sum: "窓の下の数。足し合わされます。",
  },
  padding: "マップの外の場所は0とします。",
  adds: rich`の分は${slot("value")}`,
  numbers: "数",
  window: "カーネル",
  weights: "重み",
  products: "積",
  productsName: (from) => `${from}との積`,
  windowName: (from) => `${from}の上の窓`,
  numbersOf: "すべての数",
  numbersIn: (from) => `${from}のすべての数`,
  tap: (row, column, value, weight, product) =>
    `${row}, ${column}：${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(product)}`,
  taken: (row, column, value) => `${row}, ${column}：${fixed(value)}`,
  outside: "外",
  winner: "先へ伝わる",
  more: (count) => rich`ほか${many(count)}枚のマップの分は合わせて${slot("value")}です。`,
  showMore: (count) => `さらに${many(count)}枚表示`,
  sum: "総和",
  usualTitle: "マップがふだん何に反応するか",
  usual(best, often) {
    const most =
      best === null ? rich`一度も活性化しませんでした。` : rich`最も強いのは${strong(best)}です。`;
    const share = often === null ? "" : `全訓練画像で、セルの${percent(often)}が活性化しました。`;
    return rich`${most}${share}それぞれの平均の活性化値：`;
  },

  wholeTitle: (name) => `${name}の全体`,
  active: (active, all) =>
    rich`${many(all)}個のセルのうち${strong(many(active))}個（${percent(active / all)}）が0より大きい値です。`,
  loudest: rich`最も強いのは${slot("cell")}：${slot("value")}です。`,
  mapPicture: (name) =>
    `${name}。矢印キーでセルからセルへ移り、Enterで開き、Page UpとPage Downで前と次のマップを開きます。`,
  cellAt: (row, column, value) => `${place(row, column)}：${fixed(value)}`,
  before: "前のマップ",
  after: "次のマップ",
  fieldTitle: "入力のどこを見るか",
  field: ({ top, bottom, left, right }) =>
    rich`描いた絵のうち、${nowrap(span(top, bottom, "行"))}、${nowrap(span(left, right, "列"))}を見ます。`,
  wholeField: "絵の全体を見ます。",
  pictures: (drawing) =>
    rich`${drawing ? "ピクセル" : "入力"}からここまでの、効いている重みをすべて掛け合わせたもの：${drawing ? "この絵" : "この入力"}では正確です。右の図を足すと${slot("picture")}、実効バイアス${slot("bias")}を足すとz = ${slot("z")}です。`,

  kernels: (layer) => `${layer}のすべてのカーネル`,
  kernelsTitle: "カーネル",
  kernelsAbout: (count, rows, columns) =>
    rich`カーネル${many(count)}個、それぞれ${String(rows)} × ${String(columns)}個の重み。すべて同じ目盛りで、行はマップ、列は読むマップです。`,
  kernelsName: (layer) =>
    `${layer}のカーネル。矢印キーでカーネルからカーネルへ移り、Enterでマップを開きます。`,
  kernel: (map, from) => `${from}を読む${map}`,
  kernelRange: (low, high) => `${signed(low, 2)}から${signed(high, 2)}`,
  rowsShown: (first, last, all) => `マップ${many(first)}～${many(last)}／全${many(all)}枚`,
  columnsShown: (first, last, all) => `読むマップ${many(first)}～${many(last)}／全${many(all)}枚`,
  turn: {
    rows: ["前のマップへ", "次のマップへ"],
    columns: ["前に読むマップへ", "次に読むマップへ"],
  },
  back: (name) => `${name}へ戻る`,

  question: "…ニューロンやマップがオフだったら？",
  howMany: "マップの数",
  flip: (count, layer, to) =>
    count === 1
      ? `${layer}の最も強いマップをオフ：答えは${to}に`
      : `${layer}の最も強い${many(count)}枚のマップをオフ：答えは${to}に`,
  never: (count, layer, name) =>
    count === 0
      ? `${layer}には、2番目のクラスに反対して${name}に賛成するマップがありません。`
      : `${name}に賛成する${layer}の${many(count)}枚のマップがすべてなくても、答えは${name}です。`,
  group: (count, all, name, other) =>
    rich`${slot("layer")}で${other}に反対して${name}に賛成するマップ${many(all)}枚のうち、最も強い${strong(many(count))}枚。`,
};
