/** The page around the stage: header, pad, sliders, answer, help, notices, saving and links. */
import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { dataNamed, at as place } from "./names";
import { cellPercent, many, num, percent, probability, short } from "./numbers";

export const header: Words["header"] = {
  onThisPage: "本页内容",
  how: "工作原理",
  code: "代码",
  toTheme: { light: "切换到浅色主题", dark: "切换到深色主题" },
  toThemeKey: { light: "切换到浅色（T）", dark: "切换到深色（T）" },
  help: "帮助",
  helpKey: "键盘快捷键（?）",
};

export const language: Words["language"] = {
  name: "语言",
  now: (name) => `语言：${name}`,
  chosen: (name) => `页面现在使用${name}。`,
  notLoaded: (name) => `无法加载${name}，页面保持不变：请检查连接后再选一次。`,
  about: "画一个数字，看神经网络一个神经元一个神经元地识别它，每个数都与PyTorch的相同。",
};

export const answer: Words["answer"] = {
  name: "答案",
  status: "预测",
  bars: "概率",
  none: "?",
  reading: "网络正在读…",
  withheld: "答案最后揭晓。",
  unknown: "还不知道",
  noShare: "–",
  explain: (name) => `解释${name}`,
  thisIs: (name) => `这是${name}`,
  explainDigit: (name) => `解释数字${name}`,
  explainNumbered: (name) => `解释类别${name}`,
  explained: (name) => `连线解释的是${name}`,
  nowExplained: (name) => `现在连线和图解释的是${name}。`,
  bar: (share, isHighest) => (isHighest ? `${share}，最高` : share),
  now: (name, confidence) => `现在的答案是${name}，${probability(confidence)}。`,
  restored: (name, confidence) => `恢复原样：答案是${name}，${probability(confidence)}。`,
  warning: "警告",
  unlikeDigit: "这看起来不像数字。",
  unlikeOthers: "这看起来不像网络学过的东西。",
  lampDigit: "不像数字",
  lampOthers: "不像学过的样本",
  whyLamp: (digits) =>
    `这看起来不像网络学过的${digits ? "数字" : "样本"}，所以不要相信这个答案：网络总得选一个。这盏灯亮起的比例，实测：`,
  rate: (share, data, images, falseAlarms) =>
    rich`${dataNamed(data)}（${many(images)}张）的${strong(share)}：${falseAlarms ? "误报" : "正确识破"}`,
  short: (name, confidence) => `${name}（${cellPercent(confidence)}）`,
  before: (name, confidence) => rich`之前：${strong(`${name}（${cellPercent(confidence)}）`)} `,
  reset: "重置",
};

export const legend: Words["legend"] = {
  active: (maps) => rich`${strong(maps ? "激活" : "激活的神经元")}，最红：`,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `另有${many(layers)}层`,
  plus: "增加",
  minus: "减少",
  proClass: (name) => `支持${name}`,
  contra: "反对",
  tooHigh: "太高，应下降",
  tooLow: "太低，应上升",
  viewKey: "切换视图（F）",
  flat: "平面",
  space: "立体",
  reset: "重置视图",
};

export const help: Words["help"] = {
  title: "帮助",
  close: "关闭帮助",
  howDigits:
    "在画板上画一个数字：你一边画，网络一边读。然后按“播放”，看数值怎样一步一步穿过网络。在舞台上拖动可以旋转，用两根手指或Ctrl加滚轮可以缩放，指向一个神经元可以看到它的值。",
  howOthers:
    "给网络一点东西读：它马上回答。然后按“播放”，看数值怎样一步一步穿过网络。在舞台上拖动可以旋转，用两根手指或Ctrl加滚轮可以缩放，指向一个神经元可以看到它的值。",
  onPad: "在画板上，方向键移动笔，空格键落笔或抬笔；按住Shift步子更小。",
  onStage: (maps) =>
    `在舞台上，方向键从一个${maps ? "单元格" : "神经元"}走到另一个，按住Shift则旋转，+和−缩放。`,
  storyKeys: [
    ["空格", "播放或暂停演示"],
    ["← →", "后退一步，前进一步"],
    ["Home, End", "到开头，到完成的画面"],
  ],
  padKeys: [
    ["0 … 9", "画一个现成的数字；再按一次换一种笔迹"],
    ["C", "清空画板"],
    ["E", "在笔和橡皮之间切换"],
    ["[ ]", "笔细一点，粗一点"],
    ["Ctrl V", "读入复制的数字照片"],
    ["Ctrl Z", "撤销最后一笔"],
    ["Ctrl Y", "重做这一笔"],
  ],
  sliderKeys: [
    ["C", "重置数值"],
    ["Ctrl Z", "撤销最后一次改动"],
    ["Ctrl Y", "重做这次改动"],
  ],
  pageKeys: [
    ["F", "在立体和平面视图之间切换"],
    ["L", "在课程和探索之间切换"],
    ["I, Esc", "查看内部，再关上"],
    ["K", "留住这张图，和下一张对比"],
    ["P", "放大舞台、说明和答案供投影，再还原"],
    ["T", "在深色和浅色之间切换"],
    ["?", "打开这张表"],
  ],
};

/** No two things on the page have the same name. */
const parts: Words["panels"]["parts"] = {
  drawing: "画板和样例",
  answer: "答案和条形",
  legend: "图例",
  caption: "说明",
  code: "代码行",
  timeline: "播放控制",
  lessons: "下方的课文",
};

export const panels: Words["panels"] = {
  name: "面板",
  parts,
  sliders: "输入滑块",
  present: "投影：放大显示，供投影仪用（P）",
  note: "打开所复制链接的人会看到同样的部分。",
};

