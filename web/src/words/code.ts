/**
 * The model's code in plain words, line by line: what each statement of `network.source` does,
 * with this network's own numbers, and which part of the story shows it. Knows nothing of the DOM.
 */
import { many } from "../base/numbers";
import { fanIn } from "../inside/bundle";
import type { Network } from "../network/network";
import { numberOf, type Operation } from "../operations/operation";
import type { Step } from "../scene/scene";

/** A statement, with the comments above it, in words. */
export interface Explanation {
  /** 1-based first and last line that the words are about. */
  readonly first: number;
  readonly last: number;
  /** The line of the statement itself. */
  readonly line: number;
  readonly words: string;
  /** What this statement makes: a layer by its name, dropout, or nothing that the story shows. */
  readonly makes: string | null;
}

const DROPOUT = "dropout";

/** Explains every line that is not blank, in order. */
export function explain(network: Network): Explanation[] {
  return statementsOf(network.source.text).map(({ first, last, line, text, docstring }) => {
    const words = docstring ? aboutDocstring(text) : inWords(network, text, line, last);
    return { first, last, line, words, makes: docstring ? null : made(network, text) };
  });
}

/** First and last step of the story that show this statement, or null. */
export function stepsOf(
  steps: readonly Step[],
  { line, last, makes }: Explanation,
  network: Network,
): readonly [first: number, last: number] | null {
  const layer = network.layers.findIndex(({ name }) => name === makes);
  const shows = (step: Step): boolean =>
    (step.line !== null && step.line >= line && step.line <= last && step.kind !== "ink") ||
    (layer >= 0 && step.layer === layer && ["products", "sum", "bias"].includes(step.kind)) ||
    (makes === DROPOUT && step.kind === "dropout");
  const found = steps.flatMap((step, index) => (shows(step) ? [index] : []));
  if (found.length === 0) return null;
  // One stretch of the story: code that runs twice is shown where it runs first.
  let end = 0;
  while (end + 1 < found.length && found[end + 1] === found[end] + 1) end++;
  return [found[0], found[end]];
}

interface Statement {
  readonly first: number;
  readonly last: number;
  readonly line: number;
  /** Without comments; a statement over several lines is one text. */
  readonly text: string;
  readonly docstring: boolean;
}

