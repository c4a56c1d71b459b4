/** A whole training in the page: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { fixed, loss, many, percent, probability, rate } from "./numbers";

const steps = (count: number): string => `${many(count)}ステップ`;

export const training: Words["training"] = {
  ways: {
    name: "何を学ぶか",
    drawing: "1枚の絵",
    nothing: "ゼロから",
    history: "記録を見る",
  },
  title: "ゼロから始める",
  about: (batch) =>
    `すべての重みを無作為に決め直します。ネットワークは何も知りません。そして1ステップに${many(batch)}個の数字から学び、ステージは今の読み方を示します。`,
  frozen: "バッチ正規化が訓練データで測った平均と分散は、元のままです。",
  blank: "何か描くと、その間どう読まれるかが見えます。",

  learnFrom: "教材",
  drawings: (ready, own) =>
    own > 0 ? `見本${many(ready)}枚と自分の絵${many(own)}枚` : `見本${many(ready)}枚`,
  aboutDrawings: "順番が来るたびに新しく変形します。数字ごとに1人の筆跡を取り置きます。",
  own: (count) => `自分の絵（${many(count)}）`,
  aboutOwn: "毎回新しく変形します。同じ絵を別の形に変形して確かめます。",
  mnist: "MNIST",
  aboutMnist: "約250人の60,000個の数字（サーバーにある場合）。別の人たちの10,000個は取り置きます。",
  loadingMnist: (megabytes) =>
    megabytes === null
      ? "MNISTを要求しています…"
      : `MNISTを取得中、${many(Math.round(megabytes))} MB…`,

  start: "始める",
  again: "始め直す",
  pause: "訓練を一時停止",
  go: "続ける",
  step: "1ステップ",
  epoch: "1エポック",
  aboutEpoch: (lessons, batch, count) =>
    `ここでの1エポックは数字${many(lessons)}個：${many(batch)}個ずつ${steps(count)}です。`,
  keep: "やめて残す",
  undo: (name) => `最初の${name}へ戻る`,
  shownNow: (name) =>
    `ステージにあるのはここで学んでいるネットワークで、最初の${name}ではありません。`,
  replaced: "別のネットワークがステージに置かれ、訓練は終わりました。",

  speed: "速さ",
  pace: (pace) => (pace === null ? "最速" : many(pace)),
  aboutPace: "ステージの更新までのステップ数",

  numbers: {
    step: "ステップ",
    epoch: "エポック",
    rate: "学習率",
    loss: "損失（学習）",
    learnt: "正解（学習）",
    heldOut: (count) => `正解（取り置き${many(count)}個）`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "損失",
  accuracyName: "正解",
  training: "学習",
  heldOut: "取り置き",
  lossCurve: (count, first, last, held) =>
    `0から${steps(count)}後までの損失：学習した数字は最初${loss(first)}、今${loss(last)}、取り置きの数字は${loss(held)}。`,
  accuracyCurve: (count, last, first, held) =>
    `0から${steps(count)}後までの正解：学習した数字は今${percent(last)}、取り置きの数字は最初${percent(first)}、今${percent(held)}。`,
  noCurve: (name) => `${name}：まだ何も学んでいません。`,
  steps,

  slider: "訓練",
  after: (count, last) => (count === last ? `${steps(count)}の後、最新` : `${steps(count)}の後`),
  goOnFrom: (count) => `ステップ${many(count)}から続ける`,
  goOnFromEnd: "最後から続ける",
  aboutGoOnFrom: "その後のものは忘れます。",

  settings: "次に始めるときの設定",
  rateName: "学習率",
  decayName: "何ステップごとに学習率を半分にするか（0：しない）",
  batchName: "1ステップの数字",
  seedName: "シード",
  optimizerName: "最適化手法",
  optimizers: { sgd: "SGD", momentum: "モメンタム0.9のSGD", adam: "Adam" },
  dropoutName: "ドロップアウト",
  noDropout: "このネットワークにドロップアウトはありません。",

  failures: "3つの失敗を試す",
  aboutFailures:
    "どれも、1か所だけ間違えて最初から始めます。何が間違いかは、それが見えたらここに出ます。",
  tooFast: "学習率が高すぎ",
  zero: "重みがすべて0",
  shuffled: "でたらめなラベル",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("速すぎます。")}学習率${rate(at)}では、損失は${first.map(loss).join(" → ")}${first.includes(most) ? "" : `、最高で${loss(most)}`}となりました。どのステップも谷を飛び越え、もっと急な向こう側のもっと高い所に着地します。${ended ? "ついに数がfloat32に収まらなくなりました。" : ""}`,
    zero: (count, value, right) =>
      rich`${strong("見分けがつきません。")}${steps(count)}の後、損失は${loss(value)}、取り置きの数字の正解は${percent(right)}です。重みがすべて0だと、どのニューロンも0を渡すので、どの重みにも責任が来ず、すべて0のままです。学ぶのは最後のバイアスだけで、絵のことは何も知りません。`,
    shuffled: (count, value, right) =>
      rich`${strong("見つかるものがありません。")}${steps(count)}の後、損失は${loss(value)}です。10個の数字を当てずっぽうに答えると−log(1/10) = 2.30です。取り置きの数字の正解は${percent(right)}：でたらめなラベルは絵と何の関係もありません。`,
  },

  ownTitle: "自分の絵",
  addAs: "パッドの絵を加える：",
  add: "加える",
  takeBack: "最後の1枚を取り消す",
  added: (name, count) => `${name}として加えました。自分の絵は${many(count)}枚です。`,
  nothingToAdd: "パッドに絵がありません。",
  ownDrawing: (name) => `${name}として描いた絵`,
  noOwn: "自分の絵がまだありません。まずパッドの絵を加えてください。",
  noDrawings: "このネットワークのクラスにあたる見本がありません。自分の絵を加えてください。",

  confusions: "取り置きの数字の読まれ方",
  confusionsCaption: (count, at) =>
    `${steps(at)}後の取り置きの数字${many(count)}個：行は実際の数字、列は読まれた数字です。`,
  isRow: "実際",
  pictures: (layer) => `${layer}のニューロンが探すもの`,
  aboutPictures: "その重み、ピクセルごとに1つの四角：0より大きければ塗りつぶし、小さければ中抜き。",
  neuron: (name) => `${name}の中を見る`,

  curves: "訓練の進み方",
  meanwhile: {
    name: "訓練",
    count: (count) => `ステップ${many(count)}`,
    begun: (now) =>
      now
        ? `重みはすべて無作為に決めました。ネットワークの答えは${now.name}（${probability(now.share)}）です。`
        : "重みはすべて無作為に決めました。",
    goes: (goes, first, now) => {
      const how = `${steps(goes.steps)}の後、損失は${loss(goes.loss)}、取り置きの例${many(goes.held)}個の正解は${percent(goes.right)}です。`;
      return first && now
        ? `${how}最初の答えは${first.name}（${probability(first.share)}）、今の答えは${now.name}（${probability(now.share)}）です。`
        : how;
    },
  },

  said: {
    reached: (count, share) => `${steps(count)}の後、取り置きの例の正解は${percent(share)}です。`,
    started: "学習を始めました。",
    paused: (count, share) =>
      `${steps(count)}の後に一時停止：取り置きの数字の正解は${percent(share)}です。`,
    kept: "訓練を終えました。学んだものはステージに残っています。",
    undone: (name) => `最初の${name}がステージに戻りました。`,
  },

  noMnist:
    "ここにMNISTはありません。forwardpass serve --dataでサーバーを起動すると、一度だけ12 MBを取得します。",
  mnistBroke: "MNISTの取得が途中で切れました。",
  mnistOther: "サーバーの数字はMNISTではありません。数字0から9の28x28の画像が必要です。",
  notForMnist: "MNISTは、28x28の画像を読み数字0から9を知るネットワークのためのものです。",
  nothingToLearn: "このネットワークには学べる重みがありません。",
  tooHeavy:
    "このネットワークはページで訓練するには重すぎます。1枚の画像に3000万回を超える掛け算が必要です。",
  noPictures:
    "このネットワークは画像を読みません。スクリプトからforwardpass.training.start({ data: { images, targets } })で教えられます。",
};
