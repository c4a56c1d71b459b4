/** The frame of "Look inside", and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "查看内部",
  key: "查看内部（I）",
  close: "关闭查看内部",
  closeKey: "关闭（Esc）",
  tabs: {
    evidence: "证据",
    neuron: "神经元",
    whatif: "假如",
    connections: "连线",
    dropout: "Dropout",
  },
  switchOff: "关闭",
  switchedOff: "已关闭",
  reset: "重置",
  layer: "层",
  carry: "承载",
  weight: "权重",
  product: "乘积",
  answerLater: "答案在演示的最后出现。",
  toAnswer: "直接看答案",
  of: (part, all) => `${many(part)}/${many(all)}`,
};
