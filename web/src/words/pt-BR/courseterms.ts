/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { known } from "../glossary";
import type { Words } from "../words";
import { glossary } from "./glossary";

export const terms: Words["course"]["terms"] = {
  pixel: known(glossary, "pixel", "Pixel"),
  network: known(glossary, "rede neural", "Rede neural"),
  neuron: known(glossary, "neurônio", "Neurônio"),
  weight: known(glossary, "peso", "Peso"),
  bias: known(glossary, "viés", "Viés"),
  layer: known(glossary, "camada", "Camada"),
  active: known(glossary, "ativo", "Ativo"),
  relu: known(glossary, "ReLU", "ReLU"),
  district: {
    name: "Bairro",
    means: "Neurônios de uma camada que ficam mais fortes com a mesma resposta, postos juntos.",
  },
  score: known(glossary, "pontuação", "Pontuação"),
  softmax: known(glossary, "softmax", "Softmax"),
  share: known(glossary, "porcentagem", "Porcentagem"),
  evidence: known(glossary, "evidência", "Evidência"),
  training: known(glossary, "treinamento", "Treinamento"),
  log: {
    name: "−log",
    means:
      "O logaritmo natural com sinal de menos: 0 para 100%, e cada vez maior, sem fim, quando uma porcentagem chega perto de 0.",
  },
  loss: known(glossary, "perda", "Perda"),
  test: known(glossary, "exemplos de teste", "Exemplos de teste"),
};
