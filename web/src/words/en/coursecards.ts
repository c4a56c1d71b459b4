/**
 * What the cards of the lesson tell and ask: at most 40 words each, in plain words. A term stands in
 * bold where it is explained first. Numbers are those of what is on the pad.
 */
import { plus as adding, type Rich, rich, strong, minus as taking } from "../rich";
import { counted, exactPercent, fixed, many, num, probability, short } from "./numbers";

/** What a network reads and answers, as far as words differ by it. */
export interface About {
  readonly digits: boolean;
  readonly picture: boolean;
}

/** The neuron that is followed: an output by its class, others by their number. */
export type Who = { readonly output: string } | { readonly neuron: number };

const pixels = { one: "pixel", other: "pixels" };
const neurons = { one: "neuron", other: "neurons" };

const who = (at: Who): string =>
  "output" in at ? `the neuron for ${at.output}` : `neuron ${at.neuron}`;
const answer = ({ digits }: About): string => (digits ? "digit" : "answer");
const yours = ({ picture }: About): string => (picture ? "your drawing" : "your input");
const input = ({ picture }: About): string => (picture ? "pixel" : "number");
/** A class as something that one draws: "a 3", "an 8", or by its name. */
const one = (name: string, digits: boolean): string =>
  digits ? `${/^(8|11|18)/.test(name) ? "an" : "a"} ${name}` : name;
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers = {
  grid: (columns: number, rows: number): Rich =>
    rich`A computer has no eyes. So your drawing is made small and laid on a grid of ${`${columns} × ${rows}`} little squares, called ${strong("pixels")}. Watch how.`,
  howMany: (inputs: number, low: number, high: number): Rich =>
    rich`Each pixel is now one number: ${short(low)} is blank, ${short(high)} is full ink. How many of the ${many(inputs)} numbers are above ${short(low)}?`,
  inked: (above: number, rest: number): Rich =>
    rich`${counted(above, pixels)} ${above === 1 ? "has" : "have"} some ink, the other ${many(rest)} are blank. A line is thin, even on a small grid.`,
  row: (inputs: number): Rich =>
    rich`From here on there is no picture any more, only these ${many(inputs)} numbers in a row. All that follows is arithmetic with them.`,
};

