/**
 * The terms of the lesson in French, in the order in which its cards explain them. What stands in the
 * glossary of the page means the same here, in the same words.
 */
import { type Explained, known } from "../glossary";
import { glossary } from "./glossary";

export const terms = {
  pixel: known(glossary, "pixel", "Pixel"),
  network: known(glossary, "réseau de neurones", "Réseau de neurones"),
  neuron: known(glossary, "neurone", "Neurone"),
  weight: known(glossary, "poids", "Poids"),
  bias: known(glossary, "biais", "Biais"),
  layer: known(glossary, "couche", "Couche"),
  active: known(glossary, "actif", "Actif"),
  relu: known(glossary, "ReLU", "ReLU"),
  district: {
    name: "Quartier",
    means:
      "Des neurones d’une couche qui deviennent les plus forts pour la même réponse, placés ensemble.",
  },
  score: known(glossary, "score", "Score"),
  softmax: known(glossary, "softmax", "Softmax"),
  share: known(glossary, "part", "Part"),
  evidence: known(glossary, "indices", "Indices"),
  training: known(glossary, "entraînement", "Entraînement"),
  log: {
    name: "−log",
    means:
      "L’opposé du logarithme népérien : 0 pour 100 %, et de plus en plus grand, sans fin, à mesure qu’une part s’approche de 0.",
  },
  loss: known(glossary, "perte", "Perte"),
  test: known(glossary, "exemples de test", "Exemples de test"),
} as const satisfies Readonly<Record<string, Explained>>;
