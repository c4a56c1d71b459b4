/** The places of the page: its modes, its tabs on a phone, how it begins, and the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "パッドへ移動",
  skipSliders: "入力値へ移動",
  column: "ステージの横",
  mode: "モード",
  modes: { learn: "学ぶ", explore: "探索", train: "訓練" },
  aboutModes: {
    learn: "レッスン：問いかける短い8章（L）",
    explore: "描く、見る、中をのぞく（L）",
    train: "ネットワークが学ぶ様子を見る",
  },
  tabs: "ページの部分",
  tab: { draw: "描く", watch: "見る", why: "なぜ", learn: "学ぶ", train: "訓練" },
  invitation: "次にすること",
  watch: "しくみを見る",
  take: "自分で描く",
  slide: "スライダーを動かす",
  lesson: "レッスンを始める",
  codeTitle: "コード",
  presenting: "投影中",
  presentPad: "パッド",
  presentSliders: "スライダー",
  presentLegend: "凡例",
  presentTimeline: "再生ボタン",
  presentLeave: "終了（P）",
};
