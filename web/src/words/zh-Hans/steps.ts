/** What each step of the story is called and what it says. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { at as place } from "./names";
import { many, num, percent, probability, sharePercent } from "./numbers";

type Size = readonly [columns: number, rows: number];

const by = ([columns, rows]: Size): string => `${columns}×${rows}`;

const shift = (right: number, down: number): string =>
  `向${right < 0 ? "左" : "右"}${num(Math.abs(right))}像素，向${down < 0 ? "上" : "下"}${num(Math.abs(down))}像素`;

/** The one that is followed, as what is done or was done to it. */
function subject(at: Followed): string {
  if ("cell" in at) return "这个单元格";
  return "output" in at ? `输出${at.output}` : `神经元${at.neuron}`;
}

/** Another one beside it. */
function another(at: Followed): string {
  if (!("cell" in at)) return subject(at);
  const { map, row, column } = at.cell;
  const where = `${place(row, column)}的单元格`;
  return at.sameMap ? where : `特征图${map}${where}`;
}

export const stepNames: Words["stepNames"] = {
  ink: "墨迹",
  photo: "照片",
  separate: "分离墨迹",
  fit: "缩放居中",
  pixels: "像素",
  features: "特征",
  products: "乘积",
  sum: "总和",
  norm: "归一化",
  window: "窗口",
  layer: "所有神经元",
  maps: "所有特征图",
  pool: "池化",
  join: "合并",

  lay: "特征图排成一行",
  scores: "得分",
  dropout: "Dropout",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "答案",
  ofLayer: (layer, step) => `${layer} ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) => `你画的图：${many(strokes)}笔，共${many(points)}个点。`,
  photo: (size, darkest, brightest) =>
    `你的照片，缩小并变成灰度：${by(size)}个数，从0（黑）到1（白）。最暗${num(darkest)}，最亮${num(brightest)}。`,
  separate: (sheet, inked) =>
    `与周围的纸明显不同的就是墨迹：占这${by(sheet)}个像素的${sharePercent(inked)}。光线和阴影都去掉了。`,
  fitPhoto: (ink, box, picture, right, down) =>
    `剪下${by(ink)}像素的墨迹，缩放到${by([box, box])}的方框里，再按重心放到${by(picture)}的正中：${shift(right, down)}。`,
  fit: (box, picture, right, down) =>
    `墨迹缩放到${by(box)}的方框里，再按重心放到${by(picture)}图像的正中：${shift(right, down)}。`,
  pixels(count, planes, least, most, above) {
    const inRow =
      planes > 1
        ? `输入变成排成一行的${many(count)}个数，一个颜色平面接着一个`
        : `输入变成排成一行的${many(count)}个数`;
    return least < 0 || most > 1
      ? `${inRow}，这里从${num(least)}到${num(most)}，其中${many(above)}个大于0。`
      : `${inRow}：0是空白，1是满墨，其中${many(above)}个大于0。`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join("，");
    const more = count > values.length ? `，还有${many(count - values.length)}个` : "";
    const what = count === 1 ? "一个数" : `排成一行的${many(count)}个数`;
    return `输入是${what}：${first}${more}。大于0的显示为红色，小于0的显示为空心。`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const each = inputs === 1 ? "它唯一的输入" : `它的${many(inputs)}个输入`;
    const own = inputs === 1 ? "一个" : "各自";
    return `${layer}的${subject(followed)}把${each}乘以${own}学到的权重。${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added = count === 1 ? "它取唯一的乘积" : `它把${many(count)}个乘积加起来`;
    if (bias === null) return `${added}：${num(z)}。`;
    return `${added}：${num(sum)}。再加上偏置，也是一个学到的数：${num(bias)}。`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu) return `${activation}用同一条曲线弯曲每个值。${bent(followed, silenced)}`;
    return `ReLU保留大于0的值，其余变成0。${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const all = count === 1 ? `${layer}唯一的神经元` : `${layer}的全部${many(count)}个神经元`;
    return `${all}${doing(role, again)}：${many(active)}个亮起。${carried(drawn)}`;
  },
  dropout: (p) =>
    `Dropout，和训练时一样：随机关闭约${percent(p)}的神经元，其余的乘以1 / ${num(1 - p)} = ${num(1 / (1 - p))}。`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `一个得分（logit）：${num(most)}`
        : `${many(classes)}个得分（logit），每个答案一个，从${num(least)}到${num(most)}`;
    return `${layer}给出${range}。${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const other = second
      ? `，${second.name}得分${num(second.score)}，占${probability(second.share)}`
      : "";
    return `${sharing(kind)}：${first.name}得分${num(first.score)}，占${probability(first.share)}${other}。`;
  },
  answer: (at) => `${highest(at)}${shownFor(at)}`,
  finished: (at) => `${highest(at)}按“播放”看它是怎么得出的。${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean): string {
  if (role === "join") return "把读到的数相加";
  if (role !== "affine") return "改变读到的数";
  return again ? "用自己的权重做同样的计算" : "同样先乘后加";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "这里全是0：没有画连线。";
  const of = `占流过总量的${sharePercent(share)}`;
  return lines === 1 ? `画出一条连线，${of}。` : `画出最强的${many(lines)}条连线，${of}。`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const more = silenced ? `，${another(silenced.neuron)}从${num(silenced.z)}变成0` : "";
  return `${subject(followed.neuron)}从${num(followed.z)}变成${num(followed.a)}${more}。`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const first =
    a > 0 ? `${subject(neuron)}保住了${num(a)}` : `${subject(neuron)}原来是${num(z)}，变成0`;
  if (!silenced) return `${first}。这里没有别的${"cell" in neuron ? "单元格" : "神经元"}小于0。`;
  return `${first}；${another(silenced.neuron)}原来是${num(silenced.z)}，变成0。`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") return "代码到得分为止。它们的softmax把得分变成总共100%的占比";
  return kind === "softmax"
    ? "softmax把得分变成总共100%的占比"
    : `${kind}把得分变成总共100%的占比，再取对数`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `最高的几根条形一样高：网络拿不定主意，选了${name}，置信度${probability(confidence)}。`;
  }
  const also = rival ? `；${rival[0]}也有${probability(rival[1])}` : "";
  return `最高的条形就是答案：${name}，置信度${probability(confidence)}${also}。`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `现在连线显示证据：实线支持${name}，虚线反对。`
    : `现在连线显示的是支持${explained}的证据，不是答案的。`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : `连线解释的是${explained}，不是答案。`;

export const story: Words["story"] = {
  input: "输入",
  answer: "答案",
  caption: "步骤",
  ready: "就绪",
  count: (index, all) => `第${index + 1}步，共${all}步`,
  drawDigit: "在画板上画一个数字，或选一个现成的：你一边画，网络一边回答。",
  drawSomething: "在画板上画点什么，或选一个现成的：你一边画，网络一边回答。",
  following: "答案跟着笔走。",
  learning: "它在学习，答案跟着变。",
  drawDigitFirst: "先画一个数字，或选一个现成的。",
  drawSomethingFirst: "先画点什么，或选一个现成的。",
  code: "这一步的代码",
  shape: "当前形状：",
  name: "演示",
  previous: "上一步",
  previousKey: "上一步（←）",
  next: "下一步",
  nextKey: "下一步（→）",
  play: "播放",
  playKey: "播放（空格）",
  pause: "暂停",
  pauseKey: "暂停（空格）",
  loop: "循环",
  loopTitle: "到结尾后从头再来",
  timeline: "时间轴",
  at: (step, seconds, all) => `${step}，第${seconds}秒，共${all}秒`,
  speed: "速度",
  times: (speed) => `${speed}×`,
};
