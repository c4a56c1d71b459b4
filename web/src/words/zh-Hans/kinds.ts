/** What each kind of operation does, for the line of code that runs it. */
import type { KindFacts } from "../en/kinds";
import type { Words } from "../words";
import { many, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${many(shape[0])}个${size(shape.slice(1))}的特征图`
    : `${many(shape[0] ?? 1)}个数`;

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over = depth === from[0] ? `在${maps(from)}上` : `各在${maps(from)}中的${many(depth)}个上`;
  return `${name}：${many(shape[0])}个${size(window)}的窗口${over}滑动。在每个位置，窗口把下面的数乘以自己的权重并加起来${bias ? "，再加偏置" : ""}：得到${maps(shape)}。`;
};
const largest: Tell = ({ window, shape }) =>
  `最大池化：每个${size(window)}窗口只留最大的数。剩下${maps(shape)}。`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  `平均池化：${divisor === undefined ? `每个${size(window)}窗口取平均` : `把每个${size(window)}窗口里的数加起来，除以${num(divisor)}`}。剩下${maps(shape)}。`;
const sharedLargest: Tell = ({ shape }) =>
  `最大池化：把每个特征图分成大致相等的几部分，每部分只留最大的数。剩下${maps(shape)}。`;
const sharedAverage: Tell = ({ shape }) =>
  `平均池化：把每个特征图分成大致相等的几部分，每部分取平均。剩下${maps(shape)}。`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}。剩下${maps(shape)}。`;

const ways = (reads: number): string => (reads === 2 ? "两" : many(reads));
const thenLearnt = (learnt: boolean): string => (learnt ? "，再用学到的数平移、缩放" : "");
const geluLine: Tell = () => "然后GELU让较大的总和通过，让负的总和渐渐淡去。";
const unit = (from: readonly number[]): string => (from.length > 1 ? "特征图" : "神经元");

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `然后${name}保留大于0的数，小于0的最低只降到${num(-least)}。`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`把小于${num(low)}的数变成${num(low)}`]),
    ...(high === undefined ? [] : [`把大于${num(high)}的数变成${num(high)}`]),
  ].join("，");
  return `然后${name}${bounds}，其余的数保留。`;
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
  mean: remaining("沿这些轴，取所有数的平均"),
  sum: remaining("沿这些轴，把所有数加起来"),
  amax: remaining("沿这些轴，只留所有数中最大的"),
  batch_norm: ({ from, learnt }) =>
    `批归一化：用训练中测得的数把每个${unit(from)}平移、缩放，使它的值在0附近波动，幅度约为1${thenLearnt(learnt)}。`,
  layer_norm: ({ learnt }) =>
    `层归一化：把这一个输入的数平移、缩放，使平均为0，波动约为1${thenLearnt(learnt)}。`,
  group_norm: ({ learnt }) =>
    `组归一化：把这一个输入的每组特征图平移、缩放，使平均为0，波动约为1${thenLearnt(learnt)}。`,
  local_response_norm: () =>
    "局部响应归一化：每个数都除以一个数，旁边的特征图在同一位置越强，除得越多。",
  scale: () => "乘以或加上固定的数：对每个输入都一样。",
  add: ({ reads }) => `汇合${ways(reads)}条路：把它们带来的数逐个相加。`,
  sub: () => "汇合两条路：从第一条带来的数中逐个减去第二条的。",
  maximum: ({ reads }) => `汇合${ways(reads)}条路：逐个比较它们带来的数，留下较大的。`,
  gate: () => "汇合两条路：把第一条带来的数逐个乘以第二条的。第二条是一道门：它决定让多少通过。",
  concat: ({ reads, shape }) =>
    `汇合${ways(reads)}条路：把它们带来的首尾相接，得到${maps(shape)}。`,
  pad: ({ shape, numbers: { value } }) => `在读到的数周围加一圈${num(value)}：得到${maps(shape)}。`,
  slice: ({ shape }) => `只留读到的一部分：${maps(shape)}。`,
  permute: ({ shape }) => `换一种轴的顺序：${size(shape)}。`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `把${maps(from)}一个接一个排成一行：${many(shape[0])}个数。`
      : `同样的数换一种形状：${size(shape)}。`,
  identity: () => "每个数都原样通过。",
  dropout: ({ numbers: { p } }) =>
    `Dropout：在训练模式下，每个神经元以${percent(p)}的概率被关闭。识别时，每个数都原样通过。`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    return `${name}：它的${many(outputs)}个神经元，每个都把${many(inputs)}个数乘以自己的权重并加起来${bias ? "，再加偏置" : ""}。`;
  },
  relu: () => "然后ReLU把小于0的总和变成0，其余保留：仍大于0的就是激活的。",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `然后Leaky ReLU保留大于0的数，把小于0的乘以${num(slope)}。`,
  prelu: ({ from, slopes }) =>
    `然后PReLU保留大于0的数，把小于0的乘以${slopes > 1 ? `学到的数，每个${unit(from)}一个` : "一个学到的数"}。`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () => "然后SELU把大于0的数乘以1.05，小于0的最低只降到−1.76。",
  softplus: () => "然后Softplus把每个数弯成大于0的数：大的数几乎不变，远小于0的数几乎变成0。",
  silu: () => "然后SiLU把每个数乘以它自己的sigmoid：大的数几乎不变，远小于0的数几乎变成0。",
  mish: () => "然后Mish把每个数乘以它的softplus的tanh：大的数几乎不变，远小于0的数几乎变成0。",
  hardswish: () => "然后Hardswish把小于−3的数变成0，保留大于3的，弯曲两者之间的。",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () => "然后Hardsigmoid把小于−3的数变成0，大于3的变成1，两者之间的按比例变成0到1。",
  square: () => "然后平方把每个数与自己相乘。",
  softsign: () => "然后Softsign把每个总和弯到−1到1之间，比tanh更缓。",
  tanh: () => "然后tanh把每个总和弯到−1到1之间。",
  sigmoid: () => "然后sigmoid把每个总和弯到0到1之间。",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax：softmax的对数。它把每一行（dim=1：每张图单独）的得分变成概率的对数。",
  softmax: () => "softmax：把每一行的得分变成0到1之间的概率，加起来是1。",
};
