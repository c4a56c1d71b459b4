/** What each statement of the model's code does. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { many, percent, product } from "./numbers";

const role = ({ name, index, last }: LayerFacts): string =>
  last ? `${name}、出力層` : `${name}、${index + 1}番目の隠れ層`;

export const codeLines: Words["code"] = {
  inOut:
    "引用符で囲んだ、人のためのメモ：データの通り道と、その形です。Pythonはヘルプの文として保存し、何も計算しません。",
  purpose:
    "引用符で囲んだ、人のためのメモ：これが何のためのものかです。Pythonはヘルプの文として保存し、何も計算しません。",
  ordinary: "ネットワークの周りの普通のPython：この認識の数はここでは変わりません。",
  torch: "PyTorchを取り込みます。数（テンソル）を保存し、計算するライブラリーです。",
  torchNn: (name) =>
    `PyTorchにあるニューラルネットワークの基本部品で、ここからは${name}と呼びます。`,
  torchFunctional: (name) =>
    `ReLUなどの活性化関数やそのほかの道具で、ここからは${name}と呼びます。`,
  takes: (what, library) => `ライブラリー${library}から${what}を取り出します。`,
  library: (library) => `ライブラリー${library}を取り込みます。`,
  libraryAs: (library, name) =>
    `ライブラリー${library}を取り込みます。ここからは${name}と呼びます。`,
  module: (name) =>
    `${name}という種類のネットワークを記述します。nn.Moduleなので、自分の重みをすべて自分で管理します。`,
  kind: (name) => `${name}という種類のオブジェクトを記述します。`,
  init: "ネットワークを作るときに一度だけ動き、層を作ります。重みはこれから学習します。",
  superOf: (name) =>
    `${name}の土台であるnn.Moduleに先に準備をさせ、下の層を登録できるようにします。Python 3では名前のないsuper()でもかまいません。`,
  superInit: "nn.Moduleに先に準備をさせ、下の層を登録できるようにします。",
  forward: (name, shape) =>
    `データがネットワークを通る道です。${name}は入力を重ねたもので、ここでは1個です：[1, ${shape.join(", ")}]。`,
  helper: (name) => `${name}という独立した関数です。`,
  makesDropout: (p) =>
    `過学習（例の丸暗記）を防ぐドロップアウト：訓練モードでは、各ニューロンが${percent(p)}の確率でオフになり、ネットワークはどれか1つだけに頼らないことを学びます。重みはありません。`,
  makesActivation: (name) => `層の間で使う活性化関数${name}を作ります。重みはありません。`,
  makesFlatten: "画像を1列の数にするステップを作ります。",
  makesSequence: "ステップを順につなぎます。前の出力が次の入力になります。",
  makesSoftmax: "スコアを確率（またはその対数）にするステップを作ります。",
  returns: "ネットワークを呼んだ側に結果を返します。",
  makesNorm:
    "正規化を作ります。数をずらして縮め、ばらつきを約1にします。後に続く部分が学びやすくなります。",
  makesPool: (largest) =>
    largest
      ? "プーリングのステップを作ります。各窓で最大の数を残します。重みはありません。"
      : "プーリングのステップを作ります。各窓で平均をとります。重みはありません。",
  makesUnknownConvolution: "畳み込みを作ります。学習した重みを持つ窓がマップの上を滑ります。",
  makesConvolution({ name, outputs, depth, window, biases }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = biases > 0 ? `、さらにバイアスが${many(biases)}個` : "、バイアスはなし";
    return `${name}：${product(window, " × ")}の窓${many(outputs)}個が、${many(depth)}枚のマップの上を滑ります。重みは${many(outputs)} × ${product(each, " × ")} = ${many(count)}個${what}で、どの場所でも同じです。`;
  },
  makesUnknownLayer: "すべての入力とすべての出力をつなぐ層を作ります。",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "入力" : `${before}のニューロン`;
    return `${role(layer)}：${many(outputs)}個のニューロンのそれぞれが、${many(inputs)}個の${sources}すべてとつながります。重みは${many(inputs)} × ${many(outputs)} = ${many(inputs * outputs)}個、さらにバイアスが${many(outputs)}個です。`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join("")}これがネットワークの答えです：[${shape.join(", ")}]。`
      : `${sentences.join("")}今のxは[${shape.join(", ")}]です。`,
  results: (name, count, way) =>
    `${name}は${many(count)}個のテンソルを返します。表示しているのは${way}です。`,
  flatten: (sizes, count) =>
    `入力を平らにします：${product(sizes, " × ")}個の値を1行ずつつなぎ、1列の${many(count)}個の数にします。`,
  linear: (name, inputs, outputs) =>
    `${name}：${many(outputs)}個のニューロンのそれぞれが、${many(inputs)}個の数に自分の重みを掛け、足し合わせ、自分のバイアスを足します。`,
};
