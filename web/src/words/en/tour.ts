/** The chapters of "Look inside": a title, what it tells, and one sentence beside the picture. */
import { exactPercent, fixed, listed, many, percent } from "./numbers";

/** How often the lamp lights on one set of pictures. */
export interface Lit {
  readonly data: string;
  readonly share: number;
}

export interface Told {
  readonly title: string;
  readonly words: string;
  readonly look: string;
}

const rates = (lit: readonly Lit[]): string =>
  listed(lit.map(({ data, share }) => `${exactPercent(share)} of the ${data}`));

const part = (maps: boolean): string => (maps ? "map or a neuron" : "neuron");

export const tour = {
  neuron: (maps: boolean): Told => ({
    title: maps ? "One cell, number by number" : "One neuron, number by number",
    words: maps
      ? "A cell of a feature map is a neuron that reads only what lies under its window. It multiplies each number there by a weight, which is the same for every cell of its map, adds it all up, adds one more number, the bias, and passes the result on through what follows. Point at any cell or neuron on the stage and choose it: you see its window, the weights and their products as pictures with their real numbers, then what comes of their sum. Every picture leads to what it was read from, and the arrows above take you back and forward like the pages of a book."
      : "A neuron is a short calculation. It multiplies everything that reaches it by a weight of its own, adds it all up, adds one more number of its own, the bias, and passes the result on through the activation function. Click any neuron on the stage and you see that sum with its real numbers: the largest products first, then what all others add, then the bias. Every row leads to the neuron it came from, and the arrows above take you back and forward like the pages of a book.",
    look: maps
      ? "What all maps under the window add makes up its sum. Choose one to go to where it came from."
      : "The table adds up to z, row by row. Choose a row to go to where it came from.",
  }),
  picture: (layer: string, picture: boolean, maps: boolean): Told => ({
    title: maps ? "What a map looks for" : "What a neuron looks for",
    words: maps
      ? `Every map of ${layer} has weights of its own, its kernel, and slides it over everything it reads: where what lies there is like the kernel, the map lights up. The cells behind it read other cells. But for one ${picture ? "drawing" : "input"} everything between the input and a cell can be multiplied out: what remains is again one number for each input. It is exact for this ${picture ? "drawing" : "input"}, and another one gives another picture.`
      : picture
        ? `A neuron of ${layer} has one weight for each input, so its weights are a picture: ink on the green parts counts for it, ink on the pink, hollow parts against it. A deeper neuron reads other neurons. But for one drawing each of those is either active or not, and all active weights can be multiplied out: what remains is again one number for each input. It is exact for this drawing, and another drawing gives another picture.`
        : `A neuron of ${layer} has one weight for each input. A deeper neuron reads other neurons. But for one input each of those is either active or not, and all active weights can be multiplied out: what remains is again one number for each value of the input. It is exact for this input, and another one gives other numbers.`,
    look: "The right picture, with the bias, adds up to z.",
  }),
  way: (picture: boolean, maps: boolean): Told => ({
    title: picture ? "From the pixels to the answer" : "From the inputs to the answer",
    words: `Everything a ${maps ? "cell" : "neuron"} says comes from somewhere and goes somewhere. Its way is lit on the stage, hop by hop, from the ${picture ? "pixels" : "inputs"} that made it active to the answer that it speaks for. You decide how much of the whole the lit lines must carry: at 50% only the main roads remain, at 95% the side streets appear as well.`,
    look: "Move the coverage below and watch the main roads remain.",
  }),
  evidence: (picture: boolean): Told => ({
    title: picture ? "Ink for and against" : "For and against",
    words: `Why this answer? The score of a class can be divided among the inputs, exactly: so much from this ${picture ? "pixel" : "value"}, so much from that one, and what is left is the bias. Warm, full squares speak for the class, cool, hollow ones against it. Choose another class, by its bar or here, and the picture, the lines and the captions explain that one instead.`,
    look: "Everything here adds up to the score, to the last decimal.",
  }),
  whyNot: (picture: boolean, maps: boolean): Told => ({
    title: "Why not something else?",
    words: `Two classes can both like the same ${picture ? "ink" : "values"}; what decides is the difference. Subtract one score from the other and divide that among the ${picture ? "pixels" : "inputs"} and the ${maps ? "maps and neurons" : "neurons"}: what is left is only what tells the two apart. The ${maps ? "ones" : "neurons"} that decide most are named, and each can be opened.`,
    look: "Only what tells the two apart is left.",
  }),
  lines: (total: number, picture: boolean, maps: boolean): Told => ({
    title: "Every connection there is",
    words: `This network has ${many(total)} connections. Most of them say next to nothing about one ${picture ? "drawing" : "input"}: comparatively few lines carry most of the evidence from the second layer on, and the page always says how many and how much. But nothing is hidden. ${maps ? "Where every neuron reads everything before it, each" : "As matrices, every"} connection is one dot${maps ? " of a matrix" : ""}, a row for each neuron and a column for each of its sources; and on request all of them are drawn as lines, added up as light is on a photograph.${maps ? " Windows have the same few weights at every place: these are in Look inside, as kernels." : ""}`,
    look: "Each dot is weight × activation. Point at one for its numbers, click for its neuron.",
  }),
  districts: (digits: boolean, maps: boolean): Told => ({
    title: "Districts",
    words: `By number, ${maps ? "maps and neurons" : "neurons"} stand in no order that means anything. Measured on the training images, each has a ${digits ? "digit" : "class"} that it likes best. Ordered by that, they form districts, and a drawing lights up its own: the neighbours that light up as well show what the network finds similar.`,
    look: digits
      ? `${maps ? "They" : "The neurons"} walked to their districts. Draw another digit and see another one light up.`
      : `${maps ? "They" : "The neurons"} walked to their districts. Draw something else and see another one light up.`,
  }),
  whatIf: (picture: boolean, maps: boolean): Told => ({
    title: maps ? "What if a map were missing?" : "What if a neuron were missing?",
    words: picture
      ? `An explanation can be tested: take away what it names, and see. Switch off a ${part(maps)}, or the strongest of a layer all at once, and the network reads the drawing again without them. Often the answer stays, because others know it, too. Erase a few pixels and see which of them carried the answer.`
      : `An explanation can be tested: take away what it names, and see. Switch off a ${part(maps)}, or the strongest of a layer all at once, and the network reads the input again without them. Often the answer stays, because others know it, too.`,
    look: `${maps ? "What is switched off is" : "These neurons are"} crossed out: the answer now is the network's without them.`,
  }),
  dropout: (p: number, runs: number): Told => ({
    title: "Dropout, as in training",
    words: `This line of the code is for training: it switches each neuron of a layer off with a chance of ${percent(p)}, each time others, and multiplies those that stay by ${fixed(1 / (1 - p), 2)} to make up for it. So no neuron can rely on one other alone. In training mode the same happens here, with real masks; repeated, it shows how firm the answer is.`,
    look: `Crossed out: dropped this time. The whiskers on the bars show ${runs} such passes.`,
  }),
  lamp: (
    digits: boolean,
    classes: number,
    falseAlarms: readonly Lit[],
    caught: readonly Lit[],
  ): Told =>
    digits
      ? {
          title: "Not a digit",
          words: `The network must always choose one of ${classes} answers, even for a scribble, and it can be quite sure of it. A lamp beside the answer says when a drawing does not look like what it was made for: one more neuron, which reads all hidden neurons and was taught to tell digits from letters, signs and scribbles. It is wrong now and then. Measured: it lights for ${rates(falseAlarms)}; and it catches ${rates(caught)}.`,
          look: "A scribble: the network still names a digit, and the lamp says not to believe it.",
        }
      : {
          title: "Not like the examples",
          words: `The network must always choose one of ${classes} answers, even for a scribble, and it can be quite sure of it. A lamp beside the answer says when an input does not look like what it was made for: one more neuron, which reads all hidden neurons and was taught to tell the examples from other things. It is wrong now and then. Measured: it lights for ${rates(falseAlarms)}; and it catches ${rates(caught)}.`,
          look: "A scribble: the network still names a class, and the lamp says not to believe it.",
        },
};
