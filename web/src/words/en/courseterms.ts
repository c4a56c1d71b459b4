/** The terms of the lesson, in the order in which its cards explain them. */

export const terms = {
  pixel: {
    name: "Pixel",
    means: "One little square of a picture. Here each is a single number: how much ink it has.",
  },
  network: {
    name: "Neural network",
    means: "Many neurons in a row that turn numbers at one end into answers at the other.",
  },
  neuron: {
    name: "Neuron",
    means: "A small calculation of its own: it reads many numbers, and one number comes out.",
  },
  weight: {
    name: "Weight",
    means: "What a number is multiplied by: how much it counts for a neuron, or against it.",
  },
  bias: {
    name: "Bias",
    means: "A number of its own that a neuron adds to its sum, whatever it reads.",
  },
  layer: {
    name: "Layer",
    means: "Neurons side by side that read the same numbers.",
  },
  active: {
    name: "Active",
    means: "A neuron is active when its result is above 0. On the stage it is red.",
  },
  relu: {
    name: "ReLU",
    means: "The rule that what is below 0 becomes 0, and all else stays as it is.",
  },
  district: {
    name: "District",
    means: "Neurons of a layer that become strongest for the same answer, standing together.",
  },
  score: {
    name: "Score",
    means: "The result of a neuron of the last layer: how much speaks for its answer.",
  },
  softmax: {
    name: "Softmax",
    means: "e ≈ 2.72 to the power of each score, divided by the sum of all of these.",
  },
  share: {
    name: "Share",
    means: "The part of 100% that an answer gets; also called its probability.",
  },
  evidence: {
    name: "Evidence",
    means: "How much one pixel or neuron adds to a score, or takes from it.",
  },
  training: {
    name: "Training",
    means: "Showing examples with the right answers, and moving the weights after each few.",
  },
  log: {
    name: "−log",
    means:
      "Minus the natural logarithm: 0 for 100%, and larger without end as a share comes close to 0.",
  },
  loss: {
    name: "Loss",
    means: "How wrong an answer was, as one number: −log of the right answer's share.",
  },
  test: {
    name: "Test examples",
    means: "Examples that are kept out of training, to see whether it learnt more than these.",
  },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly means: string }>>;
