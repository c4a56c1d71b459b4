/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { glossary } from "./glossary";

interface Explained {
  readonly name: string;
  readonly means: string;
}

/** A term of the glossary, by one of its forms. */
function known(form: string, name: string): Explained {
  const term = glossary.find(({ forms }) => forms.includes(form));
  if (!term) throw new Error(`"${form}" is not in the glossary.`);
  return { name, means: term.meaning };
}

export const terms = {
  pixel: known("pixel", "Pixel"),
  network: known("neural network", "Neural network"),
  neuron: known("neuron", "Neuron"),
  weight: known("weight", "Weight"),
  bias: known("bias", "Bias"),
  layer: known("layer", "Layer"),
  active: known("active", "Active"),
  relu: known("ReLU", "ReLU"),
  district: {
    name: "District",
    means: "Neurons of a layer that become strongest for the same answer, standing together.",
  },
  score: known("score", "Score"),
  softmax: known("softmax", "Softmax"),
  share: known("share", "Share"),
  evidence: known("evidence", "Evidence"),
  training: known("training", "Training"),
  log: {
    name: "−log",
    means:
      "Minus the natural logarithm: 0 for 100%, and larger without end as a share comes close to 0.",
  },
  loss: known("loss", "Loss"),
  test: known("test examples", "Test examples"),
} as const satisfies Readonly<Record<string, Explained>>;
