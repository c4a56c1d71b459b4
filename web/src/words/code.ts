/**
 * The model's code in plain words, line by line: what each statement of `network.source` does,
 * with this network's own numbers, and which part of the story shows it. Knows nothing of the DOM.
 */
import { fanIn } from "../inside/bundle";
import type { Network } from "../network/network";
import { INPUT, type Operation, type Shape, sizeOf } from "../operations/operation";
import type { KindName } from "../operations/table";

import type { Step, StepKind } from "../scene/scene";
import { dropoutOf } from "../scene/steps";
import type { LayerFacts } from "./en/code";
import type { KindFacts } from "./en/kinds";
import type { Words } from "./words";

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
export function explain(network: Network, language: Words): Explanation[] {
  return statementsOf(network.source.text).map((statement) => {
    const { first, last, line, text, docstring } = statement;
    const words = docstring
      ? aboutDocstring(text, language)
      : inWords(network, statement, language);
    return { first, last, line, words, makes: docstring ? null : made(network, text) };
  });
}

/** What happens before there is a picture that the code could read. */
const COMING: readonly StepKind[] = ["ink", "photo", "separate"];

/** Not of what makes a layer, but of what comes after it or before. */
const LATER: readonly StepKind[] = ["norm", "activation", "lay"];

/** First and last step of the story that show this statement, or null. */
export function stepsOf(
  steps: readonly Step[],
  { line, last, makes }: Explanation,
  network: Network,
): readonly [first: number, last: number] | null {
  const layer = network.layers.findIndex(({ name }) => name === makes);
  const drops = ({ layer }: Step): boolean =>
    layer >= 0 &&
    layer < network.planes.length &&
    dropoutOf(network, network.planes[layer]) !== null;
  const shows = (step: Step): boolean =>
    (!COMING.includes(step.kind) && step.lines.some((each) => each >= line && each <= last)) ||
    (layer >= 0 && step.layer <= layer && layer <= step.through && !LATER.includes(step.kind)) ||
    (makes === DROPOUT && ["layer", "dropout"].includes(step.kind) && drops(step));
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

const aboutDocstring = (text: string, { code }: Words): string =>
  /\bforward\b|shape|\[batch/i.test(text) ? code.inOut : code.purpose;

function inWords(network: Network, statement: Statement, words: Words): string {
  const { text, line, last } = statement;
  const running = network.operations.filter(
    (operation) => operation.line !== null && operation.line >= line && operation.line <= last,
  );
  if (running.length > 0) return aboutOperations(network, running, text, words);
  for (const [pattern, tell] of RULES) {
    const match = pattern.exec(text);
    if (match) return tell(words.code, match, network);
  }
  return words.code.ordinary;
}

type Rule = readonly [
  pattern: RegExp,
  tell: (code: Words["code"], match: RegExpExecArray, network: Network) => string,
];

/** What a statement says by its form alone; the first that fits speaks. */
const RULES: readonly Rule[] = [
  [/^import torch$/, (code) => code.torch],
  [/^import torch\.nn as (\w+)$/, (code, [, name]) => code.torchNn(name)],
  [/^import torch\.nn\.functional as (\w+)$/, (code, [, name]) => code.torchFunctional(name)],
  [/^from (\S+) import (.+)$/, (code, [, library, what]) => code.takes(what, library)],
  [/^import (\S+) as (\w+)$/, (code, [, library, name]) => code.libraryAs(library, name)],
  [/^import (\S+)$/, (code, [, library]) => code.library(library)],
  [/^class (\w+)\((?:\w+\.)*Module\)/, (code, [, name]) => code.module(name)],
  [/^class (\w+)/, (code, [, name]) => code.kind(name)],
  [/^def __init__\(/, (code) => code.init],
  [/^super\((\w+), self\)/, (code, [, name]) => code.superOf(name)],
  [/^super\(/, (code) => code.superInit],
  [/^def forward\(self, (\w+)/, (code, [, name], { inputShape }) => code.forward(name, inputShape)],
  [/^def (\w+)\(/, (code, [, name]) => code.helper(name)],
  [
    /^(?:self\.)?(\w+)\s*=\s*(?:\w+\.)*(?:Lazy)?Linear\(/,
    (code, [, name], network) => aboutLayer(network, name, code),
  ],
  [
    /^(?:self\.)?(\w+)\s*=\s*(?:\w+\.)*(?:Lazy)?Conv[12]d\(/,
    (code, [, name], network) => aboutConvolution(network, name, code),
  ],
  [/=\s*(?:\w+\.)*\w*(?:Batch|Layer|Group|Instance)Norm/, (code) => code.makesNorm],
  [/=\s*(?:\w+\.)*\w*(Max|Avg)Pool\dd\(/, (code, [, kind]) => code.makesPool(kind === "Max")],
  [
    /(?:\w+\.)*Dropout\w*\((?:p\s*=\s*)?([\d.]+)?/,
    (code, [, p]) => code.makesDropout(Number(p ?? HALF)),
  ],
  [
    /=\s*(?:\w+\.)*(ReLU|ELU|LeakyReLU|Tanh|Sigmoid|GELU)\(/,
    (code, [, name]) => code.makesActivation(name),
  ],
  [/=\s*(?:\w+\.)*Flatten\(/, (code) => code.makesFlatten],
  [/(?:\w+\.)*Sequential\(/, (code) => code.makesSequence],
  [/(?:\w+\.)*(?:Log)?Softmax\(/, (code) => code.makesSoftmax],
  [/^return\b/, (code) => code.returns],
];

/** What PyTorch's dropout switches off unless told otherwise. */
const HALF = 0.5;

function aboutLayer(network: Network, name: string, code: Words["code"]): string {
  const index = network.layers.findIndex((layer) => layer.name === name);
  return index < 0 ? code.makesUnknownLayer : code.makesLayer(factsOf(network, index));
}

function aboutConvolution(network: Network, name: string, code: Words["code"]): string {
  const op = network.operations.find((each) => each.name === name);
  const weight = op?.tensors.weight;
  if (!op || !weight) return code.makesUnknownConvolution;
  const [outputs, depth, ...window] = weight.shape;
  const biases = op.tensors.bias?.values.length ?? 0;
  return code.makesConvolution({ name, outputs, depth, window, biases });
}

function factsOf(network: Network, index: number): LayerFacts {
  const { name, outputs, reads } = network.planes[index];
  const before = reads[0] === INPUT ? null : reads[0];
  const last = index === network.planes.length - 1;
  return { name, inputs: fanIn(network, index), outputs, index, before, last };
}

/** What an assignment makes: `self.fc1 = nn.Linear(...)`. */
function made(network: Network, text: string): string | null {
  if (/=\s*(?:\w+\.)*Dropout\w*\(/.test(text)) return DROPOUT;
  const name = /^(?:self\.)?(\w+)\s*=\s*(?:\w+\.)*(?:Linear|Conv[12]d|\w*Pool[12]d)\(/.exec(
    text,
  )?.[1];
  return network.layers.some((layer) => layer.name === name) ? (name as string) : null;
}

function aboutOperations(
  network: Network,
  operations: readonly Operation[],
  text: string,
  words: Words,
): string {
  const sentences = operations.map((operation) => aboutOperation(network, operation, words));
  const { shape } = operations[operations.length - 1];
  const returned = /^return\b/.test(text);
  const line = words.code.line(sentences, [1, ...shape], returned);
  return [line, returned ? resultsOf(network, words) : ""].join(" ").trimEnd();
}

/** That a `forward` returns more than is shown, where it does. */
export function resultsOf({ name, source }: Network, { code }: Words): string {
  const { results = 1, result = "" } = source;
  return results > 1 ? code.results(name, results, result) : "";
}

function aboutOperation(network: Network, operation: Operation, words: Words): string {
  const { kind, reads, shape, tensors } = operation;
  if (kind === "reshape" && reads.includes(INPUT) && shape.length === 1) {
    return words.code.flatten(
      network.inputShape.filter((size) => size > 1),
      shape[0],
    );
  }
  if (kind === "linear" && shape.length === 1 && tensors.bias) {
    return aboutLinear(network, operation, words.code);
  }
  const [from = []] = network.shapesRead(operation);
  return aboutKind(operation, from, words);
}

/** What an operation does to what it reads, of this shape. */
export const aboutKind = (op: Operation, from: Shape, { kinds }: Words): string =>
  kinds[op.kind as KindName](kindFacts(op, from)); // No network holds a kind that the table has not.

function kindFacts(op: Operation, from: Shape): KindFacts {
  const { weight, bias } = op.tensors;
  const [, depth = 1, ...taps] = weight?.shape ?? [];
  const { kernel } = op.settings;
  const numbers = Object.entries(op.settings).filter(([, value]) => typeof value === "number");
  return {
    ...{ name: op.name, reads: op.reads.length, from, shape: op.shape },
    window: Array.isArray(kernel) ? kernel : taps,
    ...{ depth, bias: bias !== undefined, learnt: weight !== undefined || bias !== undefined },
    slopes: weight?.values.length ?? 0,
    numbers: Object.fromEntries(numbers) as Record<string, number>,
  };
}

const aboutLinear = (network: Network, { name, reads, shape }: Operation, code: Words["code"]) =>
  code.linear(name, sizeOf(network.shapeOf(reads[0])), shape[0]);
