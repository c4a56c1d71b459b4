/**
 * The terms of the lesson in German, in the order in which its cards explain them. What stands in the
 * glossary of the page means the same here, in the same words.
 */
import { type Explained, known } from "../glossary";
import { glossary } from "./glossary";

export const terms = {
  pixel: known(glossary, "Pixel", "Pixel"),
  network: known(glossary, "neuronales Netz", "Neuronales Netz"),
  neuron: known(glossary, "Neuron", "Neuron"),
  weight: known(glossary, "Gewicht", "Gewicht"),
  bias: known(glossary, "Bias", "Bias"),
  layer: known(glossary, "Schicht", "Schicht"),
  active: known(glossary, "aktiv", "Aktiv"),
  relu: known(glossary, "ReLU", "ReLU"),
  district: {
    name: "Bezirk",
    means:
      "Neuronen einer Schicht, die bei derselben Antwort am stärksten werden und zusammenstehen.",
  },
  score: known(glossary, "Score", "Score"),
  softmax: known(glossary, "Softmax", "Softmax"),
  share: known(glossary, "Anteil", "Anteil"),
  evidence: known(glossary, "Belege", "Belege"),
  training: known(glossary, "Training", "Training"),
  log: {
    name: "−log",
    means:
      "Minus der natürliche Logarithmus: 0 für 100\u00a0%, und ohne Ende größer, je näher ein Anteil an 0 kommt.",
  },
  loss: known(glossary, "Verlust", "Verlust"),
  test: known(glossary, "Testbeispiele", "Testbeispiele"),
} as const satisfies Readonly<Record<string, Explained>>;
