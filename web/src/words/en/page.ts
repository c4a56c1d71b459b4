/** The page around the stage: header, pad, sliders, answer, help, notices, saving and links. */

import { type Rich, rich, strong } from "../rich";
import type { MapCell } from "./names";
import { cellPercent, many, num, percent, probability, short } from "./numbers";

export const header = {
  onThisPage: "On this page",
  how: "How it works",
  code: "The code",
  toTheme: { light: "Switch to light theme", dark: "Switch to dark theme" },
  toThemeKey: { light: "Switch to light (T)", dark: "Switch to dark (T)" },
  help: "Help",
  helpKey: "Keyboard shortcuts (?)",
};

export const language = {
  name: "Language",
  /** The button in the header. */
  now: (name: string) => `Language: ${name}`,
  /** Said in the language that was chosen. */
  chosen: (name: string) => `The page is now in ${name}.`,
  notLoaded: (name: string) =>
    `${name} could not be loaded, so the page stays as it is: check the connection and choose it again.`,
  /** What the page is, to those who find it by its address. */
  about:
    "Draw a digit and watch a neural network recognise it, neuron by neuron, with every number equal to PyTorch's.",
};

export const answer = {
  name: "Answer",
  status: "Prediction",
  bars: "Probabilities",
  none: "?",
  /** Before the story has come to it. */
  reading: "The network is reading …",
  withheld: "The answer comes at the end of the story.",
  unknown: "not known yet",
  noShare: "–",
  explain: (name: string) => `Explain ${name}`,
  /** Where the network is taught: what the drawing is said to be. */
  thisIs: (name: string) => `This is ${name}`,
  /** As above, for a class that is told by its kind: "Digit 3", "Class 12". */
  explainDigit: (name: string) => `Explain digit ${name}`,
  explainNumbered: (name: string) => `Explain class ${name}`,
  explained: (name: string) => `The lines explain ${name}`,
  nowExplained: (name: string) => `The lines and the map now explain ${name}.`,
  bar: (share: string, highest: boolean) => (highest ? `${share}, the highest` : share),
  now: (name: string, confidence: number) =>
    `Now the answer is ${name}, ${probability(confidence)}.`,
  restored: (name: string, confidence: number) =>
    `As it was: the answer is ${name}, ${probability(confidence)}.`,
  warning: "Warning",
  unlikeDigit: "This does not look like a digit.",
  unlikeOthers: "This does not look like what the network has learnt from.",
  lampDigit: "Not like a digit",
  lampOthers: "Not like the examples",
  whyLamp: (digits: boolean) =>
    `This does not look like the ${digits ? "digits" : "examples"} that the network has learnt from, so do not trust the answer: the network must always choose one. How often this lamp lights, measured:`,
  rate: (share: string, data: string, images: number, falseAlarms: boolean): Rich =>
    rich`${strong(share)} of the ${data} (${many(images)}): ${falseAlarms ? "false alarms" : "caught"}`,
  /** The answer with its share, as a reminder. */
  short: (name: string, confidence: number) => `${name} (${cellPercent(confidence)})`,
  before: (name: string, confidence: number): Rich =>
    rich`before: ${strong(`${name} (${cellPercent(confidence)})`)} `,
  reset: "reset",
};

export const legend = {
  active: (maps: boolean): Rich => rich`${strong(maps ? "active" : "active neuron")}, full red at `,
  scale: (layer: string, value: number): Rich => rich`${layer} ${strong(short(value))}`,
  /** Layers whose scales are not told beside those. */
  moreScales: (layers: number) => `and ${many(layers)} more`,
  /** What a product does to the sum that it is part of. */
  plus: "adds",
  minus: "takes away",
  proClass: (name: string) => `for ${name}`,
  contra: "against",
  /** Where the stage shows gradients. */
  tooHigh: "too high, should fall",
  tooLow: "too low, should rise",
  viewKey: "Switch the view (F)",
  flat: "Flat",
  space: "3D",
  reset: "Reset view",
};

type Keys = readonly (readonly [keys: string, what: string])[];

