/** The lesson that asks: what its buttons and lists say. What its cards tell is in coursecards.ts. */
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { counted, fixed, many, probability } from "./numbers";

const chapters = {
  numbers: "Ink becomes numbers",
  neuron: "One neuron",
  weights: "Weights are a picture",
  relu: "ReLU: what survives",
  districts: "Layers and districts",
  shares: "Scores become shares",
  reasons: "Why this answer",
  learning: "How it learnt",
  task: "Your task",
};

const pixels = { one: "pixel", other: "pixels" };

export const course = {
  name: "Lesson",
  chapters,
  cards,
  terms,
  at: (chapter: number, all: number) => `Chapter ${chapter} of ${all}`,
  list: "Chapters",
  /** The task after the chapters. */
  last: "After the chapters",
  item: (number: number, title: string, done: boolean) =>
    done ? `${number} ${title}, done` : `${number} ${title}`,
  card: (card: number, all: number) => `${card} of ${all}`,
  back: "Back",
  goOn: "Go on",
  showMe: "Show me",
  watching: "To the end",
  check: "Check",
  skip: "Skip",
  keyHint: "Space goes on",
  /** Where the words of the story would tell the answer. */
  guessFirst: "The numbers come when you have made your guess.",
  answerFirst: "Have a guess first, or press again to skip.",
  otherLayer: (layer: string) => `That neuron is in another layer: look at ${layer}.`,
  right: "Right.",
  wrong: "Not quite.",
  chosen: "your answer",
  truth: "right",
  survives: "survives",
  becomesZero: "becomes 0",
  empty: "The pad is empty.",
  drawOne: "Draw one for me",
  drawFirst: "Draw something on the pad, and the lesson goes on with it.",
  nothingToAsk: "This one leaves nothing to guess here. Go on, or draw another one.",
  words: (count: number) => `New words so far: ${many(count)}`,
  picture: (letter: string) => `Picture ${letter}`,
  weightsOf: (name: string) => `Weights of ${name}`,
  weightAt: (pixel: string, weight: number) => `${pixel}: weight ${fixed(weight, 3)}`,
  evidenceAt: (input: string, value: number) => `${input}: ${fixed(value, 3)}`,
  difference: (first: string, second: string) => `What speaks for ${first} rather than ${second}`,
  pointed: (neuron: string, name: string | null) =>
    name === null
      ? `You pointed at ${neuron}, which is never active.`
      : `You pointed at ${neuron}, in the district of ${name}.`,
  scores: "Scores",
  scoreOf: (name: string) => `Score of ${name}`,
  scoreIs: (score: number, share: number) => `${fixed(score, 1)}, share ${probability(share)}`,
  putBack: "Put the scores back",
  erased: (count: number, name: string, confidence: number) =>
    `Erased: ${counted(count, pixels)}. The answer is ${name}, ${probability(confidence)}.`,
  paper: "The picture that it reads",
  inkBack: "Put the ink back",
  fewest: "How few would do?",
  nowIt: (name: string, confidence: number) => `Now: ${name}, ${probability(confidence)}.`,
  /** By the pad, while the lesson is out of sight. */
  taskOpen: (name: string) => `Your task: make it answer ${name}.`,
  taskDone: (name: string) => `Done: it answers ${name}.`,
  backToLesson: "Back to the lesson",
  explore: "Explore",
  again: "Start over",
};
