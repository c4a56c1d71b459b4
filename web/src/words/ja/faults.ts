/** What is wrong with what a person gives. Values of settings stand as in the file. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { many } from "./numbers";

const PLACES: Readonly<Record<Place, string>> = {
  header: "ネットワークファイルのヘッダー",
  description: "ネットワークファイルの記述",
  history: "訓練の記録の記述",
};

const COUNTED: Readonly<Record<Counted, string>> = {
  operations: "演算",
  layers: "層",
  classes: "クラス",
};

const DAMAGED = "ネットワークファイルが壊れています";
const field = (name: string, must: string): string =>
  `${DAMAGED}。記述の${name}は${must}でなければなりません。`;
const operation = (op: string, what: string): string => `演算${op}${what}。`;

export const faults: Words["faults"] = {
  notJson: (place) => `${PLACES[place]}が正しいJSONではありません。ファイルが壊れています。`,
  noObject: (place) => `${PLACES[place]}がJSONオブジェクトではありません。ファイルが壊れています。`,
  fieldText: (name, most) => field(name, `${many(most)}文字以下の文字列`),
  fieldTexts: (name) => field(name, "文字列のリスト"),
  fieldOneOf: (name, known) => field(name, `${known.join("、")}のどれか`),
  fieldNumber: (name) => field(name, "有限の数"),
  fieldShare: (name) => field(name, "0から1までの数"),
  fieldFlag: (name) => field(name, "trueかfalse"),
  fieldWhole: (name) => field(name, "整数"),
  fieldSizes: (name) => field(name, "0より大きい大きさのリスト"),
  fieldObject: (name) => field(name, "オブジェクト"),
  fieldObjects: (name, most) => field(name, `${many(most)}個以下のオブジェクトのリスト`),
  fieldTokens: (name) => field(name, "[line, start, end, kind]のリスト"),
  fieldSettings: (name) => field(name, "数、文字列、trueかfalse、整数のリストのオブジェクト"),
  fileTooLarge: (megabytes) => `ネットワークファイルが${megabytes} MBを超えています。`,
  fileTooShort: (bytes) =>
    `ネットワークファイルが${many(bytes)}バイトしかありません。もう一度取得するか保存してください。`,
  notSafetensors: () => "ネットワークファイルではありません。safetensorsの形式で始まっていません。",
  headerCut: (bytes, header) =>
    `ネットワークファイルが途中で切れています。全体で${many(bytes)}バイトですが、ヘッダーだけで${many(header)}バイトのはずです。`,
  headerNotText: () => `${DAMAGED}。ヘッダーがUTF-8の文字列ではありません。`,
  metadataNotText: () => `${DAMAGED}。メタデータが文字列ではありません。`,
  tensorType: (tensor, type, known) =>
    `テンソル${tensor}の型は${type}で、${known.join("でも")}でもありません。`,
  tensorPlace: (tensor) => `${DAMAGED}。テンソル${tensor}の形か位置がありえません。`,
  tensorBytes: (tensor, shape, needs, has) =>
    `${DAMAGED}。形${shape}のテンソル${tensor}には${many(needs)}バイト必要ですが、${many(has)}バイトです。`,
  tooManyTensors: (count, most) =>
    `ネットワークファイルのテンソルが${many(count)}個で、${many(most)}個を超えています。`,
  fileNumbers: (count, most) =>
    `ネットワークファイルの数が${many(count)}個で、${many(most)}個を超えています。`,
  tensorScales: (tensor, scales, largest) =>
    `テンソル${tensor}は8ビットで、${scales}に行ごとに0から${largest}までの数が1つ必要です。`,
  tensorsOverlap: () => `${DAMAGED}。テンソルが重なっているか、間が空いています。`,
  tensorsCut: (needs, has) =>
    `ネットワークファイルが途中で切れているか壊れています。テンソルには${many(needs)}バイト必要ですが、${many(has)}バイトです。`,
  noDescription: () =>
    "ファイルに重みはありますが、forwardpassの記述がありません。Network.from_module(module, example).save(path)で作ってください。",
  otherFormat: (format, known) =>
    `ネットワークファイルの形式は${format}ですが、このページが読むのは1と${known}です。forwardpassを更新してください。`,
  tensorUnused: (tensor) => `ネットワークファイルのテンソル${tensor}は使われません。`,
  tensorMissing: (tensor) => `ネットワークファイルにテンソル${tensor}がありません。`,
  tensorSizes: (tensor, shape, count) =>
    `テンソル${tensor}の形は${shape}で、0より大きい${many(count)}個の大きさではありません。`,
  tensorNeurons: (tensor, neurons) =>
    `テンソル${tensor}は${many(neurons)}個のニューロン用ではありません。`,
  tensorsOfLayers: (count, layers, known) =>
    `ネットワークファイルのテンソルは${many(count)}個ですが、${many(layers)}つの層が使うのは${many(known)}個です。`,
  optionsDamaged: () => "このページの設定が壊れています。もう一度書き出してください。",
  dataDamaged: () => "このページのデータが壊れています。もう一度書き出してください。",

  tensorValues: (tensor, has, needs) =>
    `テンソル${tensor}の値は${many(has)}個で、形に合う${many(needs)}個ではありません。`,
  tensorRows: (tensor, has, needs, rows) =>
    `テンソル${tensor}の値は${many(has)}個で、${many(rows)}行に合う${many(needs)}個ではありません。`,
  tensorNotFinite: (tensor) => `テンソル${tensor}にNaNか無限大の重みがあります。`,
  tooManyNumbers: (count) =>
    `ネットワークの1回の計算に${many(count)}個の数があり、多すぎて表示できません。`,
  networkName: (name) => `ネットワークの名前${name}は名前として使えません。`,
  featureNames: (inputs, names) =>
    `入力は${many(inputs)}個ですが、特徴量の名前は${many(names)}個です。`,
  outputsOfClasses: (layer, outputs, names) =>
    `層${layer}の出力は${many(outputs)}個ですが、クラスの名前は${many(names)}個です。`,
  countOf: (count, what, most) =>
    `ネットワークの${COUNTED[what]}の数は${many(count)}で、1から${many(most)}までではありません。`,
  lineOf: (op, line, lines) => `演算${op}は全${many(lines)}行の${many(line)}行目にあります。`,
  onlyHidden: (layer) => `${layer}に測定値がありますが、測定するのは隠れ層だけです。`,
  lampLacks: () => "ネットワークファイルには、すべての隠れ層に重みを持つランプが必要です。",
  scaleOf: (layer, scale) => `層${layer}の目盛りは${scale}で、0より大きくありません。`,
  sharesOf: (tensor) => `テンソル${tensor}の値は0から1までの割合でなければなりません。`,
  noLayers: () => "ネットワークに層がありません。",
  layersAlike: () => "ネットワークに同じ名前の層が2つあります。",
  readsInput: (layer, reads, has) =>
    `層${layer}は${many(reads)}個の値を読みますが、入力は${many(has)}個です。`,
  readsLayer: (layer, reads, before, has) =>
    `層${layer}は${many(reads)}個の値を読みますが、層${before}は${many(has)}個です。`,
  noSuchOwner: (op, layer) => `演算${op}は${layer}のものですが、それは層ではありません。`,
  biasesOf: (layer, biases, rows) =>
    `層${layer}のバイアスは${many(biases)}個ですが、重みは${many(rows)}行です。`,
  noOperation: (name) => `ネットワークに演算${name}はありません。`,
  noLayer: (layer, last) => `層${layer}はありません。層は0から${last}までです。`,
  noParameter: (name) => `ネットワークにパラメーター${name}はありません。`,
  parameterNumbers: (name, has, given) =>
    `${name}の数は${many(has)}個で、${many(given)}個ではありません。`,
  parameterNotFinite: (name) => `${name}にNaNか無限大の値があります。`,

  operationName: (op) => `演算の名前${op}は名前として使えません。`,
  tooLargeShape: (op, shape, most) =>
    operation(op, `の出す形${shape}は${many(most)}個の数を超えています`),
  notNumber: (op, setting, value) =>
    operation(op, `の${setting}は${value}で、有限の数ではありません`),
  notWhole: (op, setting, value) => operation(op, `の${setting}は${value}で、整数ではありません`),
  notWholes: (op, setting, value, least) =>
    operation(op, `の${setting}は${value}で、${least}以上の整数ではありません`),
  notSoManyWholes: (op, setting, value, count, least) =>
    operation(op, `の${setting}は${value}で、${many(count)}個の${least}以上の整数ではありません`),
  notFlag: (op, setting, value) =>
    operation(op, `の${setting}は${value}で、trueでもfalseでもありません`),
  sameName: (op) => operation(op, "と同じ名前の演算がほかにあります"),
  readsLater: (op, read) => operation(op, `は${read}を読みますが、それは前にありません`),
  givesOther: (op, shape, said) => operation(op, `が出すのは${shape}で、${said}ではありません`),
  unread: (op) => operation(op, "はどこからも読まれません"),
  notLast: (op, kind) => operation(op, `は${kind}なので、最後でなければなりません`),
  noScores: (op, shape) =>
    operation(op, `が出す形は${shape}で、クラスごとに1個のスコアではありません`),
  readsScores: (op, shape) =>
    operation(op, `が読む形は${shape}で、クラスごとに1個のスコアではありません`),
  unknownKind: (op, kind) =>
    operation(op, `の種類${kind}をこのページは知りません。forwardpassを更新してください`),
  oneRead: (op, kind, reads) =>
    operation(op, `は${kind}ですが、1個ではなく${many(reads)}個の値を読みます`),
  unknownTensor: (op, kind, tensor) => operation(op, `は${kind}で、テンソル${tensor}はありません`),
  unknownSetting: (op, kind, setting) => operation(op, `は${kind}で、設定${setting}はありません`),
  addsShapes: (op, shapes) => operation(op, `が足せるのは形の合う値だけで、${shapes}は足せません`),
  subtractsShapes: (op, shapes) =>
    operation(op, `が引けるのは形の合う値だけで、${shapes}は引けません`),
  gatesShapes: (op, shapes) =>
    operation(op, `が掛けられるのは形の合う値だけで、${shapes}は掛けられません`),
  comparesShapes: (op, shapes) =>
    operation(op, `が比べられるのは同じ形の値だけで、${shapes}は比べられません`),
  joinsShapes: (op, shapes, axis) => operation(op, `は形${shapes}を軸${axis}に沿ってつなげません`),
  nothingToScale: (op) => operation(op, "には重みもバイアスもありません"),
  partOfShape: (op, part, shape, read) =>
    operation(op, `の${part}の形は${shape}で、${read}に合いません`),
  partOfChannels: (op, part, shape, channels) =>
    operation(op, `の${part}の形は${shape}で、${many(channels)}個のチャンネルに合いません`),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, `の${part}の形は${shape}で、${read}の${many(axes)}本の軸に合いません`),
  partMissing: (op, part) => operation(op, `に${part}がありません`),
  variance: (op) => operation(op, "の分散が0より大きくありません"),
  takesBeyond: (op, shape, read) =>
    operation(op, `は形${read}から${shape}を取りますが、端を越えます`),
  orderOf: (op, order, read) =>
    operation(op, `の順番は${order}で、${read}の各軸が1回ずつではありません`),
  reshapes: (op, shape, read) => operation(op, `は${read}を形${shape}にできません`),
  axesOf: (op, axes, read) => operation(op, `の軸は${axes}で、${read}の軸が1回ずつではありません`),
  noAxis: (op) => operation(op, "の後に軸が残りません"),
  overAxes: (op, axes, read) => operation(op, `は形${read}の${many(axes)}本の軸にわたります`),
  groupsOf: (op, channels, groups) =>
    operation(op, `は${many(channels)}個のチャンネルを${many(groups)}個のグループに分けられません`),
  epsilon: (op) => operation(op, "のepsが0より小さくなっています"),
  noSize: (op) => operation(op, "の大きさが0です"),
  sizeTooLarge: (op) => operation(op, "の大きさは表示するには大きすぎます"),
  shareOf: (op, setting, value) =>
    operation(op, `の${setting}は${value}で、0から1までの数ではありません`),
  notAbove: (op, setting, value) =>
    operation(op, `の${setting}は${value}で、0より大きくありません`),
  softplusOf: (op, beta, threshold) =>
    operation(op, `のbetaは${beta}、thresholdは${threshold}で、0より大きくありません`),
  boundsCross: (op, low, high) => operation(op, `のlow ${low}がhigh ${high}より大きくなっています`),
  noBound: (op) => operation(op, "に限界がありません"),
  kernelTooLarge: (op) => operation(op, "のカーネルかパディングは表示するには大きすぎます"),
  weightsOf: (op, shape, form) => operation(op, `の重みの形は${shape}で、${form}ではありません`),
  biasesOfMaps: (op, shape, maps) =>
    operation(op, `のバイアスの形は${shape}で、${many(maps)}枚のマップに合いません`),
  biasesOfRows: (op, shape, rows) =>
    operation(op, `のバイアスの形は${shape}で、${many(rows)}行の重みに合いません`),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `は${many(depth)}枚ずつ${many(groups)}個のグループから${many(maps)}枚のマップを作りますが、読む${many(reads)}枚に合いません`,
    ),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `は${many(inputs)}個の値を読みますが、${read}の形は${shape}です`),
  readsChannels: (op, shape, axes) =>
    operation(op, `が読む形は${shape}で、チャンネルと${many(axes)}個の大きさではありません`),
  kernelOver: (op, reach, room) =>
    operation(
      op,
      `のカーネルは${many(reach)}か所にわたりますが、読むものはパディングを入れて${many(room)}か所です`,
    ),
  windowsTooMany: (op) => operation(op, "の窓は表示するには大きすぎるか多すぎます"),
  paddingOver: (op, padding) =>
    operation(op, `のパディングは${many(padding)}で、カーネルの半分を超えています`),
  dividesByNought: (op) => operation(op, "は0で割ります"),
  windowOverPadding: (op) => operation(op, "にパディングだけの窓があります"),

  imageValues: (needs, has) => `画像の値は${many(needs)}個必要ですが、${many(has)}個です。`,
  imageNotFinite: () => "画像にNaNか無限大の値があります。",
  sumsTooLarge: () => "この画像では、ネットワークの総和がfloat32に収まりません。",
  noClass: (target, last) => `クラス${target}はありません。クラスは0から${last}までです。`,
  rateOf: (rate) => `学習率は0より大きい数で、${rate}ではありません。`,
  momentumOf: (share) => `momentumは0以上1未満の数で、${share}ではありません。`,
  betaOf: (share) => `betaは0以上1未満の数で、${share}ではありません。`,
  isOutput: (layer) => `${layer}は出力です。隠れ層のニューロンを選んでください。`,
  noNeuron: (layer, last, neuron) =>
    `${layer}のニューロンは0から${last}までで、${neuron}はありません。`,
  noValue: (index, last) => `値${index}はありません。値は0から${last}までです。`,
  noMap: (index, last) => `マップ${index}はありません。マップは0から${last}までです。`,
  strokesNoList: () => "strokesは画のリストでなければなりません",
  strokeNoList: (stroke) => `画${stroke}は点[x, y]のリストでなければなりません`,
  strokePoint: (stroke, point) =>
    `画${stroke}の点${point}は2つの有限の数[x, y]でなければなりません`,
  strokeBeyond: (stroke, most) =>
    `画${stroke}は−${most}と${most}の間の[x, y]のリストではありません。`,
  penWidth: (width, most) =>
    `ペンの太さは${width} pxです。0より大きく${most} px未満でなければなりません。`,
  penWidths: (widths, strokes) =>
    `${many(strokes)}画に対してペンの太さが${many(widths)}個あります。`,
  pixelsBeyond: () => "setPixelsには0から1までの値が必要です",
  pixelsCount: (needs, has) => `setPixelsには${many(needs)}個の値が必要ですが、${many(has)}個です`,
  pixelsNotFinite: (needs) => `setPixelsには${many(needs)}個の有限の数が必要です`,
  inspectLayer: (last) => `inspectには-1（入力）から${last}までの層が必要です`,
  inspectNeuron: (last, index) =>
    `inspectには0から${last}までのニューロンが必要ですが、${index}です`,
  explainClass: (last, index) => `explainには0から${last}までのクラスが必要ですが、${index}です`,
  noExample: (count, index) => `例は${many(count)}個で、${index}はありません`,
  anotherNetwork: () =>
    "もう1つのネットワークは、同じ入力を読み、同じクラスを知っていなければなりません。",
};