export const link: Words["link"] = {
  copy: "复制链接",
  copyTitle: "指向当前所见画面的链接",
  copied: "已复制",
  said: "链接已复制。",
  byHand: "复制这个链接：",
  noAddress: "这个页面没有自己的地址，无法链接：请存为HTML，把文件发给别人。",
  tooLarge: "这个输入太大，放不进链接：请改为把页面存为HTML。",
  damaged: "这个链接已损坏，页面没有使用它。",
  later: "这个链接来自更新版本的forwardpass，页面没有使用它。",
  another: "这个链接属于另一个网络，不是这里显示的，页面没有使用它。",
};

export const save: Words["save"] = {
  name: "保存",
  png: "PNG图片",
  aboutPng: "清晰的舞台",
  svg: "SVG图形",
  aboutSvg: "矢量的舞台",
  video: "视频",
  aboutVideo: (seconds, width, height) => `整个演示，${seconds}秒，${width} × ${height}`,
  html: "HTML页面",
  aboutHtml: "单个文件，离线可用",
  drawFirst: "先画点什么。",
  partOfAnother: "这里的页面是另一个页面的一部分。",
  making: (share) => `正在制作视频：${percent(share)}`,
  cancel: "取消",
  saved: "视频已保存。",
  failed: (reason) => `无法保存：${reason}。`,
  insecure: "视频需要来自https://或本机（localhost或文件）的页面。",
  noEncoder: "这个浏览器不能编码视频：请用新版的Chrome、Edge、Firefox或Safari。",
  noWorker: "这个文件不带视频编码器：请打开保存它的那个页面。",
  notStarted: "视频编码器没有启动。",
  nothingEncoded: "视频编码器没有产生任何内容。",
  noCodec: "这个浏览器无法制作视频：它没有视频编码器。",
  filmFailed: (reason) => `这个浏览器无法制作视频：${reason}。`,
  offScreen: "无法保存：舞台不在屏幕上。",
  noCanvas: "无法保存：这个浏览器没有canvas。",
  noPicture: "无法保存：没有生成图片。",
  replaced: "用脚本替换过的权重不能存成页面。",
  notBuilt: "无法保存：这个页面没有构建。",
  noFile: (address, status) => `无法保存：${address}返回${status}。`,
  noScript: "本页画出神经网络的工作过程，需要JavaScript：请开启后重新加载。",
  picture: (network, name, confidence) => `${network}：${name}（${confidence}）`,
};

export const notice: Words["notice"] = {
  close: "关闭消息",
  loading: "正在加载网络…",
  notLoaded: "无法加载网络文件：请重新加载页面。",
  notLoadedStatus: (status) => `无法加载网络文件（状态${status}）：请重新加载页面。`,
  failed: (reason) => `页面无法启动：${reason}`,
  partLoading: "正在加载…",
  trainingLost: "训练停止了：浏览器结束了它的工作线程。",
  partMissing: "无法加载页面的这一部分：请重新加载页面。",
};

const mapCell = ({ map, row, column }: MapCell): string => `特征图${map}${place(row, column)}`;

export const stage: Words["stage"] = {
  name: "舞台",
  small: "小舞台",
  back: "回到舞台",
  hide: "隐藏小舞台",
  role: "网络图",
  canvas:
    "网络。方向键从一个神经元走到另一个，Enter查看它的内部，Shift加方向键旋转视图，加号和减号缩放。",
  inputPixels: (count) => `输入\n${many(count)}个像素`,
  input: (count) => `输入\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) => `${name}\n${many(count)}个特征图\n${rows} × ${columns}`,
  series: (name, count, length) => `${name}\n${many(count)}行\n每行${many(length)}`,
  more: (count) => `另有${many(count)}个`,
  moreShort: (count) => `+${many(count)}`,
  share: (share) => percent(share),
  shareOfLines: (share, lines) => `${percent(share)}\n${many(lines)}条连线`,
  bands: (count, share) => `${many(count)}条带 ${percent(share)}`,
  everyLine: (done, total) =>
    done < total ? `${many(total)}条连线中的${many(done)}条` : `全部${many(total)}条连线`,
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `神经元${index}`,
  neuronZ: (index, value) => `神经元${index}：z ${num(value)}`,
  neuronA: (index, value) => `神经元${index}：a ${num(value)}`,
  mapCell,
  mapCellZ: (at, value) => `${mapCell(at)}：z ${num(value)}`,
  mapCellA: (at, value) => `${mapCell(at)}：a ${num(value)}`,
  tiles: (layer, count) => `${layer}：权重 × 墨迹，\n最强的${count}个`,
  tileValue: (neuron, value) => `${neuron}：${num(value)}`,
  tile: (neuron, value) => `神经元${neuron}的权重 × 墨迹：${num(value)}。查看内部`,
  someLines: "全连接层的每一条连线，其他层的重要连线",
  noLines: "这里没有一层把每个神经元与所有其他神经元相连，所以显示重要的连线。",
  someMatrices: "卷积和池化在每个位置用同样几个权重，所以这里没有它们的矩阵。",
  noMatrix: "这里没有一层有矩阵：卷积和池化在每个位置用同样几个权重。它们的权重在“查看内部”里。",
  matrixRole: "矩阵图",
  matrix: "所有连接的矩阵。方向键移动图，加号和减号缩放，0显示全部。",
  matrixScale: (full) =>
    `行是目标，列是来源，每格是权重 × 激活值：绿色增加，粉色减少。±${full}时颜色最浓。Ctrl加滚轮缩放。`,
  cell: (layer, source, target, weight, a) =>
    `${layer}：来源${source}，目标${target}：权重${num(weight)} × 激活值${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer, outputs, inputs) => `${layer}：${outputs} × ${inputs}`,
};
