/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { type Explained, known } from "../glossary";
import type { Words } from "../words";
import { glossary } from "./glossary";

const of = (form: string, name = form): Explained => known(glossary, form, name);

export const terms: Words["course"]["terms"] = {
  pixel: of("ピクセル"),
  network: of("ニューラルネットワーク"),
  neuron: of("ニューロン"),
  weight: of("重み"),
  bias: of("バイアス"),
  layer: of("層"),
  active: of("活性化"),
  relu: of("ReLU"),
  district: {
    name: "地区",
    means: "同じ答えで最も強くなるニューロンが、層の中で集まったもの。",
  },
  score: of("スコア"),
  softmax: of("softmax", "Softmax"),
  share: of("割合"),
  evidence: of("根拠"),
  training: of("訓練"),
  log: {
    name: "−log",
    means:
      "自然対数にマイナスをつけたもの。100%なら0で、割合が0に近づくほど限りなく大きくなります。",
  },
  loss: of("損失"),
  test: of("テスト用の例"),
};
