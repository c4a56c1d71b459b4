/** What the steps of a story say of stacks of feature maps, and of planes that only change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { at as place } from "./names";
import { listed, many, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  size.length === 1 ? `${depth}行` : `${depth}枚の${pixels ? "平面" : "マップ"}`;

const windowOf = ({ size, pixels }: Looking): string =>
  `${by(size)}${pixels ? "ピクセル" : "セル"}`;

const lit = ({ active, count, maps, lines, share, told }: Lit): string =>
  `${many(count)}個の${maps ? "セル" : "ニューロン"}のうち${many(active)}個が光ります。${told ? drawn(lines, share) : ""}`;

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "線は描かれません。ここはすべて0です。"
    : `描いた線は${many(lines)}本、流れる全体の${sharePercent(share)}です。`;

const those = ({ maps: count, size }: Left): string =>
  size ? `${by(size)}のマップ${many(count)}枚` : `${many(count)}個の数`;

const left = (rest: Left): string => `${those(rest)}が残ります`;

const takes: Readonly<Record<Pooling, string>> = {
  largest: "最大のものを残します",
  mean: "平均をとります",
  sum: "総和をとります",
};

const parts: Readonly<Record<Part, readonly [noun: string, counter: string]>> = {
  convolution: ["畳み込み", "個"],
  layer: ["重みの層", "つ"],
  pool: ["プーリング", "個"],
  addition: ["足し算", "回"],
  concatenation: ["連結", "回"],
  maximum: ["最大値", "回"],
  norm: ["正規化", "個"],
  other: ["その他のステップ", "個"],
};

const ways = (names: readonly string[]): string => `${many(names.length)}つの道`;

export const mapSteps: Words["mapSteps"] = {
  input: "入力",
  pixels(size, planes, least, most, above) {
    const what = planes > 1 ? `${by(size)}個の数の平面${planes}枚` : `${by(size)}個の数`;
    const range =
      least < 0 || most > 1 ? `ここでは${num(least)}から${num(most)}まで` : "0は空白、1はインク";
    return `入力は${what}でできた画像です。${range}。0より大きいのは${many(above)}個です。`;
  },
  products({ map, row, column }, looking) {
    const each = looking.depth > 1 ? `${read(looking)}のそれぞれで` : "";
    return `マップ${map}のセル（${place(row, column)}）は、${each}${windowOf(looking)}の窓を見て、それぞれに学習した重みを掛けます。`;
  },
  summed: (products, looking, sum, bias) => {
    const over = looking.depth > 1 ? `${read(looking)}を合わせて、` : "";
    const added = `${over}${many(products)}個の積を足し合わせます：${num(sum)}。`;
    return bias === null ? added : `${added}次にもう1つの数、バイアスを足します：${num(bias)}。`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `${num(before)}が${num(after)}になります`;
    const who = listed(names);
    switch (norming) {
      case "measured":
        return `${who}は、この${ofMap ? "マップ" : "ニューロン"}のために学習した数で総和をずらして縮めます。${becomes}。`;
      case "fixed":
        return `${who}は、いつも同じ数で総和をずらして縮めます。${becomes}。`;
      case "together":
        return `${who}は総和をまとめてずらして縮め、同じ中心のまわりで約1ばらつくようにします。${becomes}。`;
      case "beside":
        return `${who}は総和を、隣のマップが強いほど大きく割ります。${becomes}。`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "画像全体" : "読むもの全体";
    return `窓は同じ${many(weights)}個の重みで${over}の上を滑ります。マップ${map}が埋まり、${many(all)}個のセルのうち${many(active)}個が光ります。`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `${layer}のマップはこの1枚です。${lit(at)}`
      : `${layer}の${many(count)}枚のマップが、それぞれ自分の重みで埋まります。${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const windows = `${by(size)}の窓${many(count)}個`;
    const several = `この${read({ ...looking, depth: of })}`;
    const over = of > 1 ? several : pixels ? "画像" : "このマップ";
    if (depth === of) return `${layer}は${windows}を、${over}の上で滑らせます。${lit(at)}`;
    return `${layer}は${windows}を、それぞれ${depth}枚のマップの上だけで滑らせます。${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer}は${by(size)}個のセルごとに${takes[pooling]}：${left(rest)}。`,
  poolNothing: (layer) => `${layer}の窓はセル1つ分です。ここでは何も変わりません。`,
  shared: (layer, pooling, size, rest) =>
    `${layer}は各マップを${by(size)}に分け、それぞれ${takes[pooling]}：${left(rest)}。`,
  wholeMap: (layer, pooling, rest) =>
    `${layer}は各マップの全体から${takes[pooling]}：${left(rest)}。`,
  along: (layer, pooling, several, rest) =>
    `${layer}は${many(several)}個の数ごとに${takes[pooling]}：${left(rest)}。`,
  add: (layer, from, at) =>
    `${layer}は${ways(from)}を合わせます。${listed(from)}が出す数を1つずつ足します。${lit(at)}`,
  subtract: (layer, from, at) =>
    `${layer}は2つの道を合わせます。${from[0]}が出す数から${from[1] ?? from[0]}が出す数を1つずつ引きます。${lit(at)}`,
  maximum: (layer, from, at) =>
    `${layer}は${ways(from)}を合わせます。${listed(from)}が出す数を1つずつ比べ、大きい方を残します。${lit(at)}`,
  gate: (layer, from, at) =>
    `${layer}では、${from[1] ?? from[0]}が${from[0]}の通る量を決めます。両方が出す数を1つずつ掛けます。${lit(at)}`,
  concat: (layer, from, rest) =>
    `${layer}は${listed(from)}が出すものを順につなぎます：${those(rest)}。`,
  normFirst: (layer, picture, least, most) =>
    `まず${layer}が${picture ? "画像" : "入力"}をずらして縮めます。数は${num(least)}から${num(most)}になりました。`,
  normOf: (layer, from, at) => `${layer}は${listed(from)}が出すものをずらして縮めます。${lit(at)}`,
  reluOf: (layer, from, at) =>
    `${layer}は${listed(from)}のうち0より大きいものを残し、ほかを0にします。${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer}（${activation}）は${listed(from)}のすべての数を同じ曲線で曲げます。${lit(at)}`,
  unchanged: (layer) => `ネットワークが認識している間、${layer}はすべての数をそのまま通します。`,
  rowwise: (layer, at) => `${layer}は各行に沿って、いつも同じ重みで掛けて足します。${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name}は${by(size)}の画像を1列に並べます：${many(all)}個の数です。`
      : `${name}は${by(size)}のマップ${many(count)}枚を1列に並べます：${many(all)}個の数です。`,
  together(names, counts, same, at) {
    const what = listed(
      counts.map(([part, n]) => {
        const [noun, counter] = parts[part];
        return `${noun}${many(n)}${counter}`;
      }),
    );
    const each = same?.size ? `、どれも${those(same)}` : "";
    return `${names}：${what}${each}。最後に、${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first}から${last}` : `${first}と${last}`),
};
