/** The lesson that asks: what its buttons and lists say. What its cards tell is in coursecards.ts. */
import type { Words } from "../words";
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { fixed, many, probability } from "./numbers";

const chapters: Words["course"]["chapters"] = {
  numbers: "インクが数になる",
  neuron: "1つのニューロン",
  weights: "重みは1枚の図",
  relu: "ReLU：生き残るもの",
  districts: "層と地区",
  shares: "スコアから割合へ",
  reasons: "なぜこの答えか",
  learning: "どう学んだか",
  task: "あなたの課題",
};

export const course: Words["course"] = {
  name: "レッスン",
  chapters,
  cards,
  terms,
  at: (chapter, all) => `第${chapter}章／全${all}章`,
  list: "章",
  last: "各章の後に",
  item: (number, title, done) => (done ? `${number} ${title}、完了` : `${number} ${title}`),
  card: (card, all) => `${card}/${all}`,
  back: "戻る",
  goOn: "次へ",
  showMe: "見る",
  watching: "最後まで飛ばす",
  check: "確かめる",
  skip: "とばす",
  keyHint: "スペースキーで次へ",
  guessFirst: "予想を答えると、数が出ます。",
  answerFirst: "まず予想してください。もう一度押すととばせます。",
  otherLayer: (layer) => `そのニューロンは別の層です：${layer}を見てください。`,
  right: "正解です。",
  wrong: "残念、違います。",
  chosen: "あなたの答え",
  truth: "正解",
  survives: "生き残る",
  becomesZero: "0になる",
  empty: "パッドは空です。",
  drawOne: "代わりに描いてもらう",
  drawFirst: "パッドに何か描くと、それを使ってレッスンが続きます。",
  nothingToAsk: "この絵では、ここで予想することがありません。次へ進むか、別の絵を描いてください。",
  words: (count) => `ここまでの新しい言葉：${many(count)}`,
  picture: (letter) => `図${letter}`,
  weightsOf: (name) => `${name}の重み`,
  weightAt: (pixel, weight) => `${pixel}：重み${fixed(weight, 3)}`,
  evidenceAt: (input, value) => `${input}：${fixed(value, 3)}`,
  difference: (first, second) => `${second}よりも${first}に賛成するもの`,
  pointed: (neuron, name) =>
    name === null
      ? `指したのは${neuron}、一度も活性化しないニューロンです。`
      : `指したのは${neuron}、${name}の地区です。`,
  scores: "スコア",
  scoreOf: (name) => `${name}のスコア`,
  scoreIs: (score, share) => `${fixed(score, 1)}、割合${probability(share)}`,
  putBack: "スコアを元に戻す",
  erased: (count, name, confidence) =>
    `${many(count)}ピクセルを消しました。答えは${name}、${probability(confidence)}です。`,
  paper: "ネットワークが読む画像",
  inkBack: "インクを元に戻す",
  fewest: "最少でいくつ？",
  nowIt: (name, confidence) => `今：${name}、${probability(confidence)}。`,
  taskOpen: (name) => `課題：${name}と答えさせましょう。`,
  taskDone: (name) => `できました：${name}と答えています。`,
  backToLesson: "レッスンへ戻る",
  explore: "探索する",
  again: "最初から",
};
