/** A training that was watched, or is: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { fixed, loss, many, percent } from "./numbers";

const steps = (count: number): string => `${many(count)}步`;

export const history: Words["history"] = {
  title: "一次训练，从第一步开始",
  about: "训练记录保存了网络在若干步之后的样子。沿着它移动，舞台就用那一刻的网络读你画的图。",
  own: (megabytes) => `附有MNISTNet自己的训练：${fixed(megabytes, 1)} MB，需要时才下载。`,
  fetchOwn: "看MNISTNet的训练",
  fetching: (share) =>
    share === null ? "训练记录正在传来…" : `训练记录正在传来：${percent(share)}`,
  notLoaded: "无法加载训练记录：请检查连接后再试一次。",
  ofWhat: (name, count, checkpoints) =>
    `${name}，${steps(count)}，其中${many(checkpoints)}步有保存。`,
  broken: "它中断了，或保存时还在进行。",
  timeline: "训练",
  after: (count) => (count === 0 ? "第一步之前" : `${steps(count)}之后`),
  at: (count, last) =>
    count === 0 ? `第一步之前，共${steps(last)}` : `${steps(count)}之后，共${steps(last)}`,
  play: "播放训练",
  pause: "暂停训练",
  previous: "更早的网络",
  next: "更晚的网络",
  back: (name) => `回到原来的${name}`,
  away: "舞台现在显示另一个网络。",
  again: "再显示这次训练",
  shown: (count, answer) =>
    count === 0 ? `第一步之前，它回答${answer}。` : `${steps(count)}之后，它回答${answer}。`,
  empty: "画点什么，看看每个网络怎样读它。",

  loss: "损失",
  accuracy: "答对",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `${steps(count)}中的损失：起初${loss(first)}，最后${loss(last)}。`,
  accuracyCurve: (count, first, last) =>
    `${steps(count)}中答对的比例：起初${percent(first)}，最后${percent(last)}。`,
  noCurve: "还没有损失的数据。",

  grow: {
    question: "哪一层的权重增长最多？",
    option: (layer, inputs) => `${layer}，每个神经元${many(inputs)}个权重`,
    guessed: (layer) => `你猜的是：${layer}。`,
    fetched: (megabytes) => `你猜过之后，会下载MNISTNet自己的训练记录：${fixed(megabytes, 1)} MB。`,
    play: "播放训练，或把滑块拖到底，看这个神经元的权重。",
    notHere: "这个页面没有附带训练记录：请用forwardpass serve打开。",
    grown: (layer, before, after) =>
      `${layer}：平均从${fixed(before, 3)}到${fixed(after, 3)}，是原来的${fixed(after / before, 1)}倍。`,
    why: (layer, low, high) =>
      `${layer}的权重起初最小，因为要加起来的乘积最多。每一步把每个权重移动差不多的量，所以最后各层的权重差不多大，${fixed(low, 2)}到${fixed(high, 2)}，起初最小的增长最多。`,
  },

  followed: "这台电脑上的训练",
  ofNote: (note) => `正在进行：${note}。`,
  phase: {
    waiting: "等待第一步。",
    going: (count) => `第${many(count)}步。`,
    ended: (count) => `${steps(count)}后结束。`,
    broken: (count) => `${steps(count)}后中断。`,
    lost: (count) =>
      count === 0
        ? "没有训练的消息：页面会再试。"
        : `第${many(count)}步之后没有训练的消息：页面会再试。`,
  },
  onStage: (count) =>
    count === null
      ? "舞台显示之前的网络。"
      : `舞台显示${count === 0 ? "第一步之前" : `${steps(count)}之后`}的网络。`,
};
