/** "Look inside": one neuron, the evidence, what if, the lines and dropout. */
import type { Source } from "../en/inside";
import { contra, minus, nowrap, plus, pro, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { fixed, many, percent, probability, signed } from "./numbers";

const sources: Readonly<Record<Source, string>> = {
  pixel: "インク",
  feature: "値",
  neuron: "活性化値",
};

export const neuron: Words["neuron"] = {
  choose: "ステージのニューロンをクリックするか、矢印キーで移ってEnterを押してください。",
  back: "戻る",
  backName: "前のニューロンに戻る",
  forward: "進む",
  forwardName: "次のニューロンに進む",
  layer: "層",
  input: "入力",
  number: (last) => `ニューロン、0から${last}`,
  why: (name) => `なぜ${name}？`,
  formula: (source) =>
    rich`${slot("z")} = 重み × ${source === "pixel" ? "ピクセル" : sources[source]}の和 + バイアス`,
  added: (bias) =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation, z) => rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share) => rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores) =>
    scores === 1 ? "（ただ1つのスコア）" : `（全${many(scores)}個のスコアから）`,
  off: "（オフにしました）",
  multiplied: "（ドロップアウトの分を補った後）",
  dropped: "（今回はドロップアウトでオフ）",
  active: "（活性化）",
  inactive: "（活性化していない）",
  weights: "その重み",
  seen: "ここで見るもの",
  weightsName: "その重み",
  seenName: "この入力での実効的な重み",
  timesInk: "インクを掛ける",
  timesInkName: "重みにインクを掛けたもの",
  timesValue: "値を掛ける",
  timesValueName: "重みに値を掛けたもの",
  signedAt: (name, value) => `${name}：${signed(value)}`,
  productAt: (weight, ink, product) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first, source) {
    const [inputs, all] = source === "pixel" ? ["ピクセル", "この絵"] : ["入力", "この入力"];
    const about = first
      ? rich`${inputs}ごとに1つの重み：${plus("緑の塗りつぶしの四角は賛成")}、${minus("ピンクの中抜きの四角は反対")}です。`
      : rich`${inputs}からこのニューロンまでの、効いている重みをすべて掛け合わせたもの：${all}では正確です。`;
    const bias = first ? "バイアス" : "実効バイアス";
    return rich`${about}右の図を足すと${slot("picture")}、${bias}${slot("bias")}を足すとz = ${slot("z")}です。`;
  },
  incoming: (source) => rich`入ってくるもの、大きい順：${nowrap(`重み × ${sources[source]}`)}`,
  from: "出どころ",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0 ? `ほか${many(count)}個（うち${many(zeros)}個は0）` : `ほか${many(count)}個`,
  bias: "そのバイアス",
  sum: "総和：z",
  probability: "softmax：その確率",
  after: (activation) => `${activation}の後`,
  usualTitle: "ふだん何に反応するか",
  usual(best, often) {
    const most =
      best === null ? rich`一度も活性化しませんでした。` : rich`最も強いのは${strong(best)}です。`;
    const share = often === null ? "" : `全訓練画像の${percent(often)}で活性化します。`;
    return rich`${most}${share}それぞれの平均の活性化値：`;
  },
  mean: (mean) => `：${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature" ? `入力から${name}までの道` : `ピクセルから${name}までの道`,
  light: "ステージで光らせる",
  onWay: "その道にある結合",
  value: (source) => rich`${source === "pixel" ? "インク" : "値"} = ${slot("value")}`,
  says: (name) => rich`${name}への寄与は${slot("value")}です。`,
  targets: (shown, all) =>
    shown < all
      ? `行き先：${many(all)}個の重みのうち大きい順に${shown}個`
      : `行き先：${many(all)}個の重み`,
  to: "行き先",
};

export const coverage: Words["coverage"] = {
  name: "カバー率",
  least: (share) => rich`線が少なくとも${strong(percent(share))}を運ぶ`,
  value: (share) => `根拠の${percent(share)}`,
};

export const picture: Words["picture"] = {
  role: "図",
  name: (label) => `${label}。矢印キーでピクセルからピクセルへ移ります。`,
  editable: (label) =>
    `${label}。矢印キーでピクセルからピクセルへ移り、スペースキーで消したり描いたりします。`,
  point: "ピクセルを指してください",
  scale: (most) => `最も濃い色：±${most < 0.0095 ? most.toPrecision(1) : fixed(most, 2)}`,
};

export const evidence: Words["evidence"] = {
  name: "根拠",
  toCome: "なぜこの答え？",
  why: rich`なぜ${slot("one")}？`,
  whyNot: rich`なぜ${slot("other")}ではなく${slot("one")}？`,
  asked: (name) => `なぜ${name}？`,
  askedNot: (one, other) => `なぜ${other}ではなく${one}？`,
  explained: "説明するクラス",
  compared: "比べるクラス",
  only: (name) => `${name}だけ`,
  andNot: (name) => `なぜ${name}ではない？`,
  backTo: (name) => `${name}へ戻る`,
  drawDigit: "数字を描くと、ここでそのインクを見分けます。",
  drawSomething: "何か描くと、ここでそのインクを見分けます。",
  says: (name) =>
    rich`インクの各ピクセルが${name}について言うこと：${pro("暖色の塗りつぶしの四角は賛成")}、${contra("寒色の中抜きの四角は反対")}です。`,
  valuesSay: (name) => `入力の各値が${name}について言うこと：`,
  map: (name, picture) => `${name}に賛成と反対の${picture ? "インク" : "値"}`,
  mapRather: (one, other, picture) => `${other}よりも${one}に賛成の${picture ? "インク" : "値"}`,
  parts: { pro: "賛成のインク", contra: "反対のインク" },
  valueParts: { pro: "賛成の値", contra: "反対の値" },
  bias: "実効バイアス",
  score: (name) => `${name}のスコア（logit）`,
  difference: (one, other) => `${one}引く${other}`,
  scores: (one, other, margin) =>
    rich`${one}のスコアは${slot("one")}、${other}は${slot("other")}：${one}が${strong(fixed(margin, 2))}だけ上です。その内訳：`,
  colours: (one, other) =>
    rich`${pro(`暖色の塗りつぶしの四角は${one}に賛成`)}、${contra(`寒色の中抜きの四角は${other}に賛成`)}です。`,
  deciding: (count) =>
    count === 3 ? "最も決め手になる3つのニューロン" : "最も決め手になるニューロン",
  decides: (name) => rich`${name}に${slot("value")}`,
  everyLayer: "ニューロンごとに見ても、どの層でも同じ差です",
  neurons: "そのニューロン",
  later: "後のバイアス",
  together: "合計",
  layerOf: (name, count) => `${name}（${many(count)}）`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "もしも",
  title: "もしも…",
  before: "前",
  now: "今",
  nothing: "–",
  pixels: "…ピクセルがいくつか違ったら？",
  pen: "ピクセル用のペン",
  erase: "消す",
  draw: "描く",
  restore: "元に戻す",
  picture: "ネットワークが読むピクセル",
  neurons: "…ニューロンがオフだったら？",
  off: (name) => `${name}をオフにする`,
  on: (name) => `${name}をオンにする`,
  offNone: "選んだニューロンをオフにする",
  howMany: "ニューロンの数",
  ofLayer: "ニューロンの層",
  flip: (count, layer, to) =>
    count === 1
      ? `${layer}の最も強い1個をオフ：答えは${to}に`
      : `${layer}の最も強い${many(count)}個をオフ：答えは${to}に`,
  never: (count, layer, name) =>
    count === 0
      ? `${layer}には、2番目のクラスに反対して${name}に賛成するニューロンがありません。`
      : `${name}に賛成する${layer}の${many(count)}個のニューロンがすべてなくても、答えは${name}です。`,
  countOf: (count, all) => `${many(count)}/${many(all)}`,
  group: (count, all, name, other) =>
    rich`${slot("layer")}で${other}に反対して${name}に賛成する${many(all)}個のうち、最も強い${strong(many(count))}個。`,
  none: "オフのニューロンはありません。",
  list: "オフ",
  again: "またオンにする",
  onAgain: (name) => `${name}をまたオンにする`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "結合",
  title: (count) => `${many(count)}個の結合`,
  onStage: "ステージに表示",
  important: "重要な線",
  aboutImportant: "根拠のほとんどを運ぶ線",
  matrix: "行列",
  aboutMatrix: "積の1つ1つが点。指すと数が見え、クリックするとニューロンが開きます",
  every: "すべての線",
  aboutEvery: (count) => `全${many(count)}本を数千本ずつ重ねます`,
  notHere: "このブラウザーではできません",
  importantTitle: "重要な結合",
  smallest: (name) => `層ごとに、${name}の根拠全体のうちこの割合を運ぶ、最も少ない結合です。`,
  needed: "必要",
  neededOf: (all) => rich`${many(all)}個中${slot("needed")}個`,
  drawn: "描画",
  note: "数千本が必要な所では、最も強い数本が道を示します。その層はニューロンの図で分かります。",
  order: "隠れ層のニューロンの順番",
  byNumber: "番号順",
  byDigit: "好きな数字の順",
  byClass: "好きなクラスの順",
  districts: (first, last) => `上の${first}から${last}までの地区：絵は自分の地区を光らせます`,
  activeNow: "各地区で今活性化しているもの",
  prefers: "好み",
};

export const dropout: Words["dropout"] = {
  name: "ドロップアウト",
  none: "このネットワークにドロップアウトはありません。訓練でも今と同じ計算をします。",
  about: (p) =>
    `訓練では、ニューロンは誰にも頼れません。ドロップアウトが層のニューロンを1つずつ${percent(p)}の確率でオフにし、残りには1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)}を掛けます。認識のときは、すべてが働きます。`,
  training: "訓練モード",
  crossedOut: "今×がついたもの",
  gone: (gone, all) => `${many(all)}個中${many(gone)}個（${percent(gone / all)}）`,
  others: "別のマスク",
  again: "何度もくり返す",
  passes: (runs) => `マスクを毎回変えて${runs}回：確率はどれだけばらつくでしょう。`,
  repeat: (runs) => `${runs}回くり返す`,
  repeatMore: (runs) => `さらに${runs}回`,
  hide: "隠す",
  spread: "棒にも描きます。10回中9回はひげの両端の間にあり、短い線が中央値です",
  class: "クラス",
  from: "から",
  middle: "中央値",
  to: "まで",
  won: "勝ち",
  times: (count) => `${many(count)}回`,
};