/** Statements with the comment lines above them; brackets and docstrings may span lines. */
function statementsOf(source: string): Statement[] {
  const lines = source.split("\n");
  const statements: Statement[] = [];
  let first = 0;
  for (let at = 0; at < lines.length; at++) {
    const code = withoutComment(lines[at]).trim();
    if (code === "") {
      if (lines[at].trim() === "") first = 0;
      else first ||= at + 1;
      continue;
    }
    const quotes = /^[rRuU]?("""|''')/.exec(code)?.[1];
    const end = quotes ? endOfString(lines, at, quotes) : endOfBrackets(lines, at);
    const text = lines
      .slice(at, end + 1)
      .map(withoutComment)
      .join(" ")
      .trim();
    statements.push({
      first: first || at + 1,
      last: end + 1,
      line: at + 1,
      text,
      docstring: !!quotes,
    });
    first = 0;
    at = end;
  }
  return statements;
}

function withoutComment(line: string): string {
  const match = /^((?:[^#'"]|'[^']*'|"[^"]*")*)#/.exec(line);
  return match ? match[1] : line;
}

function endOfString(lines: readonly string[], start: number, quotes: string): number {
  const opened = lines[start].indexOf(quotes) + quotes.length;
  if (lines[start].indexOf(quotes, opened) >= 0) return start;
  for (let at = start + 1; at < lines.length; at++) if (lines[at].includes(quotes)) return at;
  return lines.length - 1;
}

function endOfBrackets(lines: readonly string[], start: number): number {
  let open = 0;
  for (let at = start; at < lines.length; at++) {
    for (const sign of withoutComment(lines[at])) {
      if ("([{".includes(sign)) open++;
      if (")]}".includes(sign)) open--;
    }
    if (open <= 0) return at;
  }
  return start;
}

function aboutDocstring(text: string): string {
  const about = /\bforward\b|shape|\[batch/i.test(text)
    ? "what goes in and what comes out"
    : "what this is for";
  return `A note for people, in quotes: ${about}. Python keeps it as the help text and computes nothing.`;
}

function inWords(network: Network, text: string, line: number, last: number): string {
  const running = network.operations.filter(
    (operation) => operation.line !== null && operation.line >= line && operation.line <= last,
  );
  if (running.length > 0) return aboutOperations(network, running, text);
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(text);
    if (match) return words(match, network);
  }
  return "Ordinary Python around the network: no number of this recognition changes here.";
}

type Rule = readonly [pattern: RegExp, words: (match: RegExpExecArray, network: Network) => string];

/** What a statement says by its form alone; the first that fits speaks. */
const RULES: readonly Rule[] = [
  [
    /^import torch$/,
    () =>
      "Brings in PyTorch, the library that stores the numbers (tensors) and calculates with them.",
  ],
  [
    /^import torch\.nn as (\w+)$/,
    ([, name]) =>
      `PyTorch's basic building blocks for neural networks, from here on called ${name}.`,
  ],
  [
    /^import torch\.nn\.functional as (\w+)$/,
    ([, name]) =>
      `Activation functions such as ReLU, and other helpers, from here on called ${name}.`,
  ],
  [/^from (\S+) import (.+)$/, ([, from, what]) => `Takes ${what} from the library ${from}.`],
  [
    /^import (\S+)(?: as (\w+))?$/,
    ([, what, name]) =>
      `Brings in the library ${what}${name ? `, from here on called ${name}` : ""}.`,
  ],
  [
    /^class (\w+)\((?:\w+\.)*Module\)/,
    ([, name]) =>
      `Describes a kind of network called ${name}. Being an nn.Module, it keeps track of all its weights by itself.`,
  ],
  [/^class (\w+)/, ([, name]) => `Describes a kind of object called ${name}.`],
  [
    /^def __init__\(/,
    () =>
      "Runs once, when the network is made: it creates the layers, with weights still to be learnt.",
  ],
  [
    /^super\(/,
    () => "Lets nn.Module set itself up first, so that it can register the layers below.",
  ],
  [
    /^def forward\(self, (\w+)/,
    ([, name], network) =>
      `The way of the data through the network. ${name} is a stack of inputs, here of one: [1, ${network.inputShape.join(", ")}].`,
  ],
  [/^def (\w+)\(/, ([, name]) => `A function of its own, called ${name}.`],
  [/^(?:self\.)?(\w+)\s*=\s*(?:\w+\.)*Linear\(/, ([, name], network) => aboutLayer(network, name)],
  [
    /(?:\w+\.)*Dropout\w*\((?:p\s*=\s*)?([\d.]+)?/,
    ([, p]) =>
      `Dropout against overfitting: while training, every neuron is switched off with a chance of ${Math.round(100 * Number(p ?? 0.5))}%, so that the network learns to rely on none of them alone. It has no weights.`,
  ],
  [
    /=\s*(?:\w+\.)*(ReLU|LeakyReLU|Tanh|Sigmoid|GELU)\(/,
    ([, name]) =>
      `Makes the activation function ${name}, to be used between layers. It has no weights.`,
  ],
  [/=\s*(?:\w+\.)*Flatten\(/, () => "Makes the step that turns a picture into one row of numbers."],
  [/(?:\w+\.)*Sequential\(/, () => "Puts the steps in a row: what one gives, the next one takes."],
  [
    /(?:\w+\.)*(?:Log)?Softmax\(/,
    () => "Makes the step that turns the scores into (log) probabilities.",
  ],
  [/^return\b/, () => "Hands the result back to whoever called the network."],
];

function aboutLayer(network: Network, name: string): string {
  const index = network.layers.findIndex((layer) => layer.name === name);
  const layer = network.layers[index];
  if (!layer) return "Makes a layer that connects every input with every output.";
  const { outputs } = layer;
  const inputs = fanIn(network, index);
  return `${roleOf(network, index)}: each of its ${many(outputs)} neurons is connected to all ${many(inputs)} ${index === 0 ? "inputs" : `neurons of ${network.layers[index - 1].name}`}. That is ${many(inputs)} × ${many(outputs)} = ${many(inputs * outputs)} weights, plus ${many(outputs)} biases.`;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

function roleOf(network: Network, index: number): string {
  const { name } = network.layers[index];
  if (index === network.layers.length - 1) return `${name}, the output layer`;
  return `${name}, the ${ORDINALS[index] ?? `${index + 1}th`} hidden layer`;
}

/** What an assignment makes: `self.fc1 = nn.Linear(...)`. */
function made(network: Network, text: string): string | null {
  if (/=\s*(?:\w+\.)*Dropout\w*\(/.test(text)) return DROPOUT;
  const name = /^(?:self\.)?(\w+)\s*=\s*(?:\w+\.)*Linear\(/.exec(text)?.[1];
  return network.layers.some((layer) => layer.name === name) ? (name as string) : null;
}

function aboutOperations(network: Network, operations: readonly Operation[], text: string): string {
  const words = operations.map((operation) => aboutOperation(network, operation));
  const shape = [1, ...operations[operations.length - 1].shape];
  const ending = /^return\b/.test(text) ? "This is the network's answer" : "Now x is";
  return `${words.join(" ")} ${ending}: [${shape.join(", ")}].`;
}

function aboutOperation(network: Network, operation: Operation): string {
  switch (operation.kind) {
    case "reshape":
      return `Flattens the input: its ${network.inputShape
        .filter((size) => size > 1)
        .map(many)
        .join(
          " × ",
        )} values become one row of ${many(operation.shape[operation.shape.length - 1])} numbers, row after row.`;
    case "linear":
      return aboutLinear(network, operation.name);
    case "dropout":
      return `Dropout: in training it switches off ${Math.round(100 * numberOf(operation, "p"))}% of these neurons at random. While recognising it lets every number through unchanged.`;
    case "log_softmax":
      return "log_softmax: the logarithm of softmax. It turns the scores of each row (dim=1: each image by itself) into logarithms of probabilities.";
    case "softmax":
      return "softmax: turns the scores of each row into probabilities between 0 and 1 that add up to 1.";
    default:
      return aboutActivation(operation.kind);
  }
}

function aboutLinear(network: Network, name: string): string {
  const index = network.index(name);
  const { outputs } = network.planes[index];
  return `${name}: each of its ${many(outputs)} neurons multiplies the ${many(fanIn(network, index))} numbers by its own weights, adds them up and adds its bias.`;
}

const ACTIVATIONS: Readonly<Record<string, string>> = {
  relu: "ReLU then turns every sum below zero into 0 and keeps the others: what stays above 0 is active.",
  elu: "ELU keeps what is above zero and lets what is below fall no further than its alpha.",
  leaky_relu: "Leaky ReLU keeps what is above zero and shrinks what is below.",
  tanh: "tanh then bends every sum into the range from −1 to 1.",
  sigmoid: "The sigmoid then bends every sum into the range from 0 to 1.",
  gelu: "GELU then lets large sums pass and fades out the negative ones.",
  gelu_tanh: "GELU then lets large sums pass and fades out the negative ones.",
};

const aboutActivation = (kind: string): string =>
  ACTIVATIONS[kind] ?? `${kind}: passes the numbers on in another form.`;
