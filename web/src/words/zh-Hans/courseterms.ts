/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { type Explained, known } from "../glossary";
import type { Words } from "../words";
import { glossary } from "./glossary";

const of = (form: string, name = form): Explained => known(glossary, form, name);

export const terms: Words["course"]["terms"] = {
  pixel: of("像素"),
  network: of("神经网络"),
  neuron: of("神经元"),
  weight: of("权重"),
  bias: of("偏置"),
  layer: of("层"),
  active: of("激活"),
  relu: of("ReLU"),
  district: {
    name: "街区",
    means: "一层中对同一个答案最强的神经元，站在一起。",
  },
  score: of("得分"),
  softmax: of("softmax", "Softmax"),
  share: of("占比"),
  evidence: of("证据"),
  training: of("训练"),
  log: {
    name: "−log",
    means: "自然对数取负：100%时是0，占比越接近0，它越大，没有止境。",
  },
  loss: of("损失"),
  test: of("测试样本"),
};
