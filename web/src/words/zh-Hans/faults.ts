/** What is wrong with what a person gives. Values of settings stand as in the file. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { many } from "./numbers";

const PLACES: Readonly<Record<Place, string>> = {
  header: "网络文件的文件头",
  description: "网络文件的描述",
  history: "训练记录的描述",
};

const COUNTED: Readonly<Record<Counted, string>> = {
  operations: "操作",
  layers: "层",
  classes: "类别",
};

const DAMAGED = "网络文件已损坏";
const field = (name: string, must: string): string => `${DAMAGED}：描述中的${name}必须是${must}。`;
const operation = (op: string, what: string): string => `操作${op}${what}。`;

export const faults: Words["faults"] = {
  notJson: (place) => `${PLACES[place]}不是有效的JSON：文件已损坏。`,
  noObject: (place) => `${PLACES[place]}不是JSON对象：文件已损坏。`,
  fieldText: (name, most) => field(name, `不超过${many(most)}个字符的文字`),
  fieldTexts: (name) => field(name, "文字的列表"),
  fieldOneOf: (name, known) => field(name, `以下之一：${known.join("、")}`),
  fieldNumber: (name) => field(name, "有限的数"),
  fieldShare: (name) => field(name, "0到1之间的数"),
  fieldFlag: (name) => field(name, "true或false"),
  fieldWhole: (name) => field(name, "整数"),
  fieldSizes: (name) => field(name, "大于0的尺寸的列表"),
  fieldObject: (name) => field(name, "对象"),
  fieldObjects: (name, most) => field(name, `不超过${many(most)}个对象的列表`),
  fieldTokens: (name) => field(name, "[line, start, end, kind]的列表"),
  fieldSettings: (name) => field(name, "由数、文字、true或false、整数列表组成的对象"),
  fileTooLarge: (megabytes) => `网络文件大于${megabytes} MB。`,
  fileTooShort: (bytes) => `网络文件只有${many(bytes)}字节：请重新获取或保存。`,
  notSafetensors: () => "这不是网络文件：开头不是safetensors的格式。",
  headerCut: (bytes, header) =>
    `网络文件不完整：它有${many(bytes)}字节，仅文件头就应有${many(header)}字节。`,
  headerNotText: () => `${DAMAGED}：文件头不是UTF-8文字。`,
  metadataNotText: () => `${DAMAGED}：元数据不是文字。`,
  tensorType: (tensor, type, known) => `张量${tensor}的类型是${type}，不是${known.join("或")}。`,
  tensorPlace: (tensor) => `${DAMAGED}：张量${tensor}的形状或位置不可能。`,
  tensorBytes: (tensor, shape, needs, has) =>
    `${DAMAGED}：形状为${shape}的张量${tensor}需要${many(needs)}字节，实有${many(has)}字节。`,
  tooManyTensors: (count, most) => `网络文件有${many(count)}个张量，超过${many(most)}个。`,
  fileNumbers: (count, most) => `网络文件有${many(count)}个数，超过${many(most)}个。`,
  tensorScales: (tensor, scales, largest) =>
    `张量${tensor}以8位存储，${scales}必须为每一行给出0到${largest}之间的一个数。`,
  tensorsOverlap: () => `${DAMAGED}：张量之间有重叠或空隙。`,
  tensorsCut: (needs, has) =>
    `网络文件不完整或已损坏：张量需要${many(needs)}字节，实有${many(has)}字节。`,
  noDescription: () =>
    "文件里有权重，但没有forwardpass的描述：请用Network.from_module(module, example).save(path)生成。",
  otherFormat: (format, known) =>
    `网络文件的格式是${format}，本页能读1和${known}：请更新forwardpass。`,
  tensorUnused: (tensor) => `网络文件里的张量${tensor}没有用处。`,
  tensorMissing: (tensor) => `网络文件缺少张量${tensor}。`,
  tensorSizes: (tensor, shape, count) =>
    `张量${tensor}的形状是${shape}，不是${many(count)}个大于0的尺寸。`,
  tensorNeurons: (tensor, neurons) => `张量${tensor}不适合${many(neurons)}个神经元。`,
  tensorsOfLayers: (count, layers, known) =>
    `网络文件有${many(count)}个张量，它的${many(layers)}层用到${many(known)}个。`,
  optionsDamaged: () => "本页中的选项已损坏：请重新导出。",
  dataDamaged: () => "本页中的数据已损坏：请重新导出。",

  tensorValues: (tensor, has, needs) =>
    `张量${tensor}有${many(has)}个值，不是其形状所需的${many(needs)}个。`,
  tensorRows: (tensor, has, needs, rows) =>
    `张量${tensor}有${many(has)}个值，不是${many(rows)}行所需的${many(needs)}个。`,
  tensorNotFinite: (tensor) => `张量${tensor}中有NaN或无穷大的权重。`,
  tooManyNumbers: (count) => `网络一次计算有${many(count)}个数，太多，无法显示。`,
  networkName: (name) => `网络的名字${name}不能作名字。`,
  featureNames: (inputs, names) => `有${many(inputs)}个输入，却有${many(names)}个特征名。`,
  outputsOfClasses: (layer, outputs, names) =>
    `层${layer}有${many(outputs)}个输出，却有${many(names)}个类别名。`,
  countOf: (count, what, most) =>
    `网络的${COUNTED[what]}数目是${many(count)}，应为1到${many(most)}。`,
  lineOf: (op, line, lines) => `操作${op}在第${many(line)}行，而总共只有${many(lines)}行。`,
  onlyHidden: (layer) => `${layer}有测量值，但只有隐藏层可以有。`,
  lampLacks: () => "网络文件必须带一盏灯，对每个隐藏层都有权重。",
  scaleOf: (layer, scale) => `层${layer}的标度是${scale}，应大于0。`,
  sharesOf: (tensor) => `张量${tensor}必须是0到1之间的占比。`,
  noLayers: () => "网络没有层。",
  layersAlike: () => "网络有两层同名。",
  readsInput: (layer, reads, has) => `层${layer}读${many(reads)}个值，输入有${many(has)}个。`,
  readsLayer: (layer, reads, before, has) =>
    `层${layer}读${many(reads)}个值，层${before}有${many(has)}个。`,
  noSuchOwner: (op, layer) => `操作${op}属于${layer}，而那不是层。`,
  biasesOf: (layer, biases, rows) => `层${layer}有${many(biases)}个偏置，却有${many(rows)}行权重。`,
  noOperation: (name) => `网络没有操作${name}。`,
  noLayer: (layer, last) => `没有层${layer}：层是0到${last}。`,
  noParameter: (name) => `网络没有参数${name}。`,
  parameterNumbers: (name, has, given) => `${name}有${many(has)}个数，不是${many(given)}个。`,
  parameterNotFinite: (name) => `${name}中有NaN或无穷大的值。`,

  operationName: (op) => `操作的名字${op}不能作名字。`,
  tooLargeShape: (op, shape, most) => operation(op, `给出形状${shape}，超过${many(most)}个数`),
  notNumber: (op, setting, value) => operation(op, `的${setting}是${value}，不是有限的数`),
  notWhole: (op, setting, value) => operation(op, `的${setting}是${value}，不是整数`),
  notWholes: (op, setting, value, least) =>
    operation(op, `的${setting}是${value}，不是从${least}起的整数`),
  notSoManyWholes: (op, setting, value, count, least) =>
    operation(op, `的${setting}是${value}，不是${many(count)}个从${least}起的整数`),
  notFlag: (op, setting, value) => operation(op, `的${setting}是${value}，不是true或false`),
  sameName: (op) => operation(op, "与另一个同名"),
  readsLater: (op, read) => operation(op, `读${read}，而它不在前面`),
  givesOther: (op, shape, said) => operation(op, `给出${shape}，不是${said}`),
  unread: (op) => operation(op, "没有被任何操作读取"),
  notLast: (op, kind) => operation(op, `是${kind}，必须在最后`),
  noScores: (op, shape) => operation(op, `给出形状${shape}，不是每个类别一个得分`),
  readsScores: (op, shape) => operation(op, `读形状${shape}，不是每个类别一个得分`),
  unknownKind: (op, kind) => operation(op, `是${kind}，本页不认识：请更新forwardpass`),
  oneRead: (op, kind, reads) => operation(op, `是${kind}，读${many(reads)}个值，应为1个`),
  unknownTensor: (op, kind, tensor) => operation(op, `是${kind}：没有张量${tensor}`),
  unknownSetting: (op, kind, setting) => operation(op, `是${kind}：没有设置${setting}`),
  addsShapes: (op, shapes) => operation(op, `只能把形状相合的值相加，${shapes}不行`),
  subtractsShapes: (op, shapes) => operation(op, `只能把形状相合的值相减，${shapes}不行`),
  gatesShapes: (op, shapes) => operation(op, `只能把形状相合的值相乘，${shapes}不行`),
  comparesShapes: (op, shapes) => operation(op, `只能比较形状相同的值，${shapes}不行`),
  joinsShapes: (op, shapes, axis) => operation(op, `不能沿轴${axis}拼接形状${shapes}`),
  nothingToScale: (op) => operation(op, "既没有权重，也没有偏置"),
  partOfShape: (op, part, shape, read) => operation(op, `的${part}形状是${shape}，与${read}不合`),
  partOfChannels: (op, part, shape, channels) =>
    operation(op, `的${part}形状是${shape}，与${many(channels)}个通道不合`),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, `的${part}形状是${shape}，与${read}的${many(axes)}个轴不合`),
  partMissing: (op, part) => operation(op, `没有${part}`),
  variance: (op) => operation(op, "的方差不大于0"),
  takesBeyond: (op, shape, read) => operation(op, `从形状${read}中取${shape}，超出了末尾`),
  orderOf: (op, order, read) => operation(op, `的顺序是${order}，不是${read}的每个轴各一次`),
  reshapes: (op, shape, read) => operation(op, `不能把${read}变成形状${shape}`),
  axesOf: (op, axes, read) => operation(op, `的轴是${axes}，不是${read}的轴各一次`),
  noAxis: (op) => operation(op, "一个轴也没有留下"),
  overAxes: (op, axes, read) => operation(op, `要用形状${read}的${many(axes)}个轴`),
  groupsOf: (op, channels, groups) =>
    operation(op, `不能把${many(channels)}个通道分成${many(groups)}组`),
  epsilon: (op) => operation(op, "的eps小于0"),
  noSize: (op) => operation(op, "的尺寸是0"),
  sizeTooLarge: (op) => operation(op, "的尺寸太大，无法显示"),
  shareOf: (op, setting, value) => operation(op, `的${setting}是${value}，不是0到1之间的数`),
  notAbove: (op, setting, value) => operation(op, `的${setting}是${value}，应大于0`),
  softplusOf: (op, beta, threshold) =>
    operation(op, `的beta是${beta}，threshold是${threshold}，应大于0`),
  boundsCross: (op, low, high) => operation(op, `的low是${low}，大于high的${high}`),
  noBound: (op) => operation(op, "没有界限"),
  kernelTooLarge: (op) => operation(op, "的卷积核或填充太大，无法显示"),
  weightsOf: (op, shape, form) => operation(op, `的权重形状是${shape}，应为${form}`),
  biasesOfMaps: (op, shape, maps) =>
    operation(op, `的偏置形状是${shape}，与${many(maps)}个特征图不合`),
  biasesOfRows: (op, shape, rows) =>
    operation(op, `的偏置形状是${shape}，与${many(rows)}行权重不合`),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `有${many(groups)}组，每组${many(depth)}个特征图，给出${many(maps)}个，与它读的${many(reads)}个不合`,
    ),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `读${many(inputs)}个值，${read}的形状是${shape}`),
  readsChannels: (op, shape, axes) =>
    operation(op, `读形状${shape}，不是通道加${many(axes)}个尺寸`),
  kernelOver: (op, reach, room) =>
    operation(op, `的卷积核跨${many(reach)}个位置，它读的连填充只有${many(room)}个`),
  windowsTooMany: (op) => operation(op, "的窗口太大或太多，无法显示"),
  paddingOver: (op, padding) => operation(op, `的填充是${many(padding)}，超过卷积核的一半`),
  dividesByNought: (op) => operation(op, "除以0"),
  windowOverPadding: (op) => operation(op, "有一个窗口下面全是填充"),

  imageValues: (needs, has) => `图像必须有${many(needs)}个值，现有${many(has)}个。`,
  imageNotFinite: () => "图像中有NaN或无穷大的值。",
  sumsTooLarge: () => "对这张图像，网络的总和大得float32装不下。",
  noClass: (target, last) => `没有类别${target}：类别是0到${last}。`,
  rateOf: (rate) => `学习率是大于0的数，不是${rate}。`,
  momentumOf: (share) => `momentum是从0到小于1的数，不是${share}。`,
  betaOf: (share) => `beta是从0到小于1的数，不是${share}。`,
  isOutput: (layer) => `${layer}是输出：请选隐藏层的神经元。`,
  noNeuron: (layer, last, neuron) => `${layer}的神经元是0到${last}，没有${neuron}。`,
  noValue: (index, last) => `没有值${index}：值是0到${last}。`,
  noMap: (index, last) => `没有特征图${index}：特征图是0到${last}。`,
  strokesNoList: () => "strokes必须是笔画的列表",
  strokeNoList: (stroke) => `笔画${stroke}必须是点[x, y]的列表`,
  strokePoint: (stroke, point) => `笔画${stroke}的点${point}必须是两个有限的数[x, y]`,
  strokeBeyond: (stroke, most) => `笔画${stroke}不是−${most}到${most}之间的[x, y]的列表。`,
  penWidth: (width, most) => `笔宽是${width} px：必须大于0，小于${most} px。`,
  penWidths: (widths, strokes) => `有${many(strokes)}笔，却有${many(widths)}个笔宽。`,
  pixelsBeyond: () => "setPixels需要0到1之间的值",
  pixelsCount: (needs, has) => `setPixels需要${many(needs)}个值，得到${many(has)}个`,
  pixelsNotFinite: (needs) => `setPixels需要${many(needs)}个有限的数`,
  inspectLayer: (last) => `inspect需要从-1（输入）到${last}的层`,
  inspectNeuron: (last, index) => `inspect需要从0到${last}的神经元，得到${index}`,
  explainClass: (last, index) => `explain需要从0到${last}的类别，得到${index}`,
  noExample: (count, index) => `有${many(count)}个样例，没有${index}`,
  anotherNetwork: () => "另一个网络必须读同样的输入，认识同样的类别。",
};
