/** What each kind of operation does, for the line of code that runs it. */
import type { KindFacts } from "../en/kinds";
import type { Words } from "../words";
import { many, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${size(shape.slice(1))}のマップ${many(shape[0])}枚`
    : `${many(shape[0] ?? 1)}個の数`;

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0] ? `${maps(from)}の上を` : `それぞれ${maps(from)}のうち${many(depth)}枚の上を`;
  return `${name}：${size(window)}の窓${many(shape[0])}個が、${over}滑ります。どの場所でも、窓は下にある数に自分の重みを掛けて足し合わせ${bias ? "、バイアスを足し" : ""}ます：${maps(shape)}になります。`;
};
const largest: Tell = ({ window, shape }) =>
  `最大プーリング：${size(window)}の窓ごとに最大の数を残します。残るのは${maps(shape)}です。`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  `平均プーリング：${size(window)}の窓ごとに${divisor === undefined ? "平均をとります" : `数を足し合わせ、${num(divisor)}で割ります`}。残るのは${maps(shape)}です。`;
const sharedLargest: Tell = ({ shape }) =>
  `最大プーリング：各マップをほぼ等しい部分に分け、それぞれ最大の数を残します。残るのは${maps(shape)}です。`;
const sharedAverage: Tell = ({ shape }) =>
  `平均プーリング：各マップをほぼ等しい部分に分け、それぞれ平均をとります。残るのは${maps(shape)}です。`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}。残るのは${maps(shape)}です。`;

const ways = (reads: number): string => `${many(reads)}つの道`;
const thenLearnt = (learnt: boolean): string =>
  learnt ? "。さらに学習した数でずらして縮めます" : "";
const geluLine: Tell = () => "次にGELUが大きな総和を通し、負の総和を薄れさせます。";
const unit = (from: readonly number[]): string => (from.length > 1 ? "マップ" : "ニューロン");

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `次に${name}が0より大きい数を残し、0より小さい数は${num(-least)}より下がらないようにします。`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`${num(low)}より小さい数を${num(low)}に`]),
    ...(high === undefined ? [] : [`${num(high)}より大きい数を${num(high)}に`]),
  ].join("、");
  return `次に${name}が${bounds}し、ほかの数を残します。`;
}

/** Of every kind: the compiler asks for the one that is missing. */
export const kindLines: Words["kinds"] = {
  conv1d: convolution,
  conv2d: convolution,
  max_pool1d: largest,
  max_pool2d: largest,
  avg_pool1d: average,
  avg_pool2d: average,
  adaptive_max_pool1d: sharedLargest,
  adaptive_max_pool2d: sharedLargest,
  adaptive_avg_pool1d: sharedAverage,
  adaptive_avg_pool2d: sharedAverage,
  mean: remaining("この軸に沿うすべての数の平均をとります"),
  sum: remaining("この軸に沿うすべての数を足し合わせます"),
  amax: remaining("この軸に沿うすべての数のうち最大のものを残します"),
  batch_norm: ({ from, learnt }) =>
    `バッチ正規化：訓練で測った数で各${unit(from)}をずらして縮め、値が0のまわりで約1ばらつくようにします${thenLearnt(learnt)}。`,
  layer_norm: ({ learnt }) =>
    `層正規化：この1つの入力の数をずらして縮め、平均を0、ばらつきを約1にします${thenLearnt(learnt)}。`,
  group_norm: ({ learnt }) =>
    `グループ正規化：この1つの入力のマップをグループごとにずらして縮め、平均を0、ばらつきを約1にします${thenLearnt(learnt)}。`,
  local_response_norm: () =>
    "局所応答正規化：各数を割ります。同じ場所で隣のマップが強いほど、大きく割ります。",
  scale: () => "決まった数を掛けるか足します。どの入力でも同じ数です。",
  add: ({ reads }) => `${ways(reads)}を合わせます。運ばれた数を1つずつ足します。`,
  sub: () => "2つの道を合わせます。1つ目の数から2つ目の数を1つずつ引きます。",
  maximum: ({ reads }) =>
    `${ways(reads)}を合わせます。運ばれた数を1つずつ比べ、最も大きいものを残します。`,
  gate: () =>
    "2つの道を合わせます。1つ目の数に2つ目の数を1つずつ掛けます。2つ目は門で、どれだけ通すかを決めます。",
  concat: ({ reads, shape }) =>
    `${ways(reads)}を合わせます。運ばれたものを順につなぎます、${maps(shape)}です。`,
  pad: ({ shape, numbers: { value } }) =>
    `読んだものの周りを${num(value)}で囲みます：${maps(shape)}。`,
  slice: ({ shape }) => `読んだものの一部を残します：${maps(shape)}。`,
  permute: ({ shape }) => `軸を別の順に並べます：${size(shape)}。`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `${maps(from)}を順につなぎ、1列にします：${many(shape[0])}個の数です。`
      : `同じ数を別の形にします：${size(shape)}。`,
  identity: () => "すべての数をそのまま通します。",
  dropout: ({ numbers: { p } }) =>
    `ドロップアウト：訓練モードでは、各ニューロンを${percent(p)}の確率でオフにします。認識のときは、すべての数をそのまま通します。`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    return `${name}：${many(outputs)}個のニューロンのそれぞれが、${many(inputs)}個の数に自分の重みを掛けて足し合わせ${bias ? "、バイアスを足し" : ""}ます。`;
  },
  relu: () =>
    "次にReLUが0より小さい総和を0にし、ほかを残します。0より大きいままのものが活性化です。",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `次にLeaky ReLUが0より大きい数を残し、小さい数に${num(slope)}を掛けます。`,
  prelu: ({ from, slopes }) =>
    `次にPReLUが0より大きい数を残し、小さい数に${slopes > 1 ? `${unit(from)}ごとに1つの学習した数` : "1つの学習した数"}を掛けます。`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () => "次にSELUが0より大きい数に1.05を掛け、小さい数は−1.76より下がらないようにします。",
  softplus: () =>
    "次にSoftplusがすべての数を0より大きい数に曲げます。大きい数はほぼそのまま、0よりずっと小さい数はほぼ0になります。",
  silu: () =>
    "次にSiLUがすべての数に自分のsigmoidを掛けます。大きい数はほぼそのまま、0よりずっと小さい数はほぼ0になります。",
  mish: () =>
    "次にMishがすべての数に自分のsoftplusのtanhを掛けます。大きい数はほぼそのまま、0よりずっと小さい数はほぼ0になります。",
  hardswish: () => "次にHardswishが−3より小さい数を0にし、3より大きい数を残し、間の数を曲げます。",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "次にHardsigmoidが−3より小さい数を0に、3より大きい数を1にし、間の数はその位置に応じた割合にします。",
  square: () => "次に2乗がすべての数に自分自身を掛けます。",
  softsign: () => "次にSoftsignがすべての総和を−1から1の範囲に、tanhよりゆるやかに曲げます。",
  tanh: () => "次にtanhがすべての総和を−1から1の範囲に曲げます。",
  sigmoid: () => "次にsigmoidがすべての総和を0から1の範囲に曲げます。",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax：softmaxの対数です。各行（dim=1：画像ごと）のスコアを確率の対数にします。",
  softmax: () => "softmax：各行のスコアを、0と1の間で合計が1になる確率にします。",
};
