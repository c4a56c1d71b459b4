/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { type Explained, known } from "../glossary";
import { glossary } from "./glossary";

export const terms = {
  pixel: known(glossary, "pixel", "Pixel"),
  network: known(glossary, "neural network", "Neural network"),
  neuron: known(glossary, "neuron", "Neuron"),
  weight: known(glossary, "weight", "Weight"),
  bias: known(glossary, "bias", "Bias"),
  layer: known(glossary, "layer", "Layer"),
  active: known(glossary, "active", "Active"),
  relu: known(glossary, "ReLU", "ReLU"),
  district: {
    name: "District",
    means: "Neurons of a layer that become strongest for the same answer, standing together.",
  },
  score: known(glossary, "score", "Score"),
  softmax: known(glossary, "softmax", "Softmax"),
  share: known(glossary, "share", "Share"),
  evidence: known(glossary, "evidence", "Evidence"),
  training: known(glossary, "training", "Training"),
  log: {
    name: "−log",
    means:
      "Minus the natural logarithm: 0 for 100%, and larger without end as a share comes close to 0.",
  },
  loss: known(glossary, "loss", "Loss"),
  test: known(glossary, "test examples", "Test examples"),
} as const satisfies Readonly<Record<string, Explained>>;
