/**
 * What the cards of the lesson tell and ask, in plain words. A term stands in bold where it is
 * explained first. Numbers are those of what is on the pad.
 */

import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, many, num, probability, short } from "./numbers";

type Cards = Words["course"]["cards"];

const who = (at: Who): string =>
  "output" in at ? `${at.output}のニューロン` : `ニューロン${at.neuron}`;
const answer = ({ digits }: About): string => (digits ? "数字" : "答え");
const yours = ({ picture }: About): string => (picture ? "描いた絵" : "この入力");
const input = ({ picture }: About): string => (picture ? "ピクセル" : "数");
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`コンピューターに目はありません。そこで絵を小さくして、${`${columns} × ${rows}`}個の小さなマスに乗せます。このマスを${strong("ピクセル")}といいます。見てみましょう。`,
  howMany: (inputs, low, high) =>
    rich`ピクセルはそれぞれ1つの数になりました：${short(low)}は空白、${short(high)}はインクです。${many(inputs)}個の数のうち、${short(low)}より大きいのはいくつでしょう。`,
  inked: (above, rest) =>
    rich`${many(above)}ピクセルにインクがあり、ほかの${many(rest)}ピクセルは空白です。小さなマス目でも、線は細いものです。`,
  row: (inputs) =>
    rich`ここから先に絵はもうなく、1列に並んだ${many(inputs)}個の数だけです。この後はすべて、その計算です。`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) =>
    rich`${strong("ニューラルネットワーク")}は、${strong("ニューロン")}という小さな計算機の集まりです。${who(at)}を見てください：${input(about)}のそれぞれに${strong("重み")}を掛けます。重みは、その${input(about)}がどれだけ賛成か、反対かを表します。`,
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`${who(at)}の${many(products)}個の積を足すと${fixed(sum, digits)}です。次に自分の数、${strong("バイアス")}を足します：${fixed(bias, digits)}。いくつになるでしょう。`,
  added: (sum, bias, z, digits) =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}。バイアスはただ足すだけです。バイアスが大きいニューロンは、0を超えるのに多くを必要としません。`,
  layer: (about, at, count) =>
    count === 1
      ? rich`${who(at)}が足すのを見てください。同じ${input(about)}を読むニューロンをまとめて${strong("層")}といいます。ここではこの1つだけです。`
      : rich`${who(at)}が足すのを見てください。${many(count)}個のニューロンが同じ${input(about)}で、それぞれ自分の重みとバイアスで同じことをします。まとめて${strong("層")}といいます。`,
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`重みはピクセルごとに1つ：同じように並べると1枚の図になります。${adding("緑の塗りつぶしの四角")}の上のインクは賛成、${taking("ピンクの中抜きの四角")}の上のインクは反対です。これは${who(at)}です。`,
  which: () =>
    rich`結果が0より大きいとき、ニューロンは${strong("活性化")}しています。この3つのうち1つは描いた絵で強く活性化し、ほかはしていません。インクに合うのはどの重みでしょう。`,
  fits: (letter, at, z, others) =>
    rich`図${letter}は${who(at)}です。インクは反対よりも賛成に多く働きます。結果は${num(z)}です。ほかの2つは${others.map(num).join("と")}です。`,
  nobody: () =>
    rich`これらの図は誰かが描いたものではありません。重みは、試しては少し直すことで見つかりました。学習の章で説明します。`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`総和の後、どのニューロンも短い規則、${strong("ReLU")}に従います。0より小さければ0に、0より大きければそのまま。0のニューロンは何も伝えません。`,
  which: (count) =>
    rich`${many(count)}個のニューロンとその総和です。ReLUで生き残るのはどれでしょう。印をつけて、確かめてください。`,
  option: (index, z) => `ニューロン${index}：${num(z)}`,
  survived: (survivors, count) =>
    rich`${many(count)}個中${many(survivors)}個が生き残ります。0より大きいものです。ほかは、どれだけ小さくてもすべて0になります。`,
  watch: () =>
    rich`今度は層全体を一度に見ます。生き残ったものは${strong("活性化")}して赤くなり、大きいほど明るくなります。`,
  count: (about, active, count) =>
    rich`${yours(about)}では、${many(count)}個のニューロンのうち${many(active)}個が活性化しています。このように曲げなければ、何層あっても1層と同じことしかできません。`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`同じ${answer(about)}で最も強くなるニューロンは、${strong("地区")}に集まっています。この層が光るのを見てください。`
      : rich`どの層も前の層を読みます。同じ${answer(about)}で最も強くなるニューロンは、${strong("地区")}に集まっています。層が順に光るのを見てください。`,
  which: (about, layer) =>
    rich`${layer}の層を見てください。どの${answer(about)}の地区が最も光っていますか。ステージでその中のニューロンを指して押すか、ここで選んでください。`,
  most: (name, layer, share) =>
    rich`${name}の地区です。そのニューロンが、${layer}の活性化値全体の${probability(share)}を持っています。`,
  sorted: (name, first, before, last, after) =>
    rich`${name}の地区は、${first}では活性化値の${probability(before)}、${last}では${probability(after)}を持っています。層を進むごとに、数が意味によって整理されます。`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`最後の層には、${answer(about)}ごとに1つのニューロンがあります。その結果を${strong("スコア")}といいます。高いほど、その${answer(about)}に賛成するものが多いのです。`,
  second: (about) =>
    rich`スコアが2番目に高くなるのはどの${answer(about)}でしょう。その棒を選んでください。`,
  came: (first, high, second, low) =>
    rich`2番目は${second}で、${num(low)}です。最も高いスコアは${first}：${num(high)}です。`,
  watch: () => rich`では、スコアが出るのを見ましょう。`,
  softmax: () =>
    rich`${strong("Softmax")}はスコアを合計100%の${strong("割合")}にします。1点多いと約2.7倍、2点多いと約7倍：小さな差が大きな差になります。見てください。`,
  gap: (first, p, second, q) =>
    rich`${first}は${probability(p)}、2番目の${second}は${probability(q)}です。${second}のスコアが何点上がれば、2つの割合は等しくなるでしょう。`,
  points: (points) => `${fixed(points, 1)}点`,
  answer: (first, high, second, low) =>
    rich`${first}のスコアは${num(high)}、${second}は${num(low)}：差の分だけで足ります。スコアが等しければ、割合も必ず等しくなります。`,
  drag: (second) =>
    rich`試してみましょう：${second}が勝つまで、そのスコアを上げてください。割合の合計は100%のままなので、ほかは譲るしかありません。`,
  won: (second, share) =>
    rich`${second}が${probability(share)}で勝ちました。上がったのはそのスコアだけで、ほかの割合はすべて減りました。`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) => rich`うまく選んで消すと、何ピクセルで答えが${first}でなくなるでしょう。`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`何が決め手だったのでしょう。各ピクセルの${strong("根拠")}です。そのインクが${first}のスコアに足す分から、${second}に足す分を引いたもの。暖色の塗りつぶしの四角は${first}、寒色の中抜きの四角は${second}に賛成です。`
      : rich`何が決め手だったのでしょう。各数の${strong("根拠")}です：${first}のスコアに足す分から、${second}に足す分を引いたもの。0より大きければ${first}、小さければ${second}に賛成です。`,
  fool: (first) =>
    rich`だましてみましょう：できるだけ少ないピクセルを消して、答えを${first}でなくしてください。ピクセルを押すか、矢印キーとEnterで消せます。`,
  fooled: (erased, name) =>
    rich`${many(erased)}ピクセルでだませました。今は${name}と言います。人が見れば、描いたものはまだ分かります。`,
  best: (count) =>
    rich`探索は${many(count)}個でできました。答えに最も賛成するインクのピクセルを、毎回消したのです。もっと少ない方法が見つかるかもしれません。`,
  firm: () =>
    rich`根拠が最も大きいピクセルを毎回消す探索では、方法が見つかりませんでした。それでも試せます。`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`最初、重みはすべてでたらめでした。${strong("訓練")}では、正解のついた多くの${about.picture ? "絵" : "例"}を見せられ、そのたびにすべての重みが、間違いが減る方へ少し動きました。`,
  loss: (costs) =>
    rich`どれだけ間違ったかを1つの数で表したものが${strong("損失")}です。正解が得た割合の${strong("−log")}です。${costs.map(([share, loss]) => `割合${probability(share)}なら損失は${fixed(loss, 2)}。`).join("")}`,
  half: (about, name, p, loss) =>
    rich`${yours(about)}の正解が${name}なら、その割合は${probability(p)}で、損失は${loss < 0.005 ? "0.01未満" : fixed(loss, 2)}です。割合が50%なら、損失はいくつでしょう。`,
  costs: (loss) =>
    rich`0.5の−logは${fixed(loss, 2)}です。正解の割合が小さいほど損失は急に増え、重みも大きく動きます。`,
  grow: () =>
    rich`最初、重みはすべて小さく、でたらめです。元と比べて${strong("最も大きくなるのはどの層の重み")}でしょう。予想してから、見てみましょう。`,
  test: () =>
    rich`例を丸暗記しただけでしょうか。それは、訓練では決して見せない${strong("テスト用の例")}で分かります。`,
  tested: (share, images, data) =>
    rich`例を丸暗記しただけでしょうか。それは、訓練に使わない${strong("テスト用の例")}で分かります。${many(images)}個のうち${exactPercent(share)}が正解でした（${dataNamed(data)}）。`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`課題：ネットワークが${name}だと思うものを描いてください。自分にそう見えなくてもかまいません。答えはペンについてきます。`
      : rich`課題：答えが${name}になるまでスライダーを動かしてください。答えはついてきます。`,
  solved: (name, confidence) =>
    rich`できました。これを確信度${probability(confidence)}で${name}だと思っています。なぜそうなるかは、もう分かりますね。`,
  readyMade: (name) =>
    rich`これは見本で、ネットワークにも${name}に見えます。今度は自分で描いてみましょう。`,
  hint: (about, name) =>
    about.digits
      ? rich`ヒント：まずパッドの中央に、はっきりした${name}をできるだけ大きく描き、それから少しずつ変えてください。`
      : rich`ヒント：一度に1か所だけ変え、${name}の割合が増えるものを残してください。`,
  end: () =>
    rich`レッスンはここまでです。続きは「探索」で：ステージのニューロンを押して数を見たり、自分の絵を試したりしてください。`,
  endOfValues: () =>
    rich`レッスンはここまでです。続きは「探索」で：ステージのニューロンを押して数を見たり、ほかの値を試したりしてください。`,
};

export const cards: Cards = {
  numbers,
  neuron,
  weights,
  relu,
  districts,
  shares,
  reasons,
  learning,
  task,
};
