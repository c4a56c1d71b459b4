/** What each statement of the model's code does. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { many, percent, product } from "./numbers";

const role = ({ name, index, last }: LayerFacts): string =>
  last ? `${name}，输出层` : `${name}，第${index + 1}个隐藏层`;

export const codeLines: Words["code"] = {
  inOut: "写给人看的注释，放在引号里：数据走的路，以及它的形式。Python把它存为帮助文字，不做计算。",
  purpose: "写给人看的注释，放在引号里：这段代码的用途。Python把它存为帮助文字，不做计算。",
  ordinary: "网络周围的普通Python：这次识别中没有数在这里改变。",
  torch: "引入PyTorch，一个存放数（张量）并用它们计算的库。",
  torchNn: (name) => `PyTorch的神经网络基本部件，以下称为${name}。`,
  torchFunctional: (name) => `ReLU等激活函数和其他工具，以下称为${name}。`,
  takes: (what, library) => `从库${library}中取来${what}。`,
  library: (library) => `引入库${library}。`,
  libraryAs: (library, name) => `引入库${library}，以下称为${name}。`,
  module: (name) => `描述一种叫${name}的网络。它是一个nn.Module，会自己记住所有权重。`,
  kind: (name) => `描述一种叫${name}的对象。`,
  init: "在网络建立时运行一次：创建各层，权重还有待学习。",
  superOf: (name) =>
    `先让${name}所基于的nn.Module完成自身的准备，才能登记下面的层。Python 3也接受不带名字的super()。`,
  superInit: "先让nn.Module完成自身的准备，才能登记下面的层。",
  forward: (name, shape) =>
    `数据穿过网络的路。${name}是一叠输入，这里只有一个：[1, ${shape.join(", ")}]。`,
  helper: (name) => `一个单独的函数，叫${name}。`,
  makesDropout: (p) =>
    `Dropout用来防止过拟合（死记样本）：在训练模式下，每个神经元以${percent(p)}的概率被关闭，于是网络学会不依赖其中任何一个。它没有权重。`,
  makesActivation: (name) => `创建激活函数${name}，用在层与层之间。它没有权重。`,
  makesFlatten: "创建把图像变成一行数的步骤。",
  makesSequence: "把各步骤排成一串：前一个给出的，后一个接着用。",
  makesSoftmax: "创建把得分变成概率（或其对数）的步骤。",
  returns: "把结果交还给调用网络的一方。",
  makesNorm: "创建一个归一化，把数平移、缩放，使它们的波动约为1：这样后面的部分更容易学。",
  makesPool: (largest) =>
    largest
      ? "创建一个池化步骤：每个窗口只留最大的数。它没有权重。"
      : "创建一个池化步骤：每个窗口取平均。它没有权重。",
  makesUnknownConvolution: "创建一个卷积：带着学到的权重的窗口在特征图上滑动。",
  makesConvolution({ name, outputs, depth, window, biases }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = biases > 0 ? `，加上${many(biases)}个偏置` : "，没有偏置";
    return `${name}：${many(outputs)}个${product(window, " × ")}的窗口，在${many(depth)}个特征图上滑动。共${many(outputs)} × ${product(each, " × ")} = ${many(count)}个权重${what}，在每个位置都相同。`;
  },
  makesUnknownLayer: "创建一个把每个输入与每个输出相连的层。",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "个输入" : `个${before}的神经元`;
    return `${role(layer)}：它的${many(outputs)}个神经元，每个都与全部${many(inputs)}${sources}相连。共${many(inputs)} × ${many(outputs)} = ${many(inputs * outputs)}个权重，加上${many(outputs)}个偏置。`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join("")}这就是网络的答案：[${shape.join(", ")}]。`
      : `${sentences.join("")}现在x是：[${shape.join(", ")}]。`,
  results: (name, count, way) => `${name}返回${many(count)}个张量；显示的是${way}。`,
  flatten: (sizes, count) =>
    `把输入展平：${product(sizes, " × ")}个值一行接一行，排成一行${many(count)}个数。`,
  linear: (name, inputs, outputs) =>
    `${name}：它的${many(outputs)}个神经元，每个都把${many(inputs)}个数乘以自己的权重，加起来，再加上自己的偏置。`,
};
