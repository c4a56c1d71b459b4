/** "Look inside" feature maps: a cell number by number, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { at as place } from "./names";
import { fixed, many, percent, signed } from "./numbers";

const makings: Readonly<Record<Making, readonly [noun: string, made: string]>> = {
  products: ["乘积", "总和"],
  largest: ["数", "最大值"],
  mean: ["数", "平均值"],
  sum: ["数", "总和"],
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, unit: string): string =>
  first === last ? `第${first}${unit}` : `第${first}到${last}${unit}`;

export const maps: Words["maps"] = {
  map: (layer, map) => `${layer}特征图${map}`,
  drawing: "画的图",
  plane: (plane) => `颜色平面${plane}`,
  place,
  mapShort: "图",
  rowShort: "行",
  columnShort: "列",
  mapField: (last) => `特征图，0到${last}`,
  rowField: (last) => `行，1到${last}`,
  columnField: (last) => `列，1到${last}`,
  cellOff: "关闭单元格",
  cellIsOff: "单元格已关闭",
  mapOff: "关闭特征图",
  mapIsOff: "特征图已关闭",

  made(making, count) {
    const [noun, made] = makings[making];
    return rich`${many(count)}个${noun}的${made} = ${slot("value")}`;
  },
  reads: rich`它读到${slot("value")}`,
  bias: (layer, bias) => rich`${layer}：${slot("sum")}${added(bias)} = ${slot("value")}`,
  normal(name, before, { mean, spread, factor, shift }) {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${name}：${all} = ${slot("value")}`;
  },
  normalWords: {
    batch_norm: "（减去训练中的平均，除以那时的标准差，再缩放、平移）",
    layer_norm: "（减去本层此刻的平均，除以标准差，再缩放、平移）",
    group_norm: "（减去本组此刻的平均，除以标准差，再缩放、平移）",
    local_response_norm: "（除以旁边的特征图在这里的强度）",
    scale: "（乘以一个常数，加上另一个）",
  },
  bent: (kind, before) => rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name, factor) => rich`${name}：× ${fixed(factor)}`,

  readTitle: "它读什么",
  readMaps: (shown, all) =>
    shown < all
      ? rich`窗口下的数 × 权重，${strong(many(all))}个特征图中，增减最多的${strong(many(shown))}个在前。`
      : rich`数 × 权重，逐个位置来看。`,
  readWindow: {
    largest: "窗口下的数。加框的最大：只有它传下去。",
    mean: "窗口下的数，每个同样重要。",
    sum: "窗口下的数，加在一起。",
  },
  padding: "特征图之外的位置算作0。",
  adds: rich`贡献${slot("value")}`,
  numbers: "数",
  window: "卷积核",
  weights: "权重",
  products: "乘积",
  productsName: (from) => `与${from}的乘积`,
  windowName: (from) => `${from}上的窗口`,
  numbersOf: "每个数",
  numbersIn: (from) => `${from}的每个数`,
  tap: (row, column, value, weight, product) =>
    `${row}, ${column}：${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(product)}`,
  taken: (row, column, value) => `${row}, ${column}：${fixed(value)}`,
  outside: "外面",
  winner: "传下去",
  more: (count) => rich`另外${many(count)}个特征图共贡献${slot("value")}。`,
  showMore: (count) => `再显示${many(count)}个`,
  sum: "总和",
  usualTitle: "这个特征图通常对什么有反应",
  usual(best, often) {
    const most = best === null ? rich`从未激活。` : rich`最多的是${strong(best)}。`;
    const share = often === null ? "" : `在全部训练图像中，它的单元格有${percent(often)}激活。`;
    return rich`${most}${share}对每一个的平均激活值：`;
  },

  wholeTitle: (name) => `整个${name}`,
  active: (active, all) =>
    rich`${many(all)}个单元格中有${strong(many(active))}个大于0（${percent(active / all)}）。`,
  loudest: rich`最强的是${slot("cell")}：${slot("value")}。`,
  mapPicture: (name) =>
    `${name}。方向键在单元格之间移动，Enter打开一个，Page Up和Page Down打开前一个和后一个特征图。`,
  cellAt: (row, column, value) => `${place(row, column)}：${fixed(value)}`,
  before: "前一个特征图",
  after: "后一个特征图",
  fieldTitle: "它看到输入的哪一部分",
  field: ({ top, bottom, left, right }) =>
    rich`在画的图中，它看到${nowrap(span(top, bottom, "行"))}、${nowrap(span(left, right, "列"))}。`,
  wholeField: "它看到整张图。",
  pictures: (drawing) =>
    rich`从${drawing ? "像素" : "输入"}到它之间所有起作用的权重，乘在一起：对${drawing ? "这张图" : "这个输入"}是精确的。右图加起来是${slot("picture")}，加上有效偏置${slot("bias")}就是z = ${slot("z")}。`,

  kernels: (layer) => `${layer}的所有卷积核`,
  kernelsTitle: "卷积核",
  kernelsAbout: (count, rows, columns) =>
    rich`${many(count)}个卷积核，各有${String(rows)} × ${String(columns)}个权重，全用同一标度：每个特征图一行，它读的每个特征图一列。`,
  kernelsName: (layer) => `${layer}的卷积核。方向键在卷积核之间移动，Enter打开特征图。`,
  kernel: (map, from) => `${map}读${from}`,
  kernelRange: (low, high) => `从${signed(low, 2)}到${signed(high, 2)}`,
  rowsShown: (first, last, all) => `特征图${many(first)}到${many(last)}，共${many(all)}个`,
  columnsShown: (first, last, all) => `读${many(first)}到${many(last)}，共${many(all)}个`,
  turn: {
    rows: ["前面的特征图", "后面的特征图"],
    columns: ["读的前面几个", "读的后面几个"],
  },
  back: (name) => `回到${name}`,

  question: "…关闭一些神经元或特征图？",
  howMany: "多少个特征图",
  flip: (count, layer, to) =>
    count === 1
      ? `关闭${layer}中最强的特征图：答案变成${to}`
      : `关闭${layer}中最强的${many(count)}个特征图：答案变成${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `${layer}中没有特征图支持${name}、反对第二名。`
      : `即使没有${layer}中支持${name}的全部${many(count)}个特征图，答案仍是${name}。`,
  group: (count, all, name, other) =>
    rich`${slot("layer")}中支持${name}、反对${other}的${many(all)}个特征图里，最强的${strong(many(count))}个。`,
};
