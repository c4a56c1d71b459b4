/** What the steps of a story say of stacks of feature maps, and of planes that only change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { at as place } from "./names";
import { listed, many, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  size.length === 1 ? `${depth}行` : `${depth}个${pixels ? "平面" : "特征图"}`;

const windowOf = ({ size, pixels }: Looking): string => `${by(size)}${pixels ? "像素" : "单元格"}`;

const lit = ({ active, count, maps, lines, share, told }: Lit): string =>
  `${many(count)}个${maps ? "单元格" : "神经元"}中有${many(active)}个亮起。${told ? drawn(lines, share) : ""}`;

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "没有画连线：这里全是0。"
    : `画出${many(lines)}条连线，占流过总量的${sharePercent(share)}。`;

const those = ({ maps: count, size }: Left): string =>
  size ? `${many(count)}个${by(size)}的特征图` : `${many(count)}个数`;

const left = (rest: Left): string => `剩下${those(rest)}`;

const takes: Readonly<Record<Pooling, string>> = {
  largest: "只留最大的",
  mean: "取平均",
  sum: "取总和",
};

const parts: Readonly<Record<Part, string>> = {
  convolution: "个卷积",
  layer: "层权重",
  pool: "个池化步骤",
  addition: "次相加",
  concatenation: "次拼接",
  maximum: "次取最大",
  norm: "个归一化",
  other: "个其他步骤",
};

const ways = (names: readonly string[]): string => (names.length === 2 ? "两" : many(names.length));

export const mapSteps: Words["mapSteps"] = {
  input: "输入",
  pixels(size, planes, least, most, above) {
    const what = planes > 1 ? `${planes}个平面，各${by(size)}个数` : `${by(size)}个数`;
    const range = least < 0 || most > 1 ? `这里从${num(least)}到${num(most)}` : "0是空白，1是满墨";
    return `输入是一张图，有${what}，${range}。其中${many(above)}个大于0。`;
  },
  products({ map, row, column }, looking) {
    const each = looking.depth > 1 ? `${read(looking)}里各` : "";
    return `特征图${map}的一个单元格（${place(row, column)}）看${each}${windowOf(looking)}的窗口，把每个数乘以一个学到的权重。`;
  },
  summed: (products, looking, sum, bias) => {
    const over = looking.depth > 1 ? `${read(looking)}合起来，` : "";
    const added = `${over}它把${many(products)}个乘积加起来：${num(sum)}。`;
    return bias === null ? added : `${added}再加上偏置，又一个数：${num(bias)}。`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `${num(before)}变成${num(after)}`;
    const who = listed(names);
    switch (norming) {
      case "measured":
        return `${who}用为这个${ofMap ? "特征图" : "神经元"}学到的数，把总和平移、缩放：${becomes}。`;
      case "fixed":
        return `${who}用固定不变的数，把总和平移、缩放：${becomes}。`;
      case "together":
        return `${who}把这些总和一起平移、缩放，使它们围绕同一个中心波动约1：${becomes}。`;
      case "beside":
        return `${who}除总和，旁边的特征图越强，除得越多：${becomes}。`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "整张图" : "它读的一切";
    return `窗口用同样的${many(weights)}个权重滑过${over}：特征图${map}填满了，${many(all)}个单元格中有${many(active)}个亮起。`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `${layer}只有这一个特征图：${lit(at)}`
      : `${layer}的全部${many(count)}个特征图都填满了，各用自己的权重：${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const several = `这${read({ ...looking, depth: of })}`;
    const over = of > 1 ? several : pixels ? "这张图" : "这个特征图";
    const windows = `${many(count)}个${by(size)}的窗口`;
    if (depth === of) return `${layer}让${windows}滑过${over}：${lit(at)}`;
    return `${layer}让${windows}滑动，每个窗口只滑过${depth}个特征图：${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer}从每${by(size)}个单元格中${takes[pooling]}：${left(rest)}。`,
  poolNothing: (layer) => `${layer}的窗口各只有一个单元格：这里什么也没变。`,
  shared: (layer, pooling, size, rest) =>
    `${layer}把每个特征图分成${by(size)}个部分，每部分${takes[pooling]}：${left(rest)}。`,
  wholeMap: (layer, pooling, rest) =>
    `${layer}从每个完整的特征图${takes[pooling]}：${left(rest)}。`,
  along: (layer, pooling, several, rest) =>
    `${layer}从每${many(several)}个数中${takes[pooling]}：${left(rest)}。`,
  add: (layer, from, at) =>
    `${layer}汇合${ways(from)}条路：把${listed(from)}给出的数逐个相加。${lit(at)}`,
  subtract: (layer, from, at) =>
    `${layer}汇合两条路：从${from[0]}给出的数中逐个减去${from[1] ?? from[0]}给出的。${lit(at)}`,
  maximum: (layer, from, at) =>
    `${layer}汇合${ways(from)}条路：逐个比较${listed(from)}给出的数，留下较大的。${lit(at)}`,
  gate: (layer, from, at) =>
    `在${layer}，${from[1] ?? from[0]}决定${from[0]}通过多少：两者给出的数逐个相乘。${lit(at)}`,
  concat: (layer, from, rest) => `${layer}把${listed(from)}给出的首尾相接：${those(rest)}。`,
  normFirst: (layer, picture, least, most) =>
    `首先${layer}把${picture ? "图像" : "输入"}平移、缩放：它的数现在从${num(least)}到${num(most)}。`,
  normOf: (layer, from, at) => `${layer}把${listed(from)}给出的数平移、缩放：${lit(at)}`,
  reluOf: (layer, from, at) => `${layer}保留${listed(from)}中大于0的，其余变成0：${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer}（${activation}）用同一条曲线弯曲${listed(from)}的每个数：${lit(at)}`,
  unchanged: (layer) => `网络识别时，${layer}让每个数原样通过。`,
  rowwise: (layer, at) => `${layer}沿每一行先乘后加，总用同样的权重：${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name}把${by(size)}的图排成一行：${many(all)}个数。`
      : `${name}把${many(count)}个${by(size)}的特征图排成一行：${many(all)}个数。`,
  together(names, counts, same, at) {
    const what = listed(counts.map(([part, n]) => `${many(n)}${parts[part]}`));
    const each = same?.size ? `，都有${those(same)}` : "";
    return `${names}：${what}${each}。最后${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first}到${last}` : `${first}和${last}`),
};
