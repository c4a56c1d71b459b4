/** The text below the stage: how it works, the code, and where the weights come from. */

import type { Answers } from "../en/lesson";
import { active, code, contra, pro, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, listed, many, percent, probability, product } from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const noun = (digits: boolean): string => (digits ? "数字" : "类别");
const yours = (picture: boolean): string => (picture ? "你画的图" : "你的输入");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `不到${fixed(0.001, 3)}` : fixed(loss, 3);

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) return `数字${names[0]}–${names[names.length - 1]}`;
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join("、")}等${many(names.length)}个`;
  }
  return listed(names);
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) => (ofLesson ? "MNIST神经网络是怎样工作的？" : "这个神经网络是怎样工作的？"),
  how: (digits, picture) =>
    rich`这个动画展示${term("神经网络")}怎样识别${digits ? "手写数字" : "给它看的东西"}。里面没有一点是编造的：每一处亮度、每条线、每根条形都是网络为${picture ? "画板上的图" : "滑块的数值"}算出的数。`,
  neuron: rich`${term("神经元")}是一个小小的计算：它把传来的每个数乘以各自的${term("权重")}，把这些${term("乘积")}加起来，再加一个数，即它的${term("偏置")}。权重越大，这个数越重要；权重小于0时，这个数起反对作用。偏置则不管输入是什么，都把整个${term("总和")}抬高或压低。`,
  learnt: rich`权重和偏置不是谁写进去的：它们是从样本中学来的，这叫做${term("训练")}。`,
  layers: (layers) =>
    rich`读同样的数的神经元组成一${term("层")}。这个模型有${many(layers.length)}层权重，即${listed(layers)}，位于下面这几组神经元之间：`,
  inputLayer: "输入层",
  input({ count, picture, digits, names }) {
    if (picture) {
      const what = digits ? "手写图像" : "图像";
      const each = picture.length > 2 ? "每个平面的每个小方格" : "每个小方格";
      return rich`${product(picture)}${term("像素")}的${what}变成一个${term("向量")}，也就是排成一行的数，共${many(count)}个神经元：${each}一个。`;
    }
    const numbers = count === 1 ? "一个数" : `${many(count)}个数，每个数一个神经元`;
    if (!names) return [`${numbers}。`];
    const more = count > MOST_LISTED ? ["其他"] : [];
    return [`${numbers}：${listed([...names.slice(0, MOST_LISTED), ...more])}。`];
  },
  inputMaps: (picture, digits) =>
    rich`${product(picture)}${term("像素")}的${digits ? "手写图像" : "图像"}保持原来的样子：${many(picture.reduce((all, side) => all * side, 1))}个数，就是输入的神经元。排成一行的数叫做${term("向量")}。`,
  convolution: (names, size, count) =>
    rich`${listed(names)}${names.length === 1 ? "是" : "都是"}${term("卷积")}：那里的神经元只读一个小窗口下面的数（${code(names[0])}的窗口是${product(size)}），而且在每个位置都用同样的权重。一个窗口在各处找到的东西就是一个${term("特征图")}，画成一张图；${code(names[0])}有${many(count)}个。`,
  pooling: (names, largest) =>
    rich`${listed(names)}是${term("池化")}：几个相邻的数中，${largest ? "只有最大的" : "只有一个数"}传下去，于是特征图变小，图稍微移动也不要紧。`,
  batchNorm: (names) =>
    rich`${listed(names)}${names.length === 1 ? "是" : "都是"}${term("批归一化")}：用训练中测得和学到的数，把一个特征图的总和平移、缩放，使它们的波动约为1。`,
  hiddenMaps: (sizes) =>
    `共${sizes.length}层：${sizes
      .map(([name, maps, size]) =>
        size.length > 0
          ? `${name}有${many(maps)}张${product(size)}的图`
          : `${name}有${many(maps)}个神经元`,
      )
      .join("，")}。每一层处理前面各层的发现。`,
  hiddenLayers: () => "隐藏层",
  hidden: (sizes) =>
    sizes.length === 1
      ? `它有${many(sizes[0])}个神经元。每一个都处理前一层的发现。`
      : `共${sizes.length}层，分别有${listed(sizes.map(many))}个神经元。每一个都处理前一层的发现。`,
  outputLayer: "输出层",
  output: (at) =>
    at.names.length === 1
      ? `1个神经元，对应唯一的答案：${at.names[0]}。`
      : `${many(at.names.length)}个神经元，每个答案一个：${answers(at)}。`,
  activations: (names, relu) =>
    relu
      ? rich`每个隐藏层后面是${term(listed(names))}：它保留大于0的值，把其余的都变成0。仍大于0的神经元是${term("激活")}的，这个数就是它的${term("激活值")}；其他神经元什么也不传下去。`
      : rich`每个隐藏层后面是${strong(listed(names))}：它用一条固定的曲线弯曲每个值，使几层合起来能做到单独一层做不到的事。得到的就是神经元的${term("激活值")}；它大于0时，神经元是${term("激活")}的。`,
  dropout: (p) =>
    rich`训练时模型有${term("Dropout")}：它每次随机选出约${percent(p)}的神经元关闭，使网络不依赖其中任何一个。这是为了防止${term("过拟合")}，也就是死记样本；网络识别时，Dropout什么也不做。`,
  why: (picture) =>
    `为什么要好几层？第一层衡量的是${picture ? "单个像素" : "输入本身"}；后面每一层衡量前面的神经元发现了什么，于是能注意到任何单独一个${picture ? "像素" : "输入"}的总和都看不出的组合。`,
  activeNow: (layers, picture) =>
    `对于${yours(picture)}，现在激活的有：${layers.map(({ name, active, count }) => `${name}中${many(active)}个（共${many(count)}个）`).join("，")}。`,
  softmax(kind, classes, digits) {
    const scores = `${many(classes)}个得分`;
    const probabilities = rich`变成${term("概率")}：每个都在0到1之间，总和等于1。网络由此知道哪个${noun(digits)}的概率最高。`;
    const last = rich`最后一层加出来的是${term("得分")}，也叫logit。`;
    if (kind === "log_softmax") {
      return rich`${last}之后是${term("log_softmax")}，即${term("softmax")}函数的${term("对数")}：softmax把${scores}${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${last}之后是${term("softmax")}函数，它把${scores}${probabilities}`;
    }
    return rich`网络自己的代码到最后一层的${term("得分")}（也叫logit）为止。页面再加上${term("softmax")}函数，它把${scores}${probabilities}`;
  },
  formula: "写成公式，z是得分，p是概率，e是数2.718…：",
  formulaSpoken: "p下标i，等于e的z下标i次方，除以e的z下标j次方对所有j的总和",
  stage: (digits, plain) =>
    rich`在舞台上，${active(plain ? "激活的神经元是红色" : "大于0的值是红色")}，值越大越亮。一旦有了答案，${term("重要的连接")}就按其${term("证据")}画成连线：${pro("暖色实线")}支持答案，${contra("冷色虚线")}反对答案。每个${noun(digits)}的概率是一根条形，概率最高的就是${term("预测")}，它的概率就是${term("置信度")}。`,
  now: (name, confidence, picture) =>
    `对于${yours(picture)}，答案是${name}：它的概率是${probability(confidence)}。`,
  accuracy: (measured, digits) =>
    rich`它有多常答对？只有它没有学过的${term(digits ? "测试数字" : "测试样本")}才能说明；实测：${measured.map(({ data, images, accuracy }) => `${dataNamed(data)}（${many(images)}${digits ? "张" : "个"}）答对${exactPercent(accuracy)}`).join("，")}。它总会回答，哪怕是乱涂的：概率高只说明网络有多确定，不说明它是对的。`,
  trainingTitle: "权重从哪里来",
  training(weights, pytorch, kind, digits) {
    const before = rich`这${many(weights)}个权重和偏置不是谁写的：它们是学来的。训练时，给网络看许多带正确答案的样本，用一个交叉熵类的${term("损失")}函数衡量它错得有多厉害`;
    const rest = rich`然后把每个权重朝着使损失变小的方向移动一点，一遍又一遍。训练完成后，模型对给它看的每${digits ? "张图" : "个输入"}给出一个${strong("预测")}：概率最高的${noun(digits)}。`;
    if (!pytorch) return rich`${before}。${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}：对log_softmax的输出用${code("nn.NLLLoss")}，或用把两步合在一起的${code("nn.CrossEntropyLoss")}。${rest}`;
    }
    return rich`${before}，例如对得分用${code("nn.CrossEntropyLoss")}。${rest}`;
  },
  loss: rich`一个样本的损失是−log p，即p的自然${term("对数")}取负，其中p是正确答案的概率：答得对又确定，损失接近0；答得错却很确定，损失就很大。`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? `；如果正确的是${other.name}，损失是${fixed(other.loss, 2)}` : "";
    return `对于${yours(picture)}，如果正确的是${name}，p是${probability(Math.exp(-loss))}，损失是${small(loss)}${wrong}。`;
  },
  wordsTitle: "术语",
  words: "本页术语的意思，按第一次出现的顺序。",
  codeTitle: "Python代码和讲解",
  code(file, name, framework, sizes) {
    const written = framework ? `，用${framework}写成` : "";
    const what = sizes
      ? `全连接网络${name}${written}：从输入到输出依次有${listed(sizes.map(many))}个神经元`
      : `网络${name}${written}`;
    return rich`这是${code(file)}，${what}。指向一行有底色的代码，或用Tab键移过去，舞台就会显示它做什么。`;
  },
  codeDoes(at, hidden, kind, answer) {
    const takes = at.picture
      ? `${product(at.picture)}的图像（${many(at.count)}个${at.digits ? "像素" : "数"}）`
      : `${many(at.count)}个数`;
    const passes = hidden > 0 ? `，让它穿过${many(hidden)}个隐藏层` : "";
    const what = { log_softmax: "概率的对数", softmax: "概率", logits: "得分" };
    const classes = `${many(answer.names.length)}个${answer.names.length > 1 ? "不同的" : ""}${noun(answer.digits)}`;
    return `代码以${takes}为输入${passes}，为${classes}各返回一个${what[kind]}。`;
  },
  insideTitle: "看看网络内部",
  inside: (picture, maps) =>
    `单独一个${maps ? "单元格或神经元" : "神经元"}做什么？为什么是这个答案，不是别的？每一章先用几句话说明，再在舞台上用${yours(picture)}演示。`,
  showMe: "演示",
  showChapter: (title) => `演示：${title}`,
  chapter: (index, all, title) => `${index}/${all}：${title}`,
  previousChapter: "上一章",
  nextChapter: "下一章",
  text: "文字",
};
