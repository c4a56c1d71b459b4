/**
 * What the cards of the lesson tell and ask, in plain words. A term stands in bold where it is
 * explained first. Numbers are those of what is on the pad.
 */

import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, many, num, probability, short } from "./numbers";

type Cards = Words["course"]["cards"];

const who = (at: Who): string => ("output" in at ? `${at.output}的神经元` : `神经元${at.neuron}`);
const answer = ({ digits }: About): string => (digits ? "数字" : "答案");
const yours = ({ picture }: About): string => (picture ? "你画的图" : "你的输入");
const input = ({ picture }: About): string => (picture ? "像素" : "数");
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`电脑没有眼睛。所以你画的图被缩小，放到${`${columns} × ${rows}`}个小方格的网格上，这些小方格叫${strong("像素")}。看看是怎么做的。`,
  howMany: (inputs, low, high) =>
    rich`现在每个像素是一个数：${short(low)}是空白，${short(high)}是满墨。这${many(inputs)}个数中，有多少个大于${short(low)}？`,
  inked: (above, rest) =>
    rich`${many(above)}个像素有墨迹，另外${many(rest)}个是空白。线很细，哪怕在小小的网格上。`,
  row: (inputs) =>
    rich`从这里起不再有图，只有排成一行的${many(inputs)}个数。后面的一切都是用它们做的算术。`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) =>
    rich`${strong("神经网络")}是许多小计算器，叫做${strong("神经元")}。看${who(at)}：它把每个${input(about)}乘以一个${strong("权重")}，权重说明这个${input(about)}有多支持它，或多反对它。`,
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`${who(at)}的${many(products)}个乘积加起来是${fixed(sum, digits)}。然后它加上自己的一个数，即${strong("偏置")}：${fixed(bias, digits)}。结果是多少？`,
  added: (sum, bias, z, digits) =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}。偏置就是直接加上去的：偏置高的神经元，不需要很多就能大于0。`,
  layer: (about, at, count) =>
    count === 1
      ? rich`看${who(at)}做加法。读同样${input(about)}的所有神经元组成一${strong("层")}：这里只有这一个。`
      : rich`看${who(at)}做加法。${many(count)}个神经元都用同样的${input(about)}这样做，各有自己的权重和偏置：它们合起来是一${strong("层")}。`,
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`每个像素一个权重：按同样的位置排开，它们就是一张图。${adding("绿色实心方块")}上的墨迹支持这个神经元，${taking("粉色空心方块")}上的墨迹反对它。这是${who(at)}。`,
  which: () =>
    rich`神经元的结果大于0时，它就是${strong("激活")}的。对你画的图，这三个中有一个激活得很强，另外两个没有。哪一个的权重合你的墨迹？`,
  fits: (letter, at, z, others) =>
    rich`图${letter}是${who(at)}。你的墨迹对它支持多于反对：结果是${num(z)}。另外两个是${others.map(num).join("和")}。`,
  nobody: () =>
    rich`这些图不是谁画的。权重是通过尝试和一次次小小的修正找到的，后面关于学习的一章会讲。`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`求出总和后，每个神经元都遵守一条简短的规则，叫${strong("ReLU")}：小于0的变成0，大于0的保持不变。等于0的神经元什么也不传下去。`,
  which: (count) =>
    rich`这里有${many(count)}个神经元和它们的总和。哪些能在ReLU后留下来？选出来，然后检查。`,
  option: (index, z) => `神经元${index}：${num(z)}`,
  survived: (survivors, count) =>
    rich`${many(count)}个中留下${many(survivors)}个：大于0的。其余都变成0，不管原来低多少。`,
  watch: () => rich`现在看整整一层。留下来的是${strong("激活")}的，变成红色，结果越大越亮。看。`,
  count: (about, active, count) =>
    rich`对于${yours(about)}，${many(count)}个神经元中有${many(active)}个激活。没有这样的弯曲，几层能做的并不比一层多。`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`对同一个${answer(about)}最强的神经元站在一起，形成${strong("街区")}。看这一层亮起来。`
      : rich`每一层读前一层。对同一个${answer(about)}最强的神经元站在一起，形成${strong("街区")}。看各层一个接一个亮起来。`,
  which: (about, layer) =>
    rich`看${layer}层。哪个${answer(about)}的街区最亮？在舞台上指向其中一个神经元并按下，或在这里选。`,
  most: (name, layer, share) =>
    rich`是${name}的街区：它的神经元占${layer}全部激活值的${probability(share)}。`,
  sorted: (name, first, before, last, after) =>
    rich`${name}的街区占${first}激活值的${probability(before)}，在${last}占${probability(after)}。一层又一层，这些数按它们的含义理清了。`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`最后一层为每个${answer(about)}设一个神经元。它的结果叫${strong("得分")}：得分越高，支持这个${answer(about)}的就越多。`,
  second: (about) => rich`哪个${answer(about)}的得分会排第二？选它的条形。`,
  came: (first, high, second, low) =>
    rich`排第二的是${second}，${num(low)}。得分最高的是${first}：${num(high)}。`,
  watch: () => rich`现在看得分怎样出来。`,
  softmax: () =>
    rich`${strong("Softmax")}把得分变成总共100%的${strong("占比")}。多1分约相当于2.7倍，多2分约7倍：小小的领先变成大大的领先。看。`,
  gap: (first, p, second, q) =>
    rich`${first}得到${probability(p)}，排第二的${second}得到${probability(q)}。${second}的得分要提高多少分，两者的占比才相等？`,
  points: (points) => `${fixed(points, 1)}分`,
  answer: (first, high, second, low) =>
    rich`${first}的得分是${num(high)}，${second}是${num(low)}：补上差距就够了。得分相等，占比总是相等。`,
  drag: (second) =>
    rich`试一试：提高${second}的得分，直到它赢。所有占比加起来总是100%，所以别的必须让出来。`,
  won: (second, share) =>
    rich`${second}赢了，占${probability(share)}。只有它的得分升高，其他占比都缩小了。`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) => rich`如果选得好，要擦掉多少个像素，答案才不再是${first}？`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`是什么起了决定作用？每个像素的${strong("证据")}：它的墨迹给${first}的得分加了多少，减去给${second}加的。暖色实心方块支持${first}，冷色空心方块支持${second}。`
      : rich`是什么起了决定作用？每个数的${strong("证据")}：它给${first}的得分加了多少，减去给${second}加的。大于0支持${first}，小于0支持${second}。`,
  fool: (first) =>
    rich`现在来骗骗它：擦掉尽量少的像素，让答案不再是${first}。按下像素就擦掉，也可以用方向键和Enter。`,
  fooled: (erased, name) =>
    rich`骗到了，用了${many(erased)}个像素：现在它说是${name}。你还是看得出自己画的是什么。`,
  best: (count) =>
    rich`搜索只用了${many(count)}个就做到了：它每次擦掉墨迹最支持答案的那个像素。也许你能找到更少的办法。`,
  firm: () => rich`每次擦掉证据最多的像素，这样搜索也没找到办法。你还可以试试。`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`起初所有权重都是随机的。在${strong("训练")}中，给它看许多带正确答案的${about.picture ? "图" : "样本"}，每次每个权重都移动一点，让它错得少一些。`,
  loss: (costs) =>
    rich`错得有多厉害，用一个数表示，叫${strong("损失")}：正确答案占比的${strong("−log")}。${costs.map(([share, loss]) => `占比${probability(share)}，损失${fixed(loss, 2)}。`).join("")}`,
  half: (about, name, p, loss) =>
    rich`如果${yours(about)}的正确答案是${name}，它的占比${probability(p)}，损失${loss < 0.005 ? "不到0.01" : fixed(loss, 2)}。占比50%的损失是多少？`,
  costs: (loss) =>
    rich`0.5的−log是${fixed(loss, 2)}。正确答案的占比越小，损失升得越陡，权重也移动得越多。`,
  grow: () =>
    rich`起初所有权重都很小，而且是随机的。与起初相比，${strong("哪一层的权重增长最多")}？先猜，再看它发生。`,
  test: () => rich`它会不会只是死记样本？这要用${strong("测试样本")}来检验，训练时从不给它看。`,
  tested: (share, images, data) =>
    rich`它会不会只是死记样本？这要用训练时不用的${strong("测试样本")}来检验。${many(images)}个中它答对了${exactPercent(share)}（${dataNamed(data)}）。`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`你的任务：画一个它会当成${name}的东西。你自己看着不必像。答案跟着你的笔走。`
      : rich`你的任务：移动滑块，直到答案是${name}。答案会跟着变。`,
  solved: (name, confidence) =>
    rich`完成：它把这当成${name}，置信度${probability(confidence)}。现在你知道它是怎么得出的了。`,
  readyMade: (name) => rich`这是现成的，它也认为是${name}。现在自己来一个。`,
  hint: (about, name) =>
    about.digits
      ? rich`提示：先在画板中间画一个清楚的${name}，越大越好，然后一点一点地改。`
      : rich`提示：一次只改一处，留下能让${name}的占比增加的改动。`,
  end: () =>
    rich`课程到此结束。“探索”从这里继续：按舞台上任意一个神经元看它的数值，再试试自己画的图。`,
  endOfValues: () =>
    rich`课程到此结束。“探索”从这里继续：按舞台上任意一个神经元看它的数值，再试试别的值。`,
};

export const cards: Cards = {
  numbers,
  neuron,
  weights,
  relu,
  districts,
  shares,
  reasons,
  learning,
  task,
};
