/** What each step of the story is called and what it says. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { at as place } from "./names";
import { many, num, percent, probability, sharePercent } from "./numbers";

type Size = readonly [columns: number, rows: number];

const by = ([columns, rows]: Size): string => `${columns}×${rows}`;

const shift = (right: number, down: number): string =>
  `${right < 0 ? "左" : "右"}へ${num(Math.abs(right))}、${down < 0 ? "上" : "下"}へ${num(Math.abs(down))}ピクセル`;

/** The one that is followed, as what is done or was done to it. */
function subject(at: Followed): string {
  if ("cell" in at) return "このセル";
  return "output" in at ? `出力${at.output}` : `ニューロン${at.neuron}`;
}

/** Another one beside it. */
function another(at: Followed): string {
  if (!("cell" in at)) return subject(at);
  const { map, row, column } = at.cell;
  const where = `${place(row, column)}のセル`;
  return at.sameMap ? where : `マップ${map}の${where}`;
}

export const stepNames: Words["stepNames"] = {
  ink: "インク",
  photo: "写真",
  separate: "インクの分離",
  fit: "大きさと中央",
  pixels: "ピクセル",
  features: "特徴量",
  products: "積",
  sum: "総和",
  norm: "正規化",
  window: "窓",
  layer: "全ニューロン",
  maps: "全マップ",
  pool: "プーリング",
  join: "合流",

  lay: "マップを1列に",
  scores: "スコア",
  dropout: "ドロップアウト",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "答え",
  ofLayer: (layer, step) => `${layer} ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) => `描いた絵：${many(strokes)}画、${many(points)}個の点です。`,
  photo: (size, darkest, brightest) =>
    `写真を小さく灰色にしました。0（黒）から1（白）までの${by(size)}個の数です。最も暗い所は${num(darkest)}、最も明るい所は${num(brightest)}です。`,
  separate: (sheet, inked) =>
    `周りの紙から際立つものがインクです：${by(sheet)}ピクセルの${sharePercent(inked)}。光と影は消えました。`,
  fitPhoto: (ink, box, picture, right, down) =>
    `${by(ink)}ピクセルのインクを切り取り、${by([box, box])}の枠に縮め、重心を${by(picture)}の中央に合わせます：${shift(right, down)}。`,
  fit: (box, picture, right, down) =>
    `インクを${by(box)}の枠に合わせ、重心を${by(picture)}の画像の中央に置きます：${shift(right, down)}。`,
  pixels(count, planes, least, most, above) {
    const inRow =
      planes > 1
        ? `入力は、色の平面を順につないで1列に並んだ${many(count)}個の数になります`
        : `入力は1列に並んだ${many(count)}個の数になります`;
    return least < 0 || most > 1
      ? `${inRow}。ここでは${num(least)}から${num(most)}まで、0より大きいのは${many(above)}個です。`
      : `${inRow}：0は空白、1はインク。0より大きいのは${many(above)}個です。`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join("、");
    const more = count > values.length ? `、ほか${many(count - values.length)}個` : "";
    const what = count === 1 ? "1個の数" : `1列に並んだ${many(count)}個の数`;
    return `入力は${what}です：${first}${more}。0より大きいものは赤、小さいものは中抜きです。`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const each = inputs === 1 ? "ただ1つの入力に" : `${many(inputs)}個の入力のそれぞれに`;
    return `${layer}の${subject(followed)}は、${each}、学習した重みを掛けます。${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added = count === 1 ? "積は1つだけです" : `${many(count)}個の積を足し合わせます`;
    if (bias === null) return `${added}：${num(z)}。`;
    return `${added}：${num(sum)}。次に、これも学習した数であるバイアスを足します：${num(bias)}。`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu) {
      return `${activation}はどの値も同じ曲線で曲げます。${bent(followed, silenced)}`;
    }
    return `ReLUは0より大きい値を残し、ほかを0にします。${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const all =
      count === 1 ? `${layer}のただ1つのニューロン` : `${layer}の${many(count)}個の全ニューロン`;
    return `${all}が${doing(role, again)}：${many(active)}個が光ります。${carried(drawn)}`;
  },
  dropout: (p) =>
    `訓練のときと同じドロップアウト：約${percent(p)}のニューロンを無作為にオフにし、ほかには1 / ${num(1 - p)} = ${num(1 / (1 - p))}を掛けます。`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `1個のスコア（logit）、${num(most)}`
        : `答えごとに1個、${many(classes)}個のスコア（logit）、${num(least)}から${num(most)}`;
    return `${layer}が出すのは${range}です。${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const other = second
      ? `、スコア${num(second.score)}の${second.name}は${probability(second.share)}`
      : "";
    return `${sharing(kind)}：スコア${num(first.score)}の${first.name}は${probability(first.share)}${other}です。`;
  },
  answer: (at) => `${highest(at)}${shownFor(at)}`,
  finished: (at) => `${highest(at)}「再生」でその過程が見られます。${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean): string {
  if (role === "join") return "読んだものを足します";
  if (role !== "affine") return "読んだものを変えます";
  return again ? "自分の重みで同じことをします" : "同じように掛けて足します";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "ここはすべて0：線は描かれません。";
  const of = `流れる全体の${sharePercent(share)}です。`;
  return lines === 1 ? `描いた線は1本、${of}` : `描いた線は強い順に${many(lines)}本、${of}`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const more = silenced ? `、${another(silenced.neuron)}は${num(silenced.z)}から0に` : "";
  return `${subject(followed.neuron)}は${num(followed.z)}から${num(followed.a)}に${more}なります。`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const first =
    a > 0
      ? `${subject(neuron)}は${num(a)}のまま`
      : `${subject(neuron)}は${num(z)}から0になりました`;
  if (!silenced) {
    const rest = `ここでほかに0より小さい${"cell" in neuron ? "セル" : "ニューロン"}はありません。`;
    return a > 0 ? `${first}です。${rest}` : `${first}。${rest}`;
  }
  const and = a > 0 ? "、" : "。";
  return `${first}${and}${another(silenced.neuron)}は${num(silenced.z)}から0になりました。`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") {
    return "コードはスコアで終わります。それをsoftmaxが合計100%の割合にします";
  }
  return kind === "softmax"
    ? "softmaxはスコアを合計100%の割合にします"
    : `${kind}はスコアを合計100%の割合にし、その対数をとります`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `いちばん高い棒が並びました。ネットワークは迷い、確信度${probability(confidence)}で${name}を選びます。`;
  }
  const also = rival ? `。${rival[0]}も${probability(rival[1])}あります` : "";
  return `いちばん高い棒が答えです：${name}、確信度${probability(confidence)}${also}。`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `線は根拠を表します。実線は${name}に賛成、破線は反対です。`
    : `線は答えではなく、${explained}の根拠を表します。`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : `線は答えではなく${explained}を説明しています。`;

export const story: Words["story"] = {
  input: "入力",
  answer: "答え",
  caption: "ステップ",
  ready: "準備完了",
  count: (index, all) => `ステップ${index + 1}/${all}`,
  drawDigit: "パッドに数字を描くか、見本を選んでください。描いている間にネットワークが答えます。",
  drawSomething: "パッドに何か描くか、見本を選んでください。描いている間にネットワークが答えます。",
  following: "答えがペンについてきます。",
  learning: "学習中です。答えも変わっていきます。",
  drawDigitFirst: "まず数字を描くか、見本を選んでください。",
  drawSomethingFirst: "まず何か描くか、見本を選んでください。",
  code: "このステップのコード",
  shape: "今の形：",
  name: "ストーリー",
  previous: "前のステップ",
  previousKey: "前のステップ（←）",
  next: "次のステップ",
  nextKey: "次のステップ（→）",
  play: "再生",
  playKey: "再生（スペース）",
  pause: "一時停止",
  pauseKey: "一時停止（スペース）",
  loop: "くり返し",
  loopTitle: "終わったら最初から",
  timeline: "タイムライン",
  at: (step, seconds, all) => `${step}、${all}秒中${seconds}秒`,
  speed: "速さ",
  times: (speed) => `${speed}×`,
};