const neuron = {
  products: (about: About, at: Who): Rich =>
    rich`A ${strong("neural network")} is many small calculators, called ${strong("neurons")}. Watch ${who(at)}: it multiplies each ${input(about)} by a ${strong("weight")}, which says how much that ${input(about)} counts for it, or against it.`,
  whatComesOut: (at: Who, products: number, sum: number, bias: number, digits: number): Rich =>
    rich`The ${counted(products, { one: "product", other: "products" })} of ${who(at)} add up to ${fixed(sum, digits)}. Then it adds its ${strong("bias")}, a number of its own: ${fixed(bias, digits)}. What comes out?`,
  added: (sum: number, bias: number, z: number, digits: number): Rich =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}. The bias is simply added: a neuron with a high one needs less to get above 0.`,
  layer: (about: About, at: Who, count: number): Rich =>
    count === 1
      ? rich`Watch ${who(at)} add up. All neurons that read the same ${input(about)}s are a ${strong("layer")}: here it is only this one.`
      : rich`Watch ${who(at)} add up. ${counted(count, neurons)} do so with the same ${input(about)}s, each with weights and a bias of its own: together they are a ${strong("layer")}.`,
};

const weights = {
  picture: (at: Who): Rich =>
    rich`One weight for each pixel: laid out in the same way, they are a picture. Ink on ${adding("green, full squares")} counts for the neuron, ink on ${taking("pink, hollow ones")} against it. This is ${who(at)}.`,
  which: (): Rich =>
    rich`A neuron is ${strong("active")} when its result is above 0. One of these three is very active for your drawing, the others are not. Whose weights fit your ink?`,
  fits: (letter: string, at: Who, z: number, others: readonly number[]): Rich =>
    rich`Picture ${letter} is ${who(at)}. Your ink counts more for it than against it: its result is ${num(z)}. The other two come to ${others.map(num).join(" and ")}.`,
  nobody: (): Rich =>
    rich`Nobody drew these pictures. The weights were found by trial and small corrections, as the chapter about learning tells.`,
};

const relu = {
  rule: (): Rich =>
    rich`After its sum each neuron follows a short rule, ${strong("ReLU")}: what is below 0 becomes 0, what is above 0 stays as it is. A neuron at 0 passes nothing on.`,
  which: (count: number): Rich =>
    rich`Here are ${many(count)} neurons with their sums. Which of them survive ReLU? Mark them, then check.`,
  option: (index: number, z: number) => `Neuron ${index}: ${num(z)}`,
  survived: (survivors: number, count: number): Rich =>
    rich`${many(survivors)} of ${many(count)} survive: those above 0. All others become 0, however far below they were.`,
  watch: (): Rich =>
    rich`Now the whole layer at once. What survives is ${strong("active")} and turns red, brighter for larger results. Watch.`,
  count: (about: About, active: number, count: number): Rich =>
    rich`For ${yours(about)} ${many(active)} of ${counted(count, neurons)} are active. Without such a bend, several layers could do no more than a single one.`,
};

const districts = {
  stand: (about: About, layers: number): Rich =>
    layers === 1
      ? rich`Neurons that become strongest for the same ${answer(about)} stand together, in ${strong("districts")}. Watch this layer light up.`
      : rich`Each layer reads the one before. Neurons that become strongest for the same ${answer(about)} stand together, in ${strong("districts")}. Watch the layers light up, one after the other.`,
  which: (about: About, layer: string): Rich =>
    rich`Look at layer ${layer}. The district of which ${answer(about)} glows most? Point at a neuron in it on the stage and press it, or choose here.`,
  most: (name: string, layer: string, share: number): Rich =>
    rich`The district of ${name}: its neurons hold ${probability(share)} of everything that is active in ${layer}.`,
  sorted: (name: string, first: string, before: number, last: string, after: number): Rich =>
    rich`The district of ${name} holds ${probability(before)} of what is active in ${first}, and ${probability(after)} in ${last}. Layer after layer, the numbers are sorted by what they mean.`,
};

const shares = {
  scores: (about: About): Rich =>
    rich`The last layer has one neuron for each ${answer(about)}. Its result is called the ${strong("score")}: the higher it is, the more speaks for that ${answer(about)}.`,
  second: (about: About): Rich =>
    rich`Which ${answer(about)} will get the second highest score? Choose its bar.`,
  came: (first: string, high: number, second: string, low: number): Rich =>
    rich`${second} comes second, with ${num(low)}. The highest score is that of ${first}: ${num(high)}.`,
  watch: (): Rich => rich`Now watch the scores come out.`,
  softmax: (): Rich =>
    rich`${strong("Softmax")} turns scores into ${strong("shares")} of 100%. One point more counts about 2.7 times as much, two points 7 times: small leads become large ones. Watch.`,
  gap: (first: string, p: number, second: string, q: number): Rich =>
    rich`${first} gets ${probability(p)}, ${second} comes second with ${probability(q)}. By how many points must the score of ${second} rise until both shares are equal?`,
  points: (points: number) => `${fixed(points, 1)} points`,
  answer: (first: string, high: number, second: string, low: number): Rich =>
    rich`${first} has the score ${num(high)}, ${second} has ${num(low)}: the difference is all it needs. Equal scores always get equal shares.`,
  drag: (second: string): Rich =>
    rich`Try it out: raise the score of ${second} until it wins. All shares together stay 100%, so the others must give way.`,
  won: (second: string, share: number): Rich =>
    rich`${second} wins, with ${probability(share)}. Its score alone rose, and all other shares shrank.`,
};

const reasons = {
  howFew: (first: string): Rich =>
    rich`How many pixels, well chosen, would have to be erased until the answer is no longer ${first}?`,
  evidence: (about: About, first: string, second: string): Rich =>
    about.picture
      ? rich`What decided? Each pixel's ${strong("evidence")}: what its ink adds to the score of ${first}, less what it adds to that of ${second}. Warm, full squares speak for ${first}, cool, hollow ones for ${second}.`
      : rich`What decided? Each number's ${strong("evidence")}: what it adds to the score of ${first}, less what it adds to that of ${second}. Above 0 speaks for ${first}, below 0 for ${second}.`,
  fool: (first: string): Rich =>
    rich`Now fool it: erase as few pixels as you can until the answer is no longer ${first}. Press pixels to erase them, or use arrow keys and Enter.`,
  fooled: (erased: number, name: string): Rich =>
    rich`Fooled, with ${counted(erased, pixels)}: now it says ${name}. You would still see what you drew.`,
  best: (count: number): Rich =>
    rich`A search managed it with ${many(count)}: it always took the pixel whose ink spoke most for the answer. Perhaps you find a way with fewer.`,
  firm: (): Rich =>
    rich`A search that always took the pixel with the most evidence found no way. You may still try.`,
};

