/** A whole training in the page: from drawn weights to a network that reads digits. */
import { type Rich, rich, strong } from "../rich";
import { counted, fixed, loss, many, percent, probability, rate } from "./numbers";

const steps = (count: number): string => counted(count, { one: "step", other: "steps" });

/** An answer, and the share of it. */
interface Answered {
  readonly name: string;
  readonly share: number;
}

/** How far a training is. */
interface Goes {
  readonly steps: number;
  readonly loss: number;
  /** Of so many that are held out, the share read right. */
  readonly right: number;
  readonly held: number;
}

export const training = {
  ways: {
    name: "What is learnt",
    drawing: "Drawing",
    nothing: "From nothing",
    history: "Watched",
  },
  title: "Start from nothing",
  about: (batch: number): string =>
    `All weights are drawn anew, by chance: the network knows nothing. Then it learns from ${many(batch)} digits a step, and the stage shows how it reads your drawing now.`,
  frozen:
    "What a batch norm has measured of its training data, mean and variance, stays as it came.",
  blank: "Draw something, to see how it is read meanwhile.",

  learnFrom: "Learn from",
  drawings: (ready: number, own: number): string =>
    own > 0
      ? `${many(ready)} ready-made drawings and ${many(own)} of yours`
      : `${many(ready)} ready-made drawings`,
  aboutDrawings: "Each is bent anew whenever its turn comes; one hand of each digit is held out.",
  own: (count: number): string => `Your own drawings (${many(count)})`,
  aboutOwn: "Each is bent anew; it is judged by the same drawings, bent in other ways.",
  mnist: "MNIST",
  aboutMnist:
    "60,000 digits of some 250 people, if this server has them; 10,000 of others are held out.",
  loadingMnist: (megabytes: number | null): string =>
    megabytes === null
      ? "MNIST is asked for …"
      : `MNIST is coming, ${many(Math.round(megabytes))} MB …`,

  start: "Start",
  again: "Start anew",
  pause: "Pause training",
  go: "Go on",
  step: "One step",
  epoch: "One epoch",
  aboutEpoch: (lessons: number, batch: number, count: number): string =>
    `An epoch is ${many(lessons)} digits here: ${steps(count)} of ${many(batch)}.`,
  keep: "Stop and keep it",
  undo: (name: string): string => `Back to ${name} as it came`,
  shownNow: (name: string): string =>
    `On the stage is the network that learns here, not ${name} as it came.`,
  replaced: "Another network has been put on the stage: the training has ended.",

  speed: "Speed",
  pace: (pace: number | null): string => (pace === null ? "as it comes" : many(pace)),
  aboutPace: "Steps between two pictures of the stage",

  numbers: {
    step: "Step",
    epoch: "Epoch",
    rate: "Learning rate",
    loss: "Loss, learning",
    learnt: "Read right, learning",
    heldOut: (count: number): string => `Read right, ${many(count)} held out`,
  },
  stepNumber: (count: number): string => many(count),
  epochs: (count: number): string => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share: number): string => percent(share),

  lossName: "Loss",
  accuracyName: "Read right",
  training: "learning",
  heldOut: "held out",
  /** For who cannot see the curves. */
  lossCurve: (count: number, first: number, last: number, held: number): string =>
    `Loss after 0 to ${steps(count)}: of the digits learnt from ${loss(first)} at first, ${loss(last)} now; of held-out digits ${loss(held)}.`,
  accuracyCurve: (count: number, last: number, first: number, held: number): string =>
    `Read right after 0 to ${steps(count)}: of the digits learnt from ${percent(last)} now; of held-out digits ${percent(first)} at first, ${percent(held)} now.`,
  noCurve: (name: string): string => `${name}: nothing has been learnt yet.`,
  steps,

  slider: "Training",
  after: (count: number, last: number): string =>
    count === last ? `after ${steps(count)}, the newest` : `after ${steps(count)}`,
  goOnFrom: (count: number): string => `Go on from step ${many(count)}`,
  goOnFromEnd: "Go on from the end",
  aboutGoOnFrom: "What came after it is forgotten.",

  settings: "Settings of the next start",
  rateName: "Learning rate",
  decayName: "Half the rate after so many steps (0: never)",
  batchName: "Digits a step",
  seedName: "Seed",
  optimizerName: "Optimiser",
  optimizers: { sgd: "SGD", momentum: "SGD with momentum 0.9", adam: "Adam" },
  dropoutName: "Dropout",
  noDropout: "This network has no dropout.",

  failures: "Three failures to try",
  aboutFailures:
    "Each starts anew, with one thing wrong. What went wrong is told here once it is seen.",
  tooFast: "Rate far too high",
  zero: "All weights 0",
  shuffled: "Labels by chance",
  /** Why it went as it went, with its numbers. */
  why: {
    tooFast: (at: number, first: readonly number[], most: number, ended: boolean): Rich =>
      rich`${strong("Too fast.")} With rate ${rate(at)} the loss went ${first.map(loss).join(" → ")}${first.includes(most) ? "" : `, and up to ${loss(most)}`}: each step jumps over the valley and lands higher on the other side, where it is steeper still.${ended ? " Then the numbers no longer fitted into float32." : ""}`,
    zero: (count: number, value: number, right: number): Rich =>
      rich`${strong("Nothing to tell apart.")} After ${steps(count)} the loss is ${loss(value)}, and ${percent(right)} of held-out digits are read right: with all weights 0, every neuron hands on 0, so no weight gets any blame and all stay 0. Only the last biases learn, which know nothing of the drawing.`,
    shuffled: (count: number, value: number, right: number): Rich =>
      rich`${strong("Nothing to find.")} After ${steps(count)} the loss is ${loss(value)}; who guesses among ten digits pays −log(1/10) = 2.30. Of held-out digits ${percent(right)} are read right: labels by chance have nothing to do with the pictures.`,
  },

  ownTitle: "Your own drawings",
  addAs: "Add the drawing on the pad as",
  add: "Add",
  takeBack: "Take the last one back",
  added: (name: string, count: number): string =>
    `Added as ${name}: ${counted(count, { one: "drawing", other: "drawings" })} of yours.`,
  nothingToAdd: "There is no drawing on the pad.",
  ownDrawing: (name: string): string => `drawn as ${name}`,
  noOwn: "There is no drawing of yours yet: add the one on the pad first.",
  noDrawings:
    "None of the ready-made drawings is a class of this network: add drawings of your own.",

  confusions: "How held-out digits are read",
  confusionsCaption: (count: number, at: number): string =>
    `${many(count)} held-out digits after ${steps(at)}: a row for what each is, a column for what it is read as.`,
  isRow: "is",
  pictures: (layer: string): string => `What neurons of ${layer} look for`,
  aboutPictures: "Their weights, a square a pixel: full above zero, hollow below.",
  neuron: (name: string): string => `Look inside ${name}`,

  curves: "How the training goes",
  /** Under the stage; what the network makes of the drawing, at first and now, where there is one. */
  meanwhile: {
    name: "training",
    count: (count: number): string => `step ${many(count)}`,
    begun: (now: Answered | null): string =>
      now
        ? `All weights are drawn by chance: the network answers ${now.name} (${probability(now.share)}).`
        : "All weights are drawn by chance.",
    goes: (goes: Goes, first: Answered | null, now: Answered | null): string => {
      const how = `After ${steps(goes.steps)} the loss is ${loss(goes.loss)}, and ${percent(goes.right)} of ${many(goes.held)} held-out examples are read right.`;
      return first && now
        ? `${how} At first it answered ${first.name} (${probability(first.share)}), now it answers ${now.name} (${probability(now.share)}).`
        : how;
    },
  },

  said: {
    reached: (count: number, share: number): string =>
      `After ${steps(count)}, ${percent(share)} of held-out examples are read right.`,
    started: "It learns.",
    paused: (count: number, share: number): string =>
      `Paused after ${steps(count)}: ${percent(share)} of held-out digits are read right.`,
    kept: "The training has ended; what was learnt stays on the stage.",
    undone: (name: string): string => `${name} is on the stage again, as it came.`,
  },

  noMnist:
    "MNIST is not here: start the server with forwardpass serve --data, which downloads it once, 12 MB.",
  mnistBroke: "MNIST has broken off on the way.",
  mnistOther:
    "The server's digits are not MNIST's: 28x28 pictures of the digits 0 to 9 are needed.",
  notForMnist: "MNIST is for networks that read 28x28 pictures and know the digits 0 to 9.",
  nothingToLearn: "This network has no weights that could be learnt.",
  tooHeavy:
    "This network is too heavy to be trained in the page: more than 30 million products for one picture.",
  noPictures:
    "This network reads no pictures: a script can teach it with forwardpass.training.start({ data: { images, targets } }).",
};
