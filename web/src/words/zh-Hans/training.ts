/** A whole training in the page: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { fixed, loss, many, percent, probability, rate } from "./numbers";

const steps = (count: number): string => `${many(count)}步`;

export const training: Words["training"] = {
  ways: {
    name: "学什么",
    drawing: "一张图",
    nothing: "从零开始",
    history: "看记录",
  },
  title: "从零开始",
  about: (batch) =>
    `所有权重重新随机抽取：网络什么也不会。然后它每一步从${many(batch)}个数字中学习，舞台显示它现在怎样读你画的图。`,
  frozen: "批归一化从训练数据中测得的平均和方差，保持原样。",
  blank: "画点什么，看看这期间它怎样被读。",

  learnFrom: "学习材料",
  drawings: (ready, own) =>
    own > 0 ? `${many(ready)}张现成的图和你的${many(own)}张` : `${many(ready)}张现成的图`,
  aboutDrawings: "每张轮到时都重新变形；每个数字留出一种笔迹不学。",
  own: (count) => `你自己的图（${many(count)}）`,
  aboutOwn: "每张都重新变形；用同样的图、不同的变形来检验。",
  mnist: "MNIST",
  aboutMnist: "约250人写的60,000个数字，如果这台服务器有的话；另有别人写的10,000个留出不学。",
  loadingMnist: (megabytes) =>
    megabytes === null ? "正在请求MNIST…" : `MNIST正在传来，${many(Math.round(megabytes))} MB…`,

  start: "开始",
  again: "重新开始",
  pause: "暂停训练",
  go: "继续",
  step: "走一步",
  epoch: "走一轮",
  aboutEpoch: (lessons, batch, count) =>
    `这里一轮是${many(lessons)}个数字：${steps(count)}，每步${many(batch)}个。`,
  keep: "停下并保留",
  undo: (name) => `回到最初的${name}`,
  shownNow: (name) => `舞台上是正在这里学习的网络，不是最初的${name}。`,
  replaced: "舞台上换了另一个网络：训练结束了。",

  speed: "速度",
  pace: (pace) => (pace === null ? "尽快" : many(pace)),
  aboutPace: "舞台每两次更新之间的步数",

  numbers: {
    step: "步",
    epoch: "轮",
    rate: "学习率",
    loss: "损失（学习中）",
    learnt: "答对（学习中）",
    heldOut: (count) => `答对（留出的${many(count)}个）`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "损失",
  accuracyName: "答对",
  training: "学习",
  heldOut: "留出",
  lossCurve: (count, first, last, held) =>
    `0到${steps(count)}后的损失：学习用的数字起初${loss(first)}，现在${loss(last)}；留出的数字${loss(held)}。`,
  accuracyCurve: (count, last, first, held) =>
    `0到${steps(count)}后的答对比例：学习用的数字现在${percent(last)}；留出的数字起初${percent(first)}，现在${percent(held)}。`,
  noCurve: (name) => `${name}：还什么都没学。`,
  steps,

  slider: "训练",
  after: (count, last) => (count === last ? `${steps(count)}之后，最新` : `${steps(count)}之后`),
  goOnFrom: (count) => `从第${many(count)}步继续`,
  goOnFromEnd: "从最后继续",
  aboutGoOnFrom: "之后的部分会忘掉。",

  settings: "下次开始的设置",
  rateName: "学习率",
  decayName: "多少步后学习率减半（0：从不）",
  batchName: "每步的数字",
  seedName: "随机种子",
  optimizerName: "优化器",
  optimizers: { sgd: "SGD", momentum: "带动量0.9的SGD", adam: "Adam" },
  dropoutName: "Dropout",
  noDropout: "这个网络没有Dropout。",

  failures: "三种失败，试一试",
  aboutFailures: "每一种都重新开始，并故意弄错一处。一旦看出错在哪里，这里就会说明。",
  tooFast: "学习率太大",
  zero: "权重全为0",
  shuffled: "标签随机",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("太快。")}学习率为${rate(at)}时，损失依次是${first.map(loss).join(" → ")}${first.includes(most) ? "" : `，最高到${loss(most)}`}：每一步都跳过山谷，落在对面更高的地方，那里更陡。${ended ? "最后数大得float32装不下了。" : ""}`,
    zero: (count, value, right) =>
      rich`${strong("分不出彼此。")}${steps(count)}后损失是${loss(value)}，留出的数字答对${percent(right)}：权重全为0时，每个神经元传下去的都是0，没有权重担责任，于是都停在0。只有最后的偏置在学，而它们对画的图一无所知。`,
    shuffled: (count, value, right) =>
      rich`${strong("没什么可找。")}${steps(count)}后损失是${loss(value)}；在十个数字中乱猜，损失是−log(1/10) = 2.30。留出的数字答对${percent(right)}：随机的标签与图没有任何关系。`,
  },

  ownTitle: "你自己的图",
  addAs: "把画板上的图加为",
  add: "加入",
  takeBack: "取回最后一张",
  added: (name, count) => `已加为${name}：你的图共${many(count)}张。`,
  nothingToAdd: "画板上没有图。",
  ownDrawing: (name) => `画的是${name}`,
  noOwn: "还没有你的图：先把画板上的加进来。",
  noDrawings: "现成的图都不属于这个网络的类别：请加入你自己的图。",

  confusions: "留出的数字被读成什么",
  confusionsCaption: (count, at) =>
    `${steps(at)}后${many(count)}个留出的数字：行是实际的数字，列是读成的数字。`,
  isRow: "是",
  pictures: (layer) => `${layer}的神经元在找什么`,
  aboutPictures: "它们的权重，每个像素一个方块：大于0实心，小于0空心。",
  neuron: (name) => `查看${name}的内部`,

  curves: "训练的进展",
  meanwhile: {
    name: "训练",
    count: (count) => `第${many(count)}步`,
    begun: (now) =>
      now
        ? `权重全是随机抽取的：网络回答${now.name}（${probability(now.share)}）。`
        : "权重全是随机抽取的。",
    goes: (goes, first, now) => {
      const how = `${steps(goes.steps)}后损失是${loss(goes.loss)}，留出的${many(goes.held)}个样本答对${percent(goes.right)}。`;
      return first && now
        ? `${how}起初它回答${first.name}（${probability(first.share)}），现在回答${now.name}（${probability(now.share)}）。`
        : how;
    },
  },

  said: {
    reached: (count, share) => `${steps(count)}后，留出的样本答对${percent(share)}。`,
    started: "它开始学习。",
    paused: (count, share) => `${steps(count)}后暂停：留出的数字答对${percent(share)}。`,
    kept: "训练已结束；学到的留在舞台上。",
    undone: (name) => `最初的${name}又回到舞台上。`,
  },

  noMnist: "这里没有MNIST：请用forwardpass serve --data启动服务器，它会下载一次，12 MB。",
  mnistBroke: "MNIST在传送途中断了。",
  mnistOther: "服务器的数字不是MNIST的：需要28x28的数字0到9的图像。",
  notForMnist: "MNIST适用于读28x28图像、认识数字0到9的网络。",
  nothingToLearn: "这个网络没有可以学习的权重。",
  tooHeavy: "这个网络太大，不能在页面里训练：一张图要做三千万次以上的乘法。",
  noPictures:
    "这个网络不读图像：可以用脚本教它，forwardpass.training.start({ data: { images, targets } })。",
};