const learning = {
  training: (about: About): Rich =>
    rich`At first all weights were random. In ${strong("training")} it was shown many ${about.picture ? "pictures" : "examples"} with the right answers, and each time every weight moved a little, so that it would be less wrong.`,
  loss: (costs: readonly (readonly [share: number, loss: number])[]): Rich =>
    rich`How wrong it was is one number, the ${strong("loss")}: ${strong("−log")} of the share that the right answer got. ${costs.map(([share, loss]) => `A share of ${probability(share)} costs ${fixed(loss, 2)}.`).join(" ")}`,
  half: (about: About, name: string, p: number, loss: number): Rich =>
    rich`If ${name} is right for ${yours(about)}, its share of ${probability(p)} costs ${loss < 0.005 ? "less than 0.01" : fixed(loss, 2)}. What would a share of 50% cost?`,
  costs: (loss: number): Rich =>
    rich`−log of 0.5 is ${fixed(loss, 2)}. The smaller the right answer's share, the steeper the loss rises, and the more the weights are moved.`,
  grow: (): Rich =>
    rich`At first all weights are small, and by chance. Which ${strong("layer's weights grow most")}, compared with what they were? Guess, and then see it happen.`,
  test: (): Rich =>
    rich`Did it only learn its examples by heart? That is found out with ${strong("test examples")}, which it never sees in training.`,
  tested: (share: number, images: number, data: string): Rich =>
    rich`Did it only learn its examples by heart? That is found out with ${strong("test examples")}, kept out of training. It was right on ${exactPercent(share)} of ${many(images)} (${data}).`,
};

const task = {
  draw: (about: About, name: string): Rich =>
    about.picture
      ? rich`Your task: draw something that it takes for ${one(name, about.digits)}. It need not look like one to you. The answer follows your pen.`
      : rich`Your task: move the sliders until the answer is ${name}. The answer follows them.`,
  solved: (name: string, confidence: number): Rich =>
    rich`Done: it takes this for ${name}, with ${probability(confidence)} confidence. Now you know how it comes to that.`,
  readyMade: (name: string): Rich =>
    rich`This is ready-made, and it is ${name} for it, too. Now one of your own.`,
  hint: (about: About, name: string): Rich =>
    about.digits
      ? rich`A hint: begin with a clear ${name} in the middle of the pad, as large as you can, and then change it bit by bit.`
      : rich`A hint: change one thing at a time, and keep what makes the share of ${name} grow.`,
  end: (): Rich =>
    rich`That was the lesson. Explore goes on from here: press any neuron on the stage to see its numbers, and try your own drawings.`,
  endOfValues: (): Rich =>
    rich`That was the lesson. Explore goes on from here: press any neuron on the stage to see its numbers, and try other values.`,
};

export const cards = { numbers, neuron, weights, relu, districts, shares, reasons, learning, task };
