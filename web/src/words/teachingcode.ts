/**
 * The training loop that a lesson runs, as a whole Python file: what it does when it is run is what the
 * page has done. Knows nothing of the page.
 */
import type { Token } from "../base/fields";
import type { Source } from "../network/about";
import type { Network, OutputName } from "../network/network";
import type { TaughtKind } from "../scene/scene";

/** Where the weights come from that the loop begins with. */
export type Begin = "dense" | "conv" | "own";

/** One step: a picture, what it is, and how far to go. */
export interface Taught {
  readonly image: Float32Array;
  readonly target: number;
  readonly rate: number;
}

/** The file, and the lines of it (from 1) that each step of the story runs. */
export interface LoopCode {
  readonly source: Source;
  readonly lines: Readonly<Partial<Record<TaughtKind, readonly number[]>>>;
}

const MODELS: Readonly<Record<Begin, readonly string[]>> = {
  dense: [
    "import forwardpass",
    "from forwardpass.learn.model import MNISTNet",
    "from forwardpass.learn.networks import begin_with",
    "",
    'model = begin_with(forwardpass.shipped("dense"), MNISTNet()).eval()',
  ],
  conv: [
    "import forwardpass",
    "from forwardpass.learn.conv import MNISTConv",
    "from forwardpass.learn.networks import begin_with",
    "",
    'model = begin_with(forwardpass.shipped("conv"), MNISTConv()).eval()',
  ],
  own: [
    "from my_model import model  # your own module, as forwardpass was shown it",
    "model.eval()",
  ],
};

const LOSSES: Readonly<Record<OutputName, string>> = {
  log_softmax: "F.nll_loss(output, target)",
  softmax: "F.nll_loss(output.log(), target)",
  logits: "F.cross_entropy(output, target)",
};

/** Numbers in one line of a picture. */
const IN_LINE = 5;

export function loopCode(network: Network, begin: Begin, lessons: readonly Taught[]): LoopCode {
  const loss = LOSSES[network.output];
  const text = [
    '"""The network is told what drawings are, and takes one step for each of them."""',
    "",
    ...["import torch", "import torch.nn.functional as F"],
    ...MODELS[begin],
    "",
    "lessons = [  # the values of a drawing that are not 0, what it is, how far to go",
    ...lessons.flatMap(lessonLines),
    "]",
    "for ink, label, rate in lessons:",
    `    image = torch.zeros(${network.inputs})`,
    "    image[list(ink)] = torch.tensor(list(ink.values()))",
    `    image = image.view(1, ${network.inputShape.join(", ")})`,
    "    target = torch.tensor([label])",
    "    optimizer = torch.optim.SGD(model.parameters(), lr=rate)",
    "",
    "    output = model(image)",
    `    loss = ${loss}`,
    "    optimizer.zero_grad()",
    "    loss.backward()",
    "    optimizer.step()",
    "",
    "    output = model(image)",
    `    print("loss", loss.item(), "->", ${loss}.item())`,
  ];
  const backward = lineOf(text, "loss.backward()");
  const first = lineOf(text, "output = model(image)");
  return {
    source: {
      file: "lesson.py",
      framework: "PyTorch",
      text: `${text.join("\n")}\n`,
      tokens: tokensOf(text),
    },
    lines: {
      output: [first],
      loss: [lineOf(text, `loss = ${loss}`)],
      ...{ blame: [backward], passed: [backward], gate: [backward] },
      ...{ back: [backward], slopes: [backward] },
      descend: [lineOf(text, "optimizer.step()")],
      again: [text.length - 1, text.length],
    },
  };
}

const lineOf = (text: readonly string[], code: string): number =>
  text.findIndex((line) => line.trim() === code) + 1;

function lessonLines({ image, target, rate }: Taught): string[] {
  const values = Array.from(image, (value, at) => [at, value] as const)
    .filter(([, value]) => value !== 0)
    .map(([at, value]) => `${at}: ${exact(value)}`);
  const lines: string[] = [];
  for (let k = 0; k < values.length; k += IN_LINE) {
    lines.push(`        ${values.slice(k, k + IN_LINE).join(", ")},`);
  }
  return ["    ({", ...lines, `    }, ${target}, ${rate}),`];
}

/** The shortest text of nine digits or fewer: those are enough for any float32. */
const exact = (value: number): string => String(Number(value.toPrecision(9)));

const WORDS = /"[^"]*"+|#.*$|\b(?:import|from|as|for|in)\b|\b\d+(?:\.\d+)?(?:e-?\d+)?\b/g;

function tokensOf(text: readonly string[]): Token[] {
  return text.flatMap((line, k) =>
    [...line.matchAll(/^""".*"""$|$^/g), ...line.matchAll(WORDS)].flatMap((found): Token[] => {
      const [word] = found;
      if (word === "" || (line.startsWith('"""') && word !== line)) return [];
      return [[k + 1, found.index, found.index + word.length, kindOf(word)]];
    }),
  );
}

function kindOf(word: string): string {
  if (word.startsWith('"')) return "string";
  if (word.startsWith("#")) return "comment";
  return /^\d/.test(word) ? "number" : "keyword";
}
