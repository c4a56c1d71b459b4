/** A training that was watched, or is: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { fixed, loss, many, percent } from "./numbers";

const steps = (count: number): string => `${many(count)}ステップ`;

export const history: Words["history"] = {
  title: "最初のステップからの訓練",
  about:
    "訓練の記録は、いくつかのステップの後のネットワークを残したものです。たどっていくと、ステージはその時点のネットワークで描いた絵を読みます。",
  own: (megabytes) =>
    `MNISTNet自身の訓練の記録があります：${fixed(megabytes, 1)} MB、求められたときに取得します。`,
  fetchOwn: "MNISTNetの訓練を見る",
  fetching: (share) => (share === null ? "記録を取得中…" : `記録を取得中：${percent(share)}`),
  notLoaded: "記録を読み込めませんでした。接続を確かめて、もう一度試してください。",
  ofWhat: (name, count, checkpoints) =>
    `${name}、${steps(count)}、うち${many(checkpoints)}か所で保存。`,
  broken: "途中で終わったか、保存したときはまだ続いていました。",
  timeline: "訓練",
  after: (count) => (count === 0 ? "最初のステップの前" : `${steps(count)}の後`),
  at: (count, last) =>
    count === 0 ? `全${steps(last)}の最初の前` : `全${steps(last)}中${many(count)}の後`,
  play: "訓練を再生",
  pause: "訓練を一時停止",
  previous: "前のネットワーク",
  next: "後のネットワーク",
  back: (name) => `元の${name}へ戻る`,
  away: "ステージは今、別のネットワークを表示しています。",
  again: "この訓練をもう一度表示",
  shown: (count, answer) =>
    count === 0
      ? `最初のステップの前の答えは${answer}です。`
      : `${steps(count)}の後の答えは${answer}です。`,
  empty: "何か描くと、各ネットワークがどう読むかが見えます。",

  loss: "損失",
  accuracy: "正解",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `${steps(count)}の損失：最初は${loss(first)}、最後は${loss(last)}。`,
  accuracyCurve: (count, first, last) =>
    `${steps(count)}の正解の割合：最初は${percent(first)}、最後は${percent(last)}。`,
  noCurve: "損失の値はまだありません。",

  grow: {
    question: "最も大きくなるのはどの層の重み？",
    option: (layer, inputs) => `${layer}、ニューロンごとに重み${many(inputs)}個`,
    guessed: (layer) => `予想：${layer}。`,
    fetched: (megabytes) =>
      `予想を答えると、MNISTNet自身の訓練の記録を取得します：${fixed(megabytes, 1)} MB。`,
    play: "訓練を再生するか、スライダーを最後まで動かして、このニューロンの重みを見てください。",
    notHere: "このページに訓練の記録はありません。forwardpass serveで開いてください。",
    grown: (layer, before, after) =>
      `${layer}：平均で${fixed(before, 3)}から${fixed(after, 3)}へ、${fixed(after / before, 1)}倍になりました。`,
    why: (layer, low, high) =>
      `${layer}の重みは、足し合わせる積が最も多いので、最も小さく始まります。どのステップも重みをほぼ同じだけ動かすので、最後にはどの層も${fixed(low, 2)}から${fixed(high, 2)}と同じくらいの大きさになり、最も小さかったものが最も大きくなったのです。`,
  },

  followed: "このコンピューターでの訓練",
  ofNote: (note) => `実行中：${note}。`,
  phase: {
    waiting: "最初のステップを待っています。",
    going: (count) => `ステップ${many(count)}。`,
    ended: (count) => `${steps(count)}で終わりました。`,
    broken: (count) => `${steps(count)}で中断しました。`,
    lost: (count) =>
      count === 0
        ? "訓練から連絡がありません。ページがもう一度試します。"
        : `ステップ${many(count)}から訓練の連絡がありません。ページがもう一度試します。`,
  },
  onStage: (count) =>
    count === null
      ? "ステージは前のネットワークを表示しています。"
      : `ステージは${count === 0 ? "最初のステップの前" : `${steps(count)}の後`}のネットワークを表示しています。`,
};
