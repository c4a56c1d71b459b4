/** "Look inside": one neuron, the evidence, what if, the lines and dropout. */
import type { Source } from "../en/inside";
import { contra, minus, nowrap, plus, pro, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { fixed, many, percent, probability, signed } from "./numbers";

const sources: Readonly<Record<Source, string>> = {
  pixel: "墨迹",
  feature: "值",
  neuron: "激活值",
};

export const neuron: Words["neuron"] = {
  choose: "点击舞台上的一个神经元，或用方向键走过去再按Enter。",
  back: "后退",
  backName: "回到前一个神经元",
  forward: "前进",
  forwardName: "前往下一个神经元",
  layer: "层",
  input: "输入",
  number: (last) => `神经元，0到${last}`,
  why: (name) => `为什么是${name}？`,
  formula: (source) =>
    rich`${slot("z")} = 权重 × ${source === "pixel" ? "像素" : sources[source]}的总和 + 偏置`,
  added: (bias) =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation, z) => rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share) => rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores) => (scores === 1 ? "（唯一的得分）" : `（全部${many(scores)}个得分合起来）`),
  off: "（被你关闭）",
  multiplied: "（经Dropout放大）",
  dropped: "（这次被Dropout关闭）",
  active: "（激活）",
  inactive: "（未激活）",
  weights: "它的权重",
  seen: "它在这里看到的",
  weightsName: "它的权重",
  seenName: "对这个输入的有效权重",
  timesInk: "乘以墨迹",
  timesInkName: "权重乘以墨迹",
  timesValue: "乘以值",
  timesValueName: "权重乘以值",
  signedAt: (name, value) => `${name}：${signed(value)}`,
  productAt: (weight, ink, product) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first, source) {
    const [inputs, all] = source === "pixel" ? ["像素", "这张图"] : ["输入", "这个输入"];
    const about = first
      ? rich`每个${inputs}一个权重：${plus("绿色实心方块支持这个神经元")}，${minus("粉色空心方块反对")}。`
      : rich`从${inputs}到这个神经元之间所有起作用的权重，乘在一起：对${all}是精确的。`;
    const bias = first ? "偏置" : "有效偏置";
    return rich`${about}右图加起来是${slot("picture")}，加上${bias}${slot("bias")}就是z = ${slot("z")}。`;
  },
  incoming: (source) => rich`传来的数，最大的在前：${nowrap(`权重 × ${sources[source]}`)}`,
  from: "来自",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0 ? `另外${many(count)}个（其中${many(zeros)}个是0）` : `另外${many(count)}个`,
  bias: "它的偏置",
  sum: "总和：z",
  probability: "softmax：它的概率",
  after: (activation) => `经过${activation}`,
  usualTitle: "它通常对什么有反应",
  usual(best, often) {
    const most = best === null ? rich`从未激活。` : rich`最多的是${strong(best)}。`;
    const share = often === null ? "" : `对全部训练图像的${percent(often)}激活。`;
    return rich`${most}${share}对每一个的平均激活值：`;
  },
  mean: (mean) => `：${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature" ? `从输入到${name}的路` : `从像素到${name}的路`,
  light: "在舞台上点亮",
  onWay: "路上的连接",
  value: (source) => rich`${source === "pixel" ? "墨迹" : "值"} = ${slot("value")}`,
  says: (name) => rich`它对${name}的贡献是${slot("value")}。`,
  targets: (shown, all) =>
    shown < all
      ? `它传向哪里：${many(all)}个权重中最大的${shown}个`
      : `它传向哪里：它的${many(all)}个权重`,
  to: "到",
};

export const coverage: Words["coverage"] = {
  name: "覆盖率",
  least: (share) => rich`连线至少承载${strong(percent(share))}`,
  value: (share) => `证据的${percent(share)}`,
};

export const picture: Words["picture"] = {
  role: "图",
  name: (label) => `${label}。方向键在像素之间移动。`,
  editable: (label) => `${label}。方向键在像素之间移动，空格键擦或画。`,
  point: "指向一个像素",
  scale: (most) => `颜色最浓：±${most < 0.0095 ? most.toPrecision(1) : fixed(most, 2)}`,
};

export const evidence: Words["evidence"] = {
  name: "证据",
  toCome: "为什么是这个答案？",
  why: rich`为什么是${slot("one")}？`,
  whyNot: rich`为什么是${slot("one")}，不是${slot("other")}？`,
  asked: (name) => `为什么是${name}？`,
  askedNot: (one, other) => `为什么是${one}，不是${other}？`,
  explained: "要解释的类别",
  compared: "要比较的类别",
  only: (name) => `只看${name}`,
  andNot: (name) => `为什么不是${name}？`,
  backTo: (name) => `回到${name}`,
  drawDigit: "画一个数字：这里会把它的墨迹分开来说。",
  drawSomething: "画点什么：这里会把它的墨迹分开来说。",
  says: (name) =>
    rich`每个像素的墨迹对${name}怎么说：${pro("暖色实心方块支持")}，${contra("冷色空心方块反对")}。`,
  valuesSay: (name) => `每个输入值对${name}怎么说：`,
  map: (name, picture) => `支持和反对${name}的${picture ? "墨迹" : "值"}`,
  mapRather: (one, other, picture) => `支持${one}而不是${other}的${picture ? "墨迹" : "值"}`,
  parts: { pro: "支持的墨迹", contra: "反对的墨迹" },
  valueParts: { pro: "支持的值", contra: "反对的值" },
  bias: "有效偏置",
  score: (name) => `${name}的得分（logit）`,
  difference: (one, other) => `${one}减${other}`,
  scores: (one, other, margin) =>
    rich`${one}的得分是${slot("one")}，${other}是${slot("other")}：${one}领先${strong(fixed(margin, 2))}。它来自：`,
  colours: (one, other) =>
    rich`${pro(`暖色实心方块支持${one}`)}，${contra(`冷色空心方块支持${other}`)}。`,
  deciding: (count) => (count === 3 ? "作用最大的三个神经元" : "作用最大的神经元"),
  decides: (name) => rich`${slot("value")}支持${name}`,
  everyLayer: "逐个神经元来看，每一层的差别都一样",
  neurons: "它的神经元",
  later: "后面的偏置",
  together: "合计",
  layerOf: (name, count) => `${name}（${many(count)}）`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "假如",
  title: "假如…",
  before: "之前",
  now: "现在",
  nothing: "–",
  pixels: "…有些像素不一样？",
  pen: "改像素的笔",
  erase: "擦",
  draw: "画",
  restore: "恢复",
  picture: "网络读的像素",
  neurons: "…关闭一些神经元？",
  off: (name) => `关闭${name}`,
  on: (name) => `打开${name}`,
  offNone: "关闭选中的神经元",
  howMany: "多少个神经元",
  ofLayer: "神经元所在的层",
  flip: (count, layer, to) =>
    count === 1
      ? `关闭${layer}中最强的一个：答案变成${to}`
      : `关闭${layer}中最强的${many(count)}个：答案变成${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `${layer}中没有神经元支持${name}、反对第二名。`
      : `即使没有${layer}中支持${name}的全部${many(count)}个神经元，答案仍是${name}。`,
  countOf: (count, all) => `${many(count)}/${many(all)}`,
  group: (count, all, name, other) =>
    rich`${slot("layer")}中支持${name}、反对${other}的${many(all)}个里，最强的${strong(many(count))}个。`,
  none: "没有关闭任何神经元。",
  list: "已关闭",
  again: "重新打开",
  onAgain: (name) => `重新打开${name}`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "连接",
  title: (count) => `${many(count)}个连接`,
  onStage: "舞台上显示",
  important: "重要的连线",
  aboutImportant: "承载大部分证据的连线",
  matrix: "矩阵",
  aboutMatrix: "每个乘积一个点；指向它看数值，点击打开它的神经元",
  every: "所有连线",
  aboutEvery: (count) => `全部${many(count)}条，每次叠加几千条`,
  notHere: "这个浏览器做不到",
  importantTitle: "重要的连接",
  smallest: (name) => `每一层中，承载支持和反对${name}的全部证据的这一比例，所需最少的连接。`,
  needed: "需要",
  neededOf: (all) => rich`${many(all)}个中的${slot("needed")}个`,
  drawn: "画出",
  note: "需要几千条时，只画最强的几条指路；那一层由它的神经元的图来说明。",
  order: "隐藏神经元的顺序",
  byNumber: "按编号",
  byDigit: "按偏爱的数字",
  byClass: "按偏爱的类别",
  districts: (first, last) => `街区从最上面的${first}到${last}：一张图点亮自己的街区`,
  activeNow: "各街区现在激活的",
  prefers: "偏爱",
};

export const dropout: Words["dropout"] = {
  name: "Dropout",
  none: "这个网络没有Dropout：训练时的计算和现在一样。",
  about: (p) =>
    `训练时，神经元不能依赖任何一个别的：Dropout以${percent(p)}的概率关闭一层中的每个神经元，留下的乘以1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)}。识别时，它们全都工作。`,
  training: "训练模式",
  crossedOut: "现在打叉的",
  gone: (gone, all) => `${many(all)}个中的${many(gone)}个（${percent(gone / all)}）`,
  others: "换掩码",
  again: "一次又一次",
  passes: (runs) => `${runs}次计算，每次用不同的掩码：概率会分散多远？`,
  repeat: (runs) => `重复${runs}次`,
  repeatMore: (runs) => `再来${runs}次`,
  hide: "隐藏",
  spread: "也画在条形上：10次中有9次落在须线两端之间，短线是中位数",
  class: "类别",
  from: "从",
  middle: "中位数",
  to: "到",
  won: "获胜",
  times: (count) => `${many(count)}次`,
};
