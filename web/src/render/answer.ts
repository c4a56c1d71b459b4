/**
 * The answer beside a saved picture: the class, the lesson's sentence and the bars that the
 * outputs are joined to. Says what stands where; canvas and SVG draw it.
 */
import { letterCount } from "../base/text";
import type { Frame, Scene } from "../scene/scene";
import { plainName } from "../words/names";
import type { Words } from "../words/words";
import { LETTER } from "./names";
import type { Palette, Rgb } from "./palette";
import { type Size, textFor } from "./room";

export interface AnswerText {
  readonly text: string;
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly colour: Rgb;
  readonly opacity: number;
  readonly anchor: "start" | "middle" | "end";
  /** Longer text is cut off, px. */
  readonly most: number;
}

export interface AnswerBar {
  readonly x: number;
  /** Of its middle. */
  readonly y: number;
  readonly thick: number;
  /** Of the bar, and of the track that it lies on. */
  readonly width: number;
  readonly track: number;
  readonly opacity: number;
}

/** Where the answer stands, px; all is larger by `unit`. */
export interface AnswerPlace {
  readonly left: number;
  readonly height: number;
  readonly unit: number;
}

/** At unit 1, px. */
const WIDTH = 264;
const MARGIN = 28;
const FIRST_BAR = 176;
const LEAST_STEP = 20;
const MOST_STEP = 40;
/** Most bars. */
const FITTING = 12;
const SMALLEST_TEXT = 14;

export const answerWidth = (unit: number): number => WIDTH * unit;

/** As large as the words of the stage that it stands beside. */
export const answerUnit = (stage: Size): number => textFor(stage) / SMALLEST_TEXT;

/** The answer has a place in a picture once it is given. */
export const answered = (frame: Frame): boolean => frame.answer > 0.5;

export interface Row {
  readonly index: number;
  /** Middle of the bar. */
  readonly y: number;
}

/** All bars, or the highest ones where they are too many, in the order of their classes. */
export function barRows({ trace }: Scene, { height, unit }: AnswerPlace): Row[] {
  const room = height / unit - FIRST_BAR - 8;
  const fitting = Math.min(Math.max(Math.floor(room / LEAST_STEP), 1), FITTING);
  const order = Array.from(trace.probs, (value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value)
    .slice(0, fitting)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  const step = Math.min(room / order.length, MOST_STEP);
  return order.map((index, k) => ({ index, y: unit * (FIRST_BAR + (k + 0.5) * step) }));
}

/** Where each output's join ends; none where not every class has a bar. */
export function barAnchors(scene: Scene, place: AnswerPlace): number[] {
  const rows = barRows(scene, place);
  return rows.length === scene.trace.probs.length ? rows.map(({ y }) => y) : [];
}

export function answerBeside(
  scene: Scene,
  frame: Frame,
  place: AnswerPlace,
  { words, palette }: { readonly words: Words; readonly palette: Palette },
): { readonly texts: readonly AnswerText[]; readonly bars: readonly AnswerBar[] } {
  const rows = barRows(scene, place);
  const { classNames } = scene.network;
  const longest = Math.max(...rows.map(({ index }) => letterCount(classNames[index] ?? "")));
  const names = Math.min(Math.ceil(LETTER * 16 * longest) + 3, 96);
  const kind = scene.steps[frame.step]?.kind;
  const told = kind === "answer" || scene.teaching !== null;
  const how = { ...place, names, words, palette, told, shared: told || kind === "shares" };
  const all = rows.map((row) => barOf(scene, frame, row, how));
  const given = told ? frame.answer : null;
  return {
    texts: [
      ...sentences(scene, place, words, palette, given),
      ...all.flatMap(({ texts }) => texts),
    ],
    bars: all.map(({ bar }) => bar),
  };
}

/**
 * The class, and the lesson's line, broken before its bracket as the page does. As on the page
 * nothing is given away before the story has come to it.
 */
function sentences(
  { network, trace }: Scene,
  { left, unit }: AnswerPlace,
  { names, answer: page }: Words,
  palette: Palette,
  given: number | null,
): AnswerText[] {
  const [from, to] = [left + 6 * unit, left + (WIDTH - MARGIN) * unit];
  const line = (text: string, y: number, size: number, weight: number): AnswerText => ({
    text,
    x: (from + to) / 2,
    y: y * unit,
    size: size * unit,
    weight,
    colour: palette.mark,
    opacity: 0.25 + 0.75 * (given ?? 0),
    anchor: "middle",
    most: to - from,
  });
  const name = given === null ? page.none : (network.classNames[trace.prediction] ?? "");
  const size = name.length <= 2 ? 104 : name.length <= 9 ? 46 : 28;
  if (given === null) return [line(name, 104, size, 700)];
  const answer = plainName(network, trace.prediction);
  const [sentence, confidence] = names.predictionLines(answer, trace.confidence);
  return [line(name, 104, size, 700), line(sentence, 136, 16, 600), line(confidence, 157, 16, 600)];
}

interface BarPlace extends AnswerPlace {
  /** Room for the names of classes, at unit 1. */
  readonly names: number;
  readonly words: Words;
  readonly palette: Palette;
  /** The story has come to the answer, and to the shares. */
  readonly told: boolean;
  readonly shared: boolean;
}

function barOf(
  { network, trace }: Scene,
  frame: Frame,
  { index, y }: Row,
  { left, unit, names, words, palette, told, shared: shown }: BarPlace,
): { readonly texts: readonly AnswerText[]; readonly bar: AnswerBar } {
  const best = told && index === trace.prediction;
  const [start, end] = [left + 6 * unit, left + (WIDTH - MARGIN) * unit];
  const from = start + (names + 12) * unit;
  const track = end - from - 58 * unit;
  const shared = { colour: palette.mark, opacity: best ? 1 : 0.66 };
  const texts: AnswerText[] = [
    {
      ...shared,
      text: network.classNames[index] ?? "",
      x: start,
      y: y + 6 * unit,
      size: 16 * unit,
      weight: best ? 700 : 600,
      anchor: "start",
      most: names * unit,
    },
    {
      ...shared,
      text: shown ? words.numbers.cellPercent(trace.probs[index] ?? 0) : words.answer.noShare,
      x: end,
      y: y + 5 * unit,
      size: 15 * unit,
      weight: best ? 700 : 400,
      anchor: "end",
      most: Number.POSITIVE_INFINITY,
    },
  ];
  const width = track * (frame.bars[index] ?? 0);
  const bar = { x: from, y, thick: 16 * unit, width, track, opacity: best ? 1 : 0.75 };
  return { texts, bar };
}
