/** A training that was watched, or is: its curve, its timeline, and how far it is. */
import { counted, fixed, loss, many, percent } from "./numbers";

const steps = (count: number): string => counted(count, { one: "step", other: "steps" });

export const history = {
  title: "A training, from its first step on",
  about:
    "A history keeps the network as it was after some of its steps. Move along it, and the stage reads your drawing with the network of that moment.",
  own: (megabytes: number) =>
    `MNISTNet's own training comes along: ${fixed(megabytes, 1)} MB, fetched when you ask for it.`,
  fetchOwn: "Show MNISTNet's training",
  fetching: (share: number | null) =>
    share === null ? "The history is coming …" : `The history is coming: ${percent(share)}`,
  notLoaded: "The history could not be loaded: check the connection and ask for it again.",
  ofWhat: (name: string, count: number, checkpoints: number) =>
    `${name}, ${steps(count)}, kept at ${many(checkpoints)} of them.`,
  broken: "It broke off, or was still going on when this was kept.",
  /** The slider beside that of the story. */
  timeline: "Training",
  after: (count: number) => (count === 0 ? "before the first step" : `after ${steps(count)}`),
  at: (count: number, last: number) =>
    count === 0 ? `before the first of ${steps(last)}` : `after ${many(count)} of ${steps(last)}`,
  play: "Play training",
  pause: "Pause training",
  previous: "Earlier network",
  next: "Later network",
  back: (name: string) => `Back to ${name} as it was`,
  away: "The stage shows another network now.",
  again: "Show this training again",
  shown: (count: number, answer: string) =>
    count === 0
      ? `Before the first step it answers ${answer}.`
      : `After ${steps(count)} it answers ${answer}.`,
  empty: "Draw something, to see how each network reads it.",

  loss: "Loss",
  accuracy: "Read right",
  lossIs: loss,
  share: (value: number) => percent(value),
  step: (count: number) => many(count),
  lossCurve: (count: number, first: number, last: number) =>
    `Loss over ${steps(count)}: ${loss(first)} at first, ${loss(last)} at last.`,
  accuracyCurve: (count: number, first: number, last: number) =>
    `Share read right over ${steps(count)}: ${percent(first)} at first, ${percent(last)} at last.`,
  noCurve: "No loss has been told yet.",

  /** The lesson's question. */
  grow: {
    question: "Which layer's weights grow most?",
    option: (layer: string, inputs: number) => `${layer}, ${many(inputs)} a neuron`,
    guessed: (layer: string) => `Your guess: ${layer}.`,
    fetched: (megabytes: number) =>
      `With your guess the history of MNISTNet's own training is fetched: ${fixed(megabytes, 1)} MB.`,
    play: "Play the training, or drag the slider to its end, and watch the weights of this neuron.",
    notHere:
      "The history of the training does not come with this page: open it with forwardpass serve.",
    grown: (layer: string, before: number, after: number) =>
      `${layer}: from ${fixed(before, 3)} to ${fixed(after, 3)} on average, ${fixed(after / before, 1)} times as large.`,
    why: (layer: string, low: number, high: number) =>
      `Those of ${layer} begin smallest, since so many products are added up. Each step moves every weight by about the same amount, so in the end all layers have weights of about the same size, ${fixed(low, 2)} to ${fixed(high, 2)}, and the smallest have grown most.`,
  },

  /** While one is followed. */
  followed: "A training on this computer",
  ofNote: (note: string) => `At work now: ${note}.`,
  phase: {
    waiting: "Waiting for the first step.",
    going: (count: number) => `Step ${many(count)}.`,
    ended: (count: number) => `Ended after ${steps(count)}.`,
    broken: (count: number) => `Broke off after ${steps(count)}.`,
    lost: (count: number) =>
      count === 0
        ? "No word from the training: the page tries again."
        : `No word from the training since step ${many(count)}: the page tries again.`,
  },
  onStage: (count: number | null) =>
    count === null
      ? "The stage shows the network as it was before."
      : `The stage shows the network ${count === 0 ? "before the first step" : `after ${steps(count)}`}.`,
};
