/** The text below the stage: how it works, the code, and where the weights come from. */

import type { Answers } from "../en/lesson";
import { active, code, contra, pro, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, listed, many, percent, probability, product } from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const noun = (digits: boolean): string => (digits ? "数字" : "クラス");
const yours = (picture: boolean): string => (picture ? "描いた絵" : "この入力");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `${fixed(0.001, 3)}未満` : fixed(loss, 3);

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) return `数字${names[0]}～${names[names.length - 1]}`;
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join("、")}、ほか${many(names.length - MOST_LISTED)}個`;
  }
  return listed(names);
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) =>
    ofLesson ? "MNISTニューラルネットワークのしくみ" : "このニューラルネットワークのしくみ",
  how: (digits, picture) =>
    rich`このアニメーションは、${term("ニューラルネットワーク")}が${digits ? "手書きの数字" : "見せられたもの"}をどう認識するかを示します。作り話は1つもありません。明るさも線も棒も、すべてネットワークが${picture ? "パッドの絵" : "スライダーの値"}から計算した数です。`,
  neuron: rich`${term("ニューロン")}は小さな計算です。届いた数のそれぞれに固有の${term("重み")}を掛け、それらの${term("積")}を足し合わせ、もう1つの数、${term("バイアス")}を足します。重みが大きいほどその数は重要で、重みが0より小さければニューロンに反対する働きをします。バイアスは、何が入ってきても${term("総和")}全体を上げたり下げたりします。`,
  learnt: rich`重みとバイアスは誰かが書いたものではありません。例から学んだもので、これを${term("訓練")}といいます。`,
  layers: (layers) =>
    rich`同じ数を読むニューロンは${term("層")}を作ります。このモデルには重みの層が${many(layers.length)}つ、${listed(layers)}があり、次のニューロンの集まりの間にあります：`,
  inputLayer: "入力層",
  input({ count, picture, digits, names }) {
    if (picture) {
      const what = digits ? "手書き画像" : "画像";
      const each = picture.length > 2 ? "どの平面でも小さなマスごと" : "小さなマスごと";
      return rich`${product(picture)}${term("ピクセル")}の${what}は${term("ベクトル")}、つまり1列に並んだ数になります。ニューロンは${each}に1個、全部で${many(count)}個です。`;
    }
    const numbers = count === 1 ? "1個の数" : `${many(count)}個の数、それぞれに1個のニューロン`;
    if (!names) return [`${numbers}。`];
    const more = count > MOST_LISTED ? ["ほか"] : [];
    return [`${numbers}：${listed([...names.slice(0, MOST_LISTED), ...more])}。`];
  },
  inputMaps: (picture, digits) =>
    rich`${product(picture)}${term("ピクセル")}の${digits ? "手書き画像" : "画像"}は画像のままです：${many(picture.reduce((all, side) => all * side, 1))}個の数が入力のニューロンです。1列に並んだ数は${term("ベクトル")}といいます。`,
  convolution: (names, size, count) =>
    rich`${listed(names)}は${term("畳み込み")}です。そのニューロンは小さな窓（${code(names[0])}では${product(size)}）の下にある数だけを読み、どの場所でも同じ重みを使います。1つの窓が各所で見つけたものが${term("特徴マップ")}で、1枚の図として描かれます。${code(names[0])}には${many(count)}枚あります。`,
  pooling: (names, largest) =>
    rich`${listed(names)}は${term("プーリング")}です。隣り合ういくつかの数のうち、${largest ? "最大の数だけ" : "1つの数だけ"}が先へ進みます。マップは小さくなり、絵が少しずれても影響が減ります。`,
  batchNorm: (names) =>
    rich`${listed(names)}は${term("バッチ正規化")}です。訓練で測り、学んだ数でマップの総和をずらして縮め、ばらつきを約1にします。`,
  hiddenMaps: (sizes) =>
    `全部で${sizes.length}層：${sizes
      .map(([name, maps, size]) =>
        size.length > 0
          ? `${name}は${product(size)}のマップ${many(maps)}枚`
          : `${name}はニューロン${many(maps)}個`,
      )
      .join("、")}。それぞれが、前の層が見つけたものを処理します。`,
  hiddenLayers: () => "隠れ層",
  hidden: (sizes) =>
    sizes.length === 1
      ? `ニューロンは${many(sizes[0])}個。それぞれが、前の層が見つけたものを処理します。`
      : `全部で${sizes.length}層、ニューロンは順に${listed(sizes.map((size) => `${many(size)}個`))}です。それぞれが、前の層が見つけたものを処理します。`,
  outputLayer: "出力層",
  output: (at) =>
    at.names.length === 1
      ? `ニューロン1個。答えはただ1つ：${at.names[0]}。`
      : `ニューロン${many(at.names.length)}個、答えごとに1個：${answers(at)}。`,
  activations: (names, relu) =>
    relu
      ? rich`どの隠れ層の後にも${term(listed(names))}があります。0より大きい値を残し、ほかをすべて0にします。0より大きいままのニューロンは${term("活性化")}しており、この数がその${term("活性化値")}です。ほかのニューロンは何も伝えません。`
      : rich`どの隠れ層の後にも${strong(listed(names))}があります。どの値も決まった曲線で曲げるので、層を重ねると1つの層より多くのことができます。出てくる数がニューロンの${term("活性化値")}で、0より大きければそのニューロンは${term("活性化")}しています。`,
  dropout: (p) =>
    rich`訓練のために、このモデルには${term("ドロップアウト")}があります。毎回、約${percent(p)}のニューロンを無作為に選んでオフにし、どれか1つだけに頼らないようにします。例の丸暗記、つまり${term("過学習")}を防ぐためです。認識している間、ドロップアウトは何もしません。`,
  why: (picture) =>
    `なぜ何層もあるのでしょう。最初の層は${picture ? "1つ1つのピクセル" : "入力そのもの"}の重要さを量ります。その後の層は前のニューロンが見つけたものを量るので、${picture ? "ピクセル" : "入力"}の総和1つでは気づけない組み合わせに気づきます。`,
  activeNow: (layers, picture) =>
    `${yours(picture)}に対して、今活性化しているのは、${layers
      .map(({ name, active, count }) => `${name}で${many(count)}個中${many(active)}個`)
      .join("、")}です。`,
  softmax(kind, classes, digits) {
    const scores = `${many(classes)}個のスコア`;
    const probabilities = rich`を${term("確率")}にします。どれも0と1の間の値で、合計は1です。こうしてネットワークは、どの${noun(digits)}の確率が最も高いかを知ります。`;
    const last = rich`最後の層が足し合わせたものが${term("スコア")}で、logitともいいます。`;
    if (kind === "log_softmax") {
      return rich`${last}その後に${term("log_softmax")}、つまり${term("softmax")}関数の${term("対数")}が来ます。softmaxは${scores}${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${last}その後に${term("softmax")}関数が来て、${scores}${probabilities}`;
    }
    return rich`ネットワーク自身のコードは最後の層の${term("スコア")}（logitともいいます）で終わります。ページが${term("softmax")}関数を加え、${scores}${probabilities}`;
  },
  formula: "式で書くと、zはスコア、pは確率、eは2.718…という数です：",
  formulaSpoken: "p iは、eのz i乗を、すべてのjについてのeのz j乗の総和で割ったもの",
  stage: (digits, plain) =>
    rich`ステージでは、${active(plain ? "活性化したニューロンが赤" : "0より大きい値が赤")}で、大きいほど明るくなります。答えが出ると、${term("重要な結合")}がその${term("根拠")}によって線で描かれます。答えに賛成なら${pro("暖色の実線")}、反対なら${contra("寒色の破線")}です。各${noun(digits)}の確率は棒で、最も高いものが${term("予測")}、その確率が${term("確信度")}です。`,
  now: (name, confidence, picture) =>
    `${yours(picture)}では${name}です。確率は${probability(confidence)}です。`,
  accuracy: (measured, digits) =>
    rich`どのくらい正解するのでしょう。それが分かるのは、学習に使っていない${term(digits ? "テスト用の数字" : "テスト用の例")}だけです。測定値：${measured
      .map(
        ({ data, images, accuracy }) =>
          `${dataNamed(data)}（${many(images)}${digits ? "枚" : "個"}）で${exactPercent(accuracy)}`,
      )
      .join(
        "、",
      )}。落書きにも必ず答えます。確率が高いのは、ネットワークがそれだけ確信しているということで、正しいということではありません。`,
  trainingTitle: "重みはどこから来たのか",
  training(weights, pytorch, kind, digits) {
    const before = rich`${many(weights)}個の重みとバイアスは誰かが書いたのではなく、学んだものです。訓練では、正解のついた多くの例をネットワークに見せ、クロスエントロピーという種類の${term("損失")}関数でどれだけ間違っているかを測ります`;
    const rest = rich`そして、損失が小さくなる方へすべての重みを少しずつ動かします。これを何度もくり返します。訓練が終わると、モデルは見せられた${digits ? "画像" : "入力"}ごとに${strong("予測")}を出します。確率が最も高い${noun(digits)}です。`;
    if (!pytorch) return rich`${before}。${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}：log_softmaxの出力に${code("nn.NLLLoss")}、または両方を一度に行う${code("nn.CrossEntropyLoss")}を使います。${rest}`;
    }
    return rich`${before}。たとえばスコアに${code("nn.CrossEntropyLoss")}を使います。${rest}`;
  },
  loss: rich`1つの例の損失は−log p、つまりpの自然${term("対数")}にマイナスをつけたものです。pは正解の確率です。正しく、確信していれば0に近く、間違っているのに確信していれば大きくなります。`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? `。正解が${other.name}なら損失は${fixed(other.loss, 2)}` : "";
    return `${yours(picture)}では、正解が${name}なら、pは${probability(Math.exp(-loss))}、損失は${small(loss)}${wrong}です。`;
  },
  wordsTitle: "用語",
  words: "このページの用語の意味を、最初に出てくる順に並べました。",
  codeTitle: "Pythonのコードと解説",
  code(file, name, framework, sizes) {
    const written = framework ? `${framework}で書いた` : "";
    const what = sizes
      ? `${written}全結合ネットワーク${name}で、入力から出力までのニューロンは順に${listed(sizes.map((size) => `${many(size)}個`))}`
      : `${written}ネットワーク${name}`;
    return rich`これは${code(file)}、${what}です。印のついた行を指すか、Tabキーで移ると、その行がすることをステージが示します。`;
  },
  codeDoes(at, hidden, kind, answer) {
    const takes = at.picture
      ? `${product(at.picture)}の画像（${many(at.count)}${at.digits ? "ピクセル" : "個の数"}）`
      : `${many(at.count)}個の数`;
    const passes = hidden > 0 ? `、${many(hidden)}つの隠れ層に通し` : "";
    const what = { log_softmax: "確率の対数", softmax: "確率", logits: "スコア" };
    const classes = `${many(answer.names.length)}個の${answer.names.length > 1 ? "異なる" : ""}${noun(answer.digits)}`;
    return `コードは${takes}を入力として受け取り${passes}、${classes}${answer.names.length > 1 ? "のそれぞれ" : ""}に${what[kind]}を返します。`;
  },
  insideTitle: "ネットワークの中を見る",
  inside: (picture, maps) =>
    `1つの${maps ? "セルやニューロン" : "ニューロン"}は何をするのでしょう。なぜほかではなくこの答えなのでしょう。各章では短く説明してから、${picture ? "描いた絵" : "今の入力"}を使ってステージで示します。`,
  showMe: "やってみる",
  showChapter: (title) => `やってみる：${title}`,
  chapter: (index, all, title) => `${index}/${all}：${title}`,
  previousChapter: "前の章",
  nextChapter: "次の章",
  text: "文章",
};