export const help = {
  title: "Help",
  close: "Close help",
  howDigits:
    "Draw a digit on the pad: the network reads it while you draw. Then press Play and watch the numbers travel through the network, step by step. On the stage, drag to turn it, use two fingers or Ctrl and the wheel to zoom, and point at a neuron to see its value.",
  howOthers:
    "Give the network something to read: it answers at once. Then press Play and watch the numbers travel through the network, step by step. On the stage, drag to turn it, use two fingers or Ctrl and the wheel to zoom, and point at a neuron to see its value.",
  onPad:
    "On the pad itself the arrow keys move the pen and Space sets it down or lifts it; with Shift the steps are small.",
  onStage: (maps: boolean) =>
    `On the stage the arrow keys walk from ${maps ? "cell to cell" : "neuron to neuron"}, with Shift they turn it, and + and − zoom.`,
  /** The keys, and what they do: to the story, to pad or sliders, to the page. */
  storyKeys: [
    ["Space", "play or pause the story"],
    ["← →", "one step back, one step on"],
    ["Home, End", "to the beginning, to the finished picture"],
  ] as Keys,
  padKeys: [
    ["0 … 9", "draw a ready-made digit; again for another hand"],
    ["C", "clear the drawing pad"],
    ["E", "switch between pen and eraser"],
    ["[ ]", "a thinner pen, a thicker one"],
    ["Ctrl V", "read a photo of a digit that was copied"],
    ["Ctrl Z", "take back the last stroke"],
    ["Ctrl Y", "bring it back"],
  ] as Keys,
  sliderKeys: [
    ["C", "reset the values"],
    ["Ctrl Z", "take back the last change"],
    ["Ctrl Y", "bring it back"],
  ] as Keys,
  pageKeys: [
    ["F", "switch between the 3D and the flat view"],
    ["L", "switch between the lesson and exploring"],
    ["I, Escape", "look inside, and close that again"],
    ["K", "keep this picture and compare the next one with it"],
    ["P", "stage, caption and answer large, for a projector, and back"],
    ["T", "switch between dark and light"],
    ["?", "open this list"],
  ] as Keys,
};

/** No two things on the page have the same name. */
const parts = {
  drawing: "Pad and samples",
  answer: "Answer and bars",
  legend: "Legend",
  caption: "Caption",
  code: "Line of code",
  timeline: "Play controls",
  lessons: "Lesson below",
};

export const panels = {
  name: "Panels",
  parts,
  sliders: "Input sliders",
  present: "Present: large, for a projector (P)",
  note: "Whoever opens a copied link sees the same parts.",
};

export const link = {
  copy: "Copy link",
  copyTitle: "A link to exactly what is shown now",
  copied: "Copied",
  said: "The link is copied.",
  byHand: "Copy this link:",
  noAddress:
    "This page has no address of its own to link to: save it as HTML and hand out the file.",
  tooLarge: "This input is too large for a link: save the page as HTML instead.",
  damaged: "This link is damaged, so the page starts without it.",
  later: "This link comes from a later version of forwardpass: the page starts without it.",
  another:
    "This link belongs to another network than the one shown here, so the page starts without it.",
};

export const save = {
  name: "Save",
  png: "PNG picture",
  aboutPng: "the stage, sharp",
  svg: "SVG drawing",
  aboutSvg: "the stage as vectors",
  video: "Video",
  aboutVideo: (seconds: number, width: number, height: number) =>
    `the whole story, ${seconds} s, ${width} × ${height}`,
  html: "HTML page",
  aboutHtml: "one file, works offline",
  drawFirst: "Draw something first.",
  partOfAnother: "Here the page is part of another one.",
  making: (share: number) => `Making the video: ${percent(share)}`,
  cancel: "Cancel",
  saved: "The video is saved.",
  failed: (reason: string) => `This could not be saved: ${reason}.`,
  /** Why this page cannot make videos. */
  insecure: "Videos need a page from https:// or from this computer (localhost or a file).",
  noEncoder: "This browser cannot encode videos: use a current Chrome, Edge, Firefox or Safari.",
  noWorker: "This file comes without the video encoder: open the page that it was saved from.",
  /** What went wrong while something was made. */
  notStarted: "The video encoder did not start.",
  nothingEncoded: "The video encoder made nothing.",
  noCodec: "This browser could not make the video: it has no video encoder.",
  filmFailed: (reason: string) => `This browser could not make the video: ${reason}.`,
  offScreen: "This could not be saved: the stage is not on the screen.",
  noCanvas: "This could not be saved: this browser has no canvas.",
  noPicture: "This could not be saved: no picture was made.",
  replaced: "Weights that were replaced by a script cannot be saved as a page.",
  notBuilt: "This could not be saved: this page is not built.",
  noFile: (address: string, status: number) =>
    `This could not be saved: ${address} answers ${status}.`,
  noScript:
    "This page draws a neural network at work, which needs JavaScript: please turn it on and reload.",
  /** The title of a picture as a file. */
  picture: (network: string, name: string, confidence: string) =>
    `${network}: ${name} (${confidence})`,
};

