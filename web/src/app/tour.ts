/**
 * The chapters of "Look inside": what each tells, in plain words, and what it does to the page.
 * Knows nothing of the DOM.
 */

import { many, percent } from "../base/numbers";
import { connectionCount } from "../inside/bundle";
import { COVERAGE } from "../inside/connections";
import { dropped } from "../inside/dropout";
import { ratesOf } from "../inside/familiarity";
import { isPicture } from "../network/input";
import { listed } from "../words/names";
import type { App } from "./app";

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** One sentence beside the picture. */
  readonly look: string;
  /** Shows it; everything that an earlier chapter changed is undone before. */
  readonly show: (app: App) => void;
}

/** Neurons that the "what if" chapter switches off. */
const GROUP = 25;
const HALF = 0.5;

/** The chapters that this network can show, in order. */
export function chaptersOf(app: App): Chapter[] {
  const { network } = app;
  const last = network.layers.length - 2;
  const total = connectionCount(network);
  const p = Math.max(...dropped(network));
  const chapters: (Chapter | null)[] = [
    last < 0
      ? null
      : {
          id: "neuron",
          title: "One neuron, number by number",
          words:
            "A neuron is a short calculation. It multiplies everything that reaches it by a weight of its own, adds it all up, adds one more number of its own, the bias, and passes the result on through the activation function. Click any neuron on the stage and you see that sum with its real numbers: the largest products first, then what all others add, then the bias. Every row leads to the neuron it came from, and the arrows above take you back and forward like the pages of a book.",
          look: "The table adds up to z, row by row. Choose a row to go to where it came from.",
          show: ({ inside }) => inside.inspect(inside.strongest()),
        },
    last < 0
      ? null
      : {
          id: "picture",
          title: "What a neuron looks for",
          words: `A neuron of ${network.layers[0].name} has one weight for each input${isPicture(network) ? ", so its weights are a picture: ink on the warm parts counts for it, ink on the cool parts against it" : ""}. A deeper neuron reads other neurons. But for one drawing each of those is either active or not, and all active weights can be multiplied out: what remains is again one number for each input. It is exact for this drawing, and another drawing gives another picture.`,
          look: "The right picture, with the bias, adds up to z.",
          show: ({ inside, reading }) =>
            inside.inspect({ layer: 0, index: reading.value.scene.spotlight[0] }),
        },
    last < 0
      ? null
      : {
          id: "way",
          title: "From the pixels to the answer",
          words:
            "Everything a neuron says comes from somewhere and goes somewhere. Its way is lit on the stage, hop by hop, from the pixels that made it active to the answer that it speaks for. You decide how much of the whole the lit lines must carry: at 50% only the main roads remain, at 95% hundreds of side streets appear.",
          look: "Move the coverage below and watch the main roads remain.",
          show: ({ inside }) => {
            inside.cover(HALF);
            inside.inspect(inside.strongest());
          },
        },
    {
      id: "evidence",
      title: "Ink for and against",
      words:
        "Why this answer? The score of a class can be divided among the inputs, exactly: so much from this pixel, so much from that one, and what is left is the bias. Warm, full squares speak for the class, cool, hollow ones against it. Choose another class, by its bar or here, and the picture, the lines and the captions explain that one instead.",
      look: "Everything here adds up to the score, to the last digit.",
      show: ({ inside }) => inside.open("evidence"),
    },
    {
      id: "why-not",
      title: "Why not something else?",
      words:
        "Two classes can both like the same ink; what decides is the difference. Subtract one score from the other and divide that among the pixels and the neurons: what is left is only what tells the two apart. The three neurons that decide most are named, and each can be opened.",
      look: "Only what tells the two apart is left.",
      show: ({ inside }) => {
        inside.compare(inside.than.value);
        inside.open("evidence");
      },
    },
    {
      id: "lines",
      title: "Every connection there is",
      words: `This network has ${many(total)} connections. Most of them say next to nothing about one drawing: a few hundred lines carry most of the evidence from the second layer on, and the page always says how many and how much. But nothing is hidden. As matrices, every connection is one dot, a row for each neuron and a column for each of its sources; and on request all of them are drawn as lines, added up as light is on a photograph.`,
      look: "Each dot is weight × activation. Point at one for its numbers, click for its neuron.",
      show: ({ inside }) => {
        inside.show("matrix");
        inside.open("connections");
      },
    },
    app.inside.districts.value === null
      ? null
      : {
          id: "districts",
          title: "Districts",
          words: `By number, neurons stand in no order that means anything. Measured on the training images, each has a ${isDigits(app) ? "digit" : "class"} that it likes best. Ordered by that, they form districts, and a drawing lights up its own: the neighbours that light up as well show what the network finds similar.`,
          look: "The neurons walked to their districts. Draw another digit and see another one light up.",
          show: ({ inside }) => {
            inside.arrange(true);
            inside.open("connections");
          },
        },
    last < 0
      ? null
      : {
          id: "what-if",
          title: "What if a neuron were missing?",
          words:
            "An explanation can be tested: take away what it names, and see. Switch off a neuron, or the strongest of a layer all at once, and the network reads the drawing again without them. Often the answer stays, because others know it, too. Erase a few pixels and see which of them carried the answer.",
          look: "These neurons are crossed out: the answer now is the network's without them.",
          show: ({ inside }) => {
            inside.switchOff(inside.loudest(last, GROUP));
            inside.open("whatif");
          },
        },
    p > 0
      ? {
          id: "dropout",
          title: "Dropout, as it was in training",
          words: `While the network learnt, ${percent(p)} of the neurons after a layer were switched off at random, each time others, and those that stayed were multiplied by ${(1 / (1 - p)).toFixed(2)} to make up for it. So no neuron could rely on one other alone. In training mode the same happens here, with real masks; repeated, it shows how firm the answer is.`,
          look: "Crossed out: dropped this time. The whiskers on the bars show 30 such passes.",
          show: ({ inside }) => {
            inside.train(1);
            inside.repeat();
            inside.open("dropout");
          },
        }
      : null,
    network.lamp
      ? {
          id: "lamp",
          title: "Not a digit",
          words: `The network must always choose one of ${network.classNames.length} answers, even for a scribble, and it can be quite sure of it. A lamp beside the answer says when a drawing does not look like what it was made for: one more neuron, which reads all hidden neurons and was taught to tell digits from letters, signs and scribbles. It is wrong now and then. Measured: it lights for ${listed(
            ratesIn(app, true),
          )}; and it catches ${listed(ratesIn(app, false))}.`,
          look: "A scribble: the network still names a digit, and the lamp says not to believe it.",
          show: (at) => {
            at.drawStrokes(SCRIBBLE);
            at.inside.open("evidence");
          },
        }
      : null,
  ];
  return chapters.filter((chapter) => chapter !== null);
}

const isDigits = ({ network }: App): boolean =>
  network.classNames.every((name) => /^\d+$/.test(name));

function ratesIn({ network }: App, digits: boolean): string[] {
  return ratesOf(network)
    .filter((rate) => rate.digits === digits)
    .map(({ data, lit }) => `${(100 * lit).toFixed(1)}% of the ${data}`);
}

/** A zigzag that closes into a star, in px of the pad. */
const SCRIBBLE = [
  [
    [40, 90],
    [240, 110],
    [60, 230],
    [130, 40],
    [220, 240],
    [44, 150],
    [236, 170],
    [90, 60],
    [180, 50],
  ],
];

/** Shows a chapter on a page that nothing else has changed. */
export function showChapter(app: App, chapter: Chapter): void {
  const { inside } = app;
  inside.reset();
  inside.explain(null);
  inside.compare(null);
  inside.show("important");
  inside.arrange(false);
  inside.cover(COVERAGE);
  if (app.reading.value.blank && app.samples.length > 0) {
    app.drawStrokes(app.samples[Math.min(3, app.samples.length - 1)][1][0].strokes);
  }
  if (!app.reading.value.blank) app.toEnd();
  chapter.show(app);
  inside.tell(chapter.id);
}
