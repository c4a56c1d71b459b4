/** The frame of "Look inside", and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "中を見る",
  key: "中を見る（I）",
  close: "「中を見る」を閉じる",
  closeKey: "閉じる（Esc）",
  tabs: {
    evidence: "根拠",
    neuron: "ニューロン",
    whatif: "もしも",
    connections: "線",
    dropout: "ドロップアウト",
  },
  switchOff: "オフにする",
  switchedOff: "オフ",
  reset: "戻す",
  layer: "層",
  carry: "運ぶ量",
  weight: "重み",
  product: "積",
  answerLater: "答えはストーリーの最後に出ます。",
  toAnswer: "答えへ進む",
  of: (part, all) => `${many(part)}/${many(all)}`,
};
