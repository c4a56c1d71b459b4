/** Told what a drawing is: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import { many, num, numbers, percent, probability, precise as short } from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

const side = (blame: number): string => (blame > 0 ? "高すぎ" : "低すぎ");

/** What a network reads: a drawing, or numbers. */
const thing = (drawn: boolean): string => (drawn ? "絵" : "入力");

export const teaching: Words["teaching"] = {
  title: (drawn) => (drawn ? "絵を1枚教える" : "例を1つ教える"),
  intro: (drawn) =>
    `この${thing(drawn)}が何かを教えてください。ネットワークは答えから逆にたどって責任のありかを探し、小さな1ステップを進みます。`,
  ask: "これは…",
  askClass: "これは…",
  blank: "まず何か描いてください。",
  heavy:
    "このネットワークはここで教えるには大きすぎます。1ステップでページが何秒も止まってしまいます。",
  rate: "学習率：1ステップで進む距離",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `この学習率では進めません：${reason}`,
  replay: "もう一度説明",
  again: "もう1ステップ",
  undo: "このステップを取り消す",
  forget: "すべて忘れる",
  undone: "ネットワークはこのステップの前に戻りました。",
  forgotten: "ネットワークは最初の状態です。",
  steps: (count) => `このネットワークはあなたの${many(count)}ステップを進みました。`,
  pending: "ストーリーがそこまで来ると、ステップを進みます。",
  loss: "損失",
  answer: "答え",
  before: "前",
  after: "後",
  change: "このステップで変わるもの",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}、${probability(share)}`,
  targetShare: (name) => `${name}の割合`,
  code: "訓練のループ",
  save: "このファイルを保存",
  saveOwn:
    "このファイルは自分のモジュールをmy_modelとして取り込みます。このネットワークの重みとともに、横に置いてください。",
  notSaved: "始まりの重みはこのページだけのものなので、そこから始まるファイルは作れません。",
  said: (name, before, after) =>
    `これは${name}です。損失は${short(before)}、1ステップの後は${short(after)}です。`,
  groups: { start: "損失", step: "ステップ", again: "再び", price: "代償" },
  names: {
    output: "今の答え",
    loss: "損失",
    blame: "スコアの責任",
    passed: "逆に渡す",
    gate: "通す",
    back: "責任",
    slopes: "傾き",
    descend: "ステップ",
    again: "もう一度",
    price: "代償",
  },
  output(drawn, answer, share, target, own) {
    const read = `ネットワークはこの${thing(drawn)}を${answer}と読み、${probability(share)}です。`;
    if (answer !== target) {
      return `${read}教えられたのは${target}で、${probability(own)}です。`;
    }
    return share > SURE
      ? `${read}教えられたのも同じなので、学ぶことはほとんどありません。別のものだと言うか、確信のない${thing(drawn)}を試してください。`
      : `${read}教えられたのも同じです。それでも学べます。確信しきってはいません。`;
  },
  lossSaid: (target) =>
    `どれだけ間違っていたのでしょう。それを表す1つの数が損失です：${target}の割合の対数にマイナスをつけたもの。100%なら0、割合が小さいほど大きくなります。`,
  lossFormula: (share, loss) => `−log(${nearOne(share, -Math.expm1(-loss))}) = ${short(loss)}`,
  lossAloud: (share, loss) =>
    `マイナスlog ${nearOne(share, -Math.expm1(-loss)).replace("−", "引く")}は${short(loss)}`,
  aloud: (formula) =>
    formula
      .replaceAll("×", "かける")
      .replaceAll("=", "は")
      .replaceAll("− ", "引く ")
      .replaceAll("−", "マイナス")
      .replaceAll(/\+(?=\S)/g, "プラス")
      .replaceAll("+", "足す"),
  blameSaid(target, other) {
    const first = `どのスコアの責任も、その割合から、あるべき割合を引いたものです。${target.name}は100%のはず：${side(target.blame)}`;
    return other
      ? `${first}、中抜きの紫です。${other.name}は0%のはず：${side(other.blame)}、塗りつぶしの紫です。`
      : `${first}です。`;
  },
  blameFormula: (target, other) =>
    [target, ...(other ? [other] : [])]
      .map(
        ({ name, share, blame }, k) =>
          `${name}：${k > 0 ? short(share) : bracketed(nearOne(share, -blame))} − ${1 - k} = ${plus(blame)}`,
      )
      .join("   "),
  passedSaid: (layer, neuron, readers) =>
    `${layer}のニューロン${neuron}は、${many(readers)}個のスコアすべてに読まれました。どのスコアも、間の重みを掛けて責任を逆に渡します。その総和がニューロン${neuron}の責任です。`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} × ${factor(blame)}`);
    const rest = more > 0 ? [`ほか${many(more)}個`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation}は通るものを曲げ、責任にはそこの傾きが掛かります。ニューロン${neuron}では${plus(arrived)}のうち${plus(blame)}が残ります。`;
    }
    const open = `ReLUは、値を通した所でだけ責任を逆に通します。ニューロン${neuron}は${num(value)}でした。その${plus(arrived)}は残ります。`;
    return silenced
      ? `${open}ニューロン${silenced.neuron}は0でした。少し動かしても何も変わらないので、その${plus(silenced.arrived)}は消えます。`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `${last}から${first}まで戻る${many(layers.length)}層でも同じです`
        : again
          ? `${last}でも同じです`
          : `${last}の${many(units)}個の全ニューロンが、戻ってきたものを足し合わせます`;
    const gate = relu && !again ? "。ReLUは活性化していた所で通します" : "";
    if (!most) return `${who}${gate}。ここでは誰にも責任がありません。`;
    return `${who}${gate}：${many(units)}個中${many(blamed)}個に責任があります。最も大きいのは${most.name}、${plus(most.blame)}、${side(most.blame)}です。`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? "を、使われるすべての場所で足し合わせたもの" : "";
    return `重みの傾きは、その行き先の責任に、通ってきた値を掛けたもの${how}です。最も急なのは、${from}から${into}への重みです。全${many(count)}個の傾きの${percent(idle / count)}は0です。`;
  },
  slopesNone: "誰にも責任がないので、傾きはすべて0です。ここから学ぶことはありません。",
  stepNone: "このステップでは何も動きません。傾きがすべて0です。",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared ? `傾き = ${plus(slope)}` : `${short(blame)} × ${factor(value)} = ${plus(slope)}`,
  stepSaid: ({ rate, slope, count }) =>
    `ステップ：どの重みも、傾きと逆の向きに、傾きの${short(rate)}倍だけ動きます。この重みは${slope > 0 ? "小さく" : "大きく"}なります。ネットワークのほかの${many(count - 1)}個の数も同じように動きます。`,
  stepFormula: ({ rate, before, slope, after }) =>
    `${short(before)} − ${short(rate)} × ${factor(slope)} = ${short(after)}`,
  againSaid(drawn, target, shares, loss) {
    const read = `同じ${thing(drawn)}を新しい重みで読みます。${target}は${probability(shares[0])}でしたが、今は${probability(shares[1])}です。`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read}損失は前と同じ${short(loss[1])}です。ほとんど平らな所では、1ステップでは目に見える変化がありません。`;
    }
    return loss[1] > loss[0]
      ? `${read}損失は${short(loss[0])}から${short(loss[1])}に増えました。ステップが長すぎて、目標を通り過ぎました。`
      : `${read}損失は${short(loss[0])}から${short(loss[1])}に減りました。`;
  },
  priceCounting: "このステップは、ほかのすべての絵に何をしたのでしょう。見本を読み直しています。",
  priceSaid({ drawings: count, right, loss, worse }) {
    const all = `ほかの絵には誰も尋ねていません。ページにある${many(count)}枚の絵のうち、正しく読まれたのは前は${many(right[0])}枚、今は${many(right[1])}枚です。`;
    const mean = `損失の平均は${short(loss[0])}から${short(loss[1])}になり`;
    return worse > 0
      ? `${all}${mean}、${many(worse)}枚は悪くなりました。だから訓練では多くの絵を順に見るのです。`
      : `${all}${mean}、悪くなったものはありません。`;
  },
  note: (blame) => (blame === 0 ? "、責任なし" : `、責任${plus(blame)}`),
  weight: "1つの重み",
  weightWords: (from, into) => `${from}から${into}へ。`,
  weightHint: "下の四角を指すと、その重みがここに出ます。",
  weightName: "重み",
  computed: "傾き（逆向きに計算）",
  measured: "傾き（測定）",
  measuredIs: (value, least) => (Math.abs(value) < least ? `0 ± ${short(least)}` : short(value)),
  measuredWords: (nudge, up, down) =>
    `測定：この重みを${short(nudge)}大きくすると損失は${exact(up)}、${short(nudge)}小さくすると${exact(down)}です。その差を${short(2 * nudge)}で割ったものが傾きです。`,
  slopes: "すべての傾き",
  slopesWords:
    "重みごとの損失の変わり方：行は読むニューロンかマップ、列は読まれるもの。塗りつぶしの紫：重みを小さくしたい。中抜き：大きくしたい。空：そのまま。",
  matrix: (op) => `${op}の傾き`,
  matrixSize: (op, outputs, inputs) => `${op}：${many(outputs)} × ${many(inputs)}`,
  blockOf: (size) =>
    size > 1
      ? `四角は最大${many(size)}個の重みで、最も急なものを示します。`
      : "四角は1つの重みです。",
  slopeAt: (from, into, slope) => `${from}から${into}へ：${plus(slope)}`,
  pictures: (op) => `${op}で最も急なもの`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "重み",
  slopesOf: "傾き",
  weightsName: (op, unit) => `${op} ${unit}の重み`,
  slopesName: (op, unit) => `${op} ${unit}の傾き`,
  valueAt: (at, value) => `${at}：${plus(value)}`,
  price: "代償",
  priceChanged: "読まれ方が前と違うもの",
  priceWorst: "悪くなったもの",
  drawing: "絵",
  readAs: (before, after) => (before === after ? `${after}のまま` : `${before}、今は${after}`),
  mapOf: (op, map) => `${op}のマップ${map}`,
  placeOf: (row, column, read) => `マップ${read}を読むカーネルの${row}行${column}列`,
  numberOf: (at) => `読む数の${at}番目`,
};
