/** The frame of "Look inside", and what several of its panels say. */
import { many } from "./numbers";

export const drawer = {
  name: "Look inside",
  key: "Look inside (I)",
  close: "Close Look inside",
  closeKey: "Close (Escape)",
  tabs: {
    evidence: "Evidence",
    neuron: "Neuron",
    whatif: "What if",
    connections: "Lines",
    dropout: "Dropout",
  },
  switchOff: "Switch off",
  switchedOff: "Switched off",
  reset: "Reset",
  /** Heads of columns that several tables have. */
  layer: "layer",
  carry: "carry",
  weight: "weight",
  product: "product",
  answerLater: "The answer comes at the end of the story.",
  toAnswer: "Go to the answer",
  of: (part: number, all: number) => `${many(part)} of ${many(all)}`,
};
