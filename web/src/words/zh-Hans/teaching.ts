/** Told what a drawing is: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import { many, num, numbers, percent, probability, precise as short } from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

const side = (blame: number): string => (blame > 0 ? "太高" : "太低");

const yours = (drawn: boolean): string => (drawn ? "你画的图" : "你的输入");
const one = (drawn: boolean): string => (drawn ? "一张图" : "一个输入");

export const teaching: Words["teaching"] = {
  title: (drawn) => (drawn ? "教它一张图" : "教它一个样本"),
  intro: (drawn) => `说出${yours(drawn)}是什么。网络从答案往回找，看谁该负责任，再走一小步。`,
  ask: "这是…",
  askClass: "这是…",
  blank: "先画点什么。",
  heavy: "这个网络太大，不能在这里教：走一步就会让页面卡住好几秒。",
  rate: "学习率：这一步走多远",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `用这个学习率走不了：${reason}`,
  replay: "再讲一遍",
  again: "再走一步",
  undo: "撤销这一步",
  forget: "全部忘掉",
  undone: "网络回到了这一步之前。",
  forgotten: "网络回到了最初。",
  steps: (count) => `这个网络已走了你的${many(count)}步。`,
  pending: "演示讲到那里时，才走这一步。",
  loss: "损失",
  answer: "答案",
  before: "之前",
  after: "之后",
  change: "这一步改变了什么",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}，${probability(share)}`,
  targetShare: (name) => `${name}的占比`,
  code: "训练循环",
  save: "保存这个文件",
  saveOwn: "这个文件以my_model引入你自己的模块：把模块放在它旁边，并带上这个网络的权重。",
  notSaved: "起初的权重是页面自己的，所以没有文件能从它们开始。",
  said: (name, before, after) => `这是${name}。损失是${short(before)}，走一步后是${short(after)}。`,
  groups: { start: "损失", step: "走一步", again: "再读", price: "代价" },
  names: {
    output: "现在的答案",
    loss: "损失",
    blame: "得分的责任",
    passed: "往回传",
    gate: "放行",
    back: "责任",
    slopes: "斜率",
    descend: "走一步",
    again: "再读一次",
    price: "代价",
  },
  output(drawn, answer, share, target, own) {
    const read = `网络把${yours(drawn)}读作${answer}，${probability(share)}。`;
    if (answer !== target) return `${read}你说是${target}，它有${probability(own)}。`;
    return share > SURE
      ? `${read}你说的也一样，所以几乎没什么可学了。换个说法，或试${one(drawn)}它没把握的。`
      : `${read}你说的也一样。即使如此它也能学：它还不确定。`;
  },
  lossSaid: (target) =>
    `错得有多厉害？损失就是表示它的一个数：${target}的占比取对数再取负。100%时是0；占比越小，损失越大。`,
  lossFormula: (share, loss) => `−log(${nearOne(share, -Math.expm1(-loss))}) = ${short(loss)}`,
  lossAloud: (share, loss) =>
    `负log ${nearOne(share, -Math.expm1(-loss)).replace("−", "减")}等于${short(loss)}`,
  aloud: (formula) =>
    formula
      .replaceAll("×", "乘以")
      .replaceAll("=", "等于")
      .replaceAll(/− /g, "减")
      .replaceAll("−", "负")
      .replaceAll("+", "加"),
  blameSaid(target, other) {
    const first = `每个得分的责任，是它的占比减去应有的占比。${target.name}应当有100%：${side(target.blame)}`;
    return other
      ? `${first}，空心紫色。${other.name}应当有0%：${side(other.blame)}，实心紫色。`
      : `${first}。`;
  },
  blameFormula: (target, other) =>
    [target, ...(other ? [other] : [])]
      .map(
        ({ name, share, blame }, k) =>
          `${name}：${k > 0 ? short(share) : bracketed(nearOne(share, -blame))} − ${1 - k} = ${plus(blame)}`,
      )
      .join("   "),
  passedSaid: (layer, neuron, readers) =>
    `${layer}的神经元${neuron}被全部${many(readers)}个得分读过。每个得分把自己的责任乘以两者之间的权重，往回传。加起来就是神经元${neuron}的责任。`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} × ${factor(blame)}`);
    const rest = more > 0 ? [`另外${many(more)}个`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation}弯曲经过它的数，责任则乘以那里的陡峭程度：神经元${neuron}收到${plus(arrived)}，留下${plus(blame)}。`;
    }
    const open = `ReLU只在放行过值的地方让责任传回。神经元${neuron}是${num(value)}：它的${plus(arrived)}保留。`;
    return silenced
      ? `${open}神经元${silenced.neuron}是0：它的${plus(silenced.arrived)}消失，因为稍稍移动它什么也不会改变。`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `从${last}往回到${first}，共${many(layers.length)}层，都一样`
        : again
          ? `${last}也一样`
          : `${last}的全部${many(units)}个神经元把传回来的加起来`;
    const gate = relu && !again ? "，ReLU在它们激活的地方放行" : "";
    if (!most) return `${who}${gate}。这里谁也没有责任。`;
    return `${who}${gate}：${many(units)}个中有${many(blamed)}个有责任。最多的是${most.name}，${plus(most.blame)}，${side(most.blame)}。`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? "，在用到它的所有位置加起来" : "";
    return `一个权重的斜率，是它通向的那个的责任，乘以经过它的值${how}。最陡的：从${from}到${into}。全部${many(count)}个斜率中，${percent(idle / count)}是0。`;
  },
  slopesNone: "谁也没有责任，所以每个斜率都是0：这里没什么可学。",
  stepNone: "这一步什么也没移动：每个斜率都是0。",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared ? `斜率 = ${plus(slope)}` : `${short(blame)} × ${factor(value)} = ${plus(slope)}`,
  stepSaid: ({ rate, slope, count }) =>
    `走一步：每个权重逆着自己的斜率移动，距离是斜率的${short(rate)}倍。这一个${slope > 0 ? "变小" : "变大"}。网络的其他${many(count - 1)}个数也这样移动。`,
  stepFormula: ({ rate, before, slope, after }) =>
    `${short(before)} − ${short(rate)} × ${factor(slope)} = ${short(after)}`,
  againSaid(drawn, target, shares, loss) {
    const same = drawn ? "同一张图" : "同一个输入";
    const read = `${same}，用新的权重再读：${target}原来有${probability(shares[0])}，现在有${probability(shares[1])}。`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read}损失是${short(loss[1])}，和之前一样：在几乎平坦的地方，走一步看不出变化。`;
    }
    return loss[1] > loss[0]
      ? `${read}损失变大了，从${short(loss[0])}到${short(loss[1])}：步子太大，越过了目标。`
      : `${read}损失从${short(loss[0])}降到${short(loss[1])}。`;
  },
  priceCounting: "这一步对其他所有的图有什么影响？正在重新读现成的图。",
  priceSaid({ drawings: count, right, loss, worse }) {
    const all = `没有人问过其他的图。页面自带的${many(count)}张图，之前读对${many(right[0])}张，现在${many(right[1])}张。`;
    const mean = `它们的平均损失从${short(loss[0])}变到${short(loss[1])}`;
    return worse > 0
      ? `${all}${mean}；其中${many(worse)}张变差了。所以训练要轮流看许多图。`
      : `${all}${mean}；没有一张变差。`;
  },
  note: (blame) => (blame === 0 ? "，没有责任" : `，责任${plus(blame)}`),
  weight: "一个权重",
  weightWords: (from, into) => `从${from}到${into}。`,
  weightHint: "指向下面的一个方块，在这里看它的权重。",
  weightName: "权重",
  computed: "斜率，往回算出",
  measured: "斜率，测量得到",
  measuredIs: (value, least) => (Math.abs(value) < least ? `0 ± ${short(least)}` : short(value)),
  measuredWords: (nudge, up, down) =>
    `测量：这个权重加大${short(nudge)}时，损失是${exact(up)}，减小${short(nudge)}时是${exact(down)}。两者之差除以${short(2 * nudge)}，就是斜率。`,
  slopes: "所有斜率",
  slopesWords:
    "损失怎样随每个权重变化：读数的每个神经元或特征图一行，被读的一列。实心紫色：权重应变小。空心：应变大。空白：不变。",
  matrix: (op) => `${op}的斜率`,
  matrixSize: (op, outputs, inputs) => `${op}：${many(outputs)} × ${many(inputs)}`,
  blockOf: (size) =>
    size > 1 ? `一个方块最多代表${many(size)}个权重，显示最陡的。` : "一个方块是一个权重。",
  slopeAt: (from, into, slope) => `从${from}到${into}：${plus(slope)}`,
  pictures: (op) => `${op}中最陡的`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "权重",
  slopesOf: "斜率",
  weightsName: (op, unit) => `${op} ${unit}的权重`,
  slopesName: (op, unit) => `${op} ${unit}的斜率`,
  valueAt: (at, value) => `${at}：${plus(value)}`,
  price: "代价",
  priceChanged: "读法与之前不同",
  priceWorst: "变差的有哪些",
  drawing: "图",
  readAs: (before, after) => (before === after ? `仍是${after}` : `${before}，现在是${after}`),
  mapOf: (op, map) => `${op}的特征图${map}`,
  placeOf: (row, column, read) => `读特征图${read}的卷积核第${row}行第${column}列`,
  numberOf: (at) => `读到的第${at}个数`,
};