export const notice = {
  close: "Close message",
  loading: "Loading the network …",
  notLoaded: "The network file could not be loaded: reload the page.",
  notLoadedStatus: (status: number) =>
    `The network file could not be loaded (status ${status}): reload the page.`,
  failed: (reason: string) => `The page could not start: ${reason}`,
  /** A part of the page that comes after the rest. */
  partLoading: "Loading …",
  trainingLost: "The training has stopped: the browser has ended its worker.",
  partMissing: "This part of the page could not be loaded: reload the page.",
};

const mapCell = ({ map, row, column }: MapCell): string =>
  `map ${map}, row ${row}, column ${column}`;

export const stage = {
  name: "The stage",
  small: "The stage, small",
  back: "Back to the stage",
  hide: "Hide the small stage",
  /** What the canvas is, to those who cannot see it. */
  role: "network picture",
  canvas:
    "The network. Arrow keys walk from neuron to neuron, Enter looks inside one, Shift with an arrow turns the view, plus and minus zoom.",
  inputPixels: (count: number) => `input\n${many(count)} pixels`,
  input: (count: number) => `input\n${many(count)}`,
  layer: (name: string, count: number) => `${name}\n${many(count)}`,
  /** Above a stack of feature maps, each a picture. */
  maps: (name: string, count: number, rows: number, columns: number) =>
    `${name}\n${count === 1 ? "1 map" : `${many(count)} maps`}\n${rows} \u00d7 ${columns}`,
  /** As above, of maps that have one row. */
  series: (name: string, count: number, length: number) =>
    `${name}\n${count === 1 ? "1 row" : `${many(count)} rows`}\nof ${many(length)}`,
  /** Maps of a stack that are not drawn. */
  more: (count: number) => `and ${many(count)} more`,
  moreShort: (count: number) => `+${many(count)}`,
  share: (share: number) => percent(share),
  shareOfLines: (share: number, lines: number) =>
    lines === 1 ? `${percent(share)}\n1 line` : `${percent(share)}\n${many(lines)} lines`,
  /** Below the lines: those from map to map, and what they carry of all that maps say through maps. */
  bands: (count: number, share: number) =>
    count === 1 ? `1 band ${percent(share)}` : `${many(count)} bands ${percent(share)}`,
  everyLine: (done: number, total: number) =>
    done < total ? `${many(done)} of ${many(total)} lines` : `all ${many(total)} lines`,
  /** A class or a feature with its number beside it. */
  withValue: (name: string, value: number) => `${name}  ${num(value)}`,
  /** As above, where there is little room. */
  withScore: (name: string, value: number) => `${name}  ${short(value)}`,
  neuron: (index: number) => `neuron ${index}`,
  neuronZ: (index: number, value: number) => `neuron ${index}: z ${num(value)}`,
  neuronA: (index: number, value: number) => `neuron ${index}: a ${num(value)}`,
  /** As the neurons above, of a cell of a feature map. */
  mapCell,
  mapCellZ: (at: MapCell, value: number) => `${mapCell(at)}: z ${num(value)}`,
  mapCellA: (at: MapCell, value: number) => `${mapCell(at)}: a ${num(value)}`,
  tiles: (layer: string, count: number) => `${layer}: weights \u00d7 ink,\nstrongest ${count}`,
  tileValue: (neuron: number, value: number) => `${neuron}: ${num(value)}`,
  /** Has the words that stand under it: what is seen can be said to choose it. */
  tile: (neuron: number, value: number) =>
    `Weights times ink of neuron ${neuron}: ${num(value)}. Look inside`,
  /** Why only some layers have all their lines, or a matrix, and why none has. */
  someLines: "every line of the fully connected layers, the important ones of the others",
  noLines: "No layer here joins every neuron to every other, so the important lines are shown.",
  someMatrices:
    "Convolutions and pooling use the same few weights at every place, so they have no matrix here.",
  noMatrix:
    "No layer here has a matrix: convolutions and pooling use the same few weights at every place. Their weights are shown in Look inside.",
  matrixRole: "matrix picture",
  matrix:
    "All connections as matrices. Arrow keys move the picture, plus and minus zoom, 0 shows all.",
  matrixScale: (full: number) =>
    `Rows are targets, columns are sources, a cell is weight \u00d7 activation: green adds, pink takes away. Full colour at \u00b1${full}. Ctrl and wheel zoom.`,
  cell: (layer: string, source: number, target: number, weight: number, a: number) =>
    `${layer}: source ${source}, target ${target}: weight ${num(weight)} \u00d7 activation ${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer: string, outputs: number, inputs: number) =>
    `${layer}: ${outputs} \u00d7 ${inputs}`,
};
