/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { known } from "../glossary";
import type { Words } from "../words";
import { glossary } from "./glossary";

export const terms: Words["course"]["terms"] = {
  pixel: known(glossary, "piksel", "Piksel"),
  network: known(glossary, "sinir ağı", "Sinir ağı"),
  neuron: known(glossary, "nöron", "Nöron"),
  weight: known(glossary, "ağırlık", "Ağırlık"),
  bias: known(glossary, "yanlılık", "Yanlılık"),
  layer: known(glossary, "katman", "Katman"),
  active: known(glossary, "aktif", "Aktif"),
  relu: known(glossary, "ReLU", "ReLU"),
  district: {
    name: "Mahalle",
    means: "Bir katmanın, aynı yanıt için en güçlü olan ve bir arada duran nöronları.",
  },
  score: known(glossary, "skor", "Skor"),
  softmax: known(glossary, "softmax", "Softmax"),
  share: known(glossary, "pay", "Pay"),
  evidence: known(glossary, "kanıt", "Kanıt"),
  training: known(glossary, "eğitim", "Eğitim"),
  log: {
    name: "−log",
    means: "Doğal logaritmanın eksilisi: %100 için 0; pay 0’a yaklaştıkça sonsuz büyür.",
  },
  loss: known(glossary, "kayıp", "Kayıp"),
  test: known(glossary, "test örnekleri", "Test örnekleri"),
};
