/**
 * One frame of a film: title, stage, answer with its bars, and the caption with its line of code,
 * painted into one canvas of any size. The stage is one of its own, so that the page stays free.
 */

import { InputError } from "../base/errors";
import { css, PALETTES } from "../render/palette";
import { createFrame, frameAt } from "../scene/frame";
import type { Look, Theme } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { plainName, titleOf } from "../words/names";
import { stepCaption, stepName } from "../words/steps";
import type { Words } from "../words/words";
import { createOffstage, sized } from "./offstage";
import { paintHost } from "./picture";

export interface Plate {
  readonly canvas: HTMLCanvasElement;
  /** Paints the story at `seconds`. */
  paint(seconds: number): void;
  dispose(): void;
}

/** Everything is laid out for a height of 720 and scaled from there, px. */
const HEIGHT = 720;
const HEADER = 56;
const CAPTION = 148;
const MARGIN = 28;
const ANSWER = 236;
const FITTING = 12; // bars

export interface PlateOptions {
  readonly words: Words;
  readonly width: number;
  readonly height: number;
  /** An element of the page, whose letters are used. */
  readonly beside: Element;
}

export function createPlate(
  scene: Scene,
  look: Look,
  { words, width, height, beside }: PlateOptions,
): Plate {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new InputError(words.save.noCanvas);
  const unit = height / HEIGHT;
  const size = { width: width / unit, height: HEIGHT };
  const host = hiddenHost(look.theme, size.width - ANSWER - MARGIN, HEIGHT - HEADER - CAPTION);
  const renderer = createOffstage(host, unit, words);
  const frame = createFrame(scene);
  const bars = chosenBars(scene);
  renderer.setBarAnchors(bars.length === scene.trace.probs.length ? bars.map(({ y }) => y) : []);
  const pen = createPen(context, words, look.theme, getComputedStyle(beside).fontFamily);
  return {
    canvas,
    paint(seconds) {
      frameAt(scene, seconds, frame);
      context.setTransform(unit, 0, 0, unit, 0, 0);
      context.fillStyle = css(PALETTES[look.theme].ground);
      context.fillRect(0, 0, size.width, size.height);
      renderer.draw(scene, frame, look);
      context.translate(0, HEADER);
      paintHost(context, host);
      context.translate(0, -HEADER);
      pen.put(titleOf(scene.network, words), [MARGIN, 37], "600 21px");
      paintAnswer(pen, scene, frame, bars, size.width);
      paintCaption(pen, scene, frame, look, size.width);
    },
    dispose: renderer.dispose,
  };
}

/** Laid out like the page, seen by nobody. */
function hiddenHost(theme: Theme, width: number, height: number): HTMLElement {
  const host = sized("fp film-host", width, height);
  host.dataset.theme = theme;
  document.body.append(host);
  return host;
}

interface Row {
  readonly index: number;
  /** Middle of the bar, px from the top of the stage. */
  readonly y: number;
}

const FIRST_BAR = 176;

/** All bars, or the highest ones where they are too many, in the order of their classes. */
function chosenBars({ trace }: Scene): Row[] {
  const order = Array.from(trace.probs, (value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value)
    .slice(0, FITTING)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  const room = HEIGHT - HEADER - CAPTION - FIRST_BAR;
  const step = Math.min(room / order.length, 40);
  return order.map((index, k) => ({ index, y: FIRST_BAR + (k + 0.5) * step }));
}

/** Writes text of a language into the picture. */
function createPen(context: CanvasRenderingContext2D, words: Words, theme: Theme, family: string) {
  const palette = PALETTES[theme];
  const soft = css(palette.mark, 0.66);
  const use = (font: string): void => {
    context.font = `${font} ${family}`;
  };
  return {
    context,
    words,
    palette,
    soft,
    width(text: string, font: string): number {
      use(font);
      return context.measureText(text).width;
    },
    put(
      text: string,
      [x, y]: readonly [number, number],
      font: string,
      { colour = css(palette.mark), align = "left" as CanvasTextAlign, most = Infinity } = {},
    ): void {
      use(font);
      context.fillStyle = colour;
      context.textAlign = align;
      context.fillText(cut(context, text, most), x, y);
      context.textAlign = "left";
    },
  };
}

type Pen = ReturnType<typeof createPen>;

/** The text, cut off with an ellipsis where it is wider than `most` px. */
function cut(context: CanvasRenderingContext2D, text: string, most: number): string {
  if (context.measureText(text).width <= most) return text;
  let kept = text;
  while (kept !== "" && context.measureText(`${kept}…`).width > most) kept = kept.slice(0, -1);
  return `${kept}…`;
}

function paintAnswer(
  pen: Pen,
  scene: Scene,
  frame: Frame,
  bars: readonly Row[],
  width: number,
): void {
  const place = { left: width - ANSWER - MARGIN + 6, right: width - MARGIN };
  // As on the page nothing is given away before the story has come to it.
  const kind = scene.steps[frame.step]?.kind;
  const told = kind === "answer";
  paintGiven(pen, scene, told ? frame.answer : null, place);
  paintBars(pen, scene, frame, bars, { ...place, told, shared: told || kind === "shares" });
}

interface Place {
  readonly left: number;
  readonly right: number;
}

/** The answer, as far as it is given; null: not yet. */
function paintGiven(
  pen: Pen,
  { network, trace }: Scene,
  given: number | null,
  { left, right }: Place,
): void {
  const { words, palette } = pen;
  const middle = (left + right) / 2;
  const answer = network.classNames[trace.prediction] ?? "";
  const name = given === null ? words.answer.none : answer;
  const colour = css(palette.mark, 0.25 + 0.75 * (given ?? 0));
  const font = name.length <= 2 ? "700 104px" : name.length <= 9 ? "700 46px" : "700 28px";
  const how = { colour, align: "center", most: right - left } as const;
  pen.put(name, [middle, HEADER + 104], font, how);
  if (given === null) return;
  // The lesson's line, broken before its bracket as the page does.
  const [sentence, confidence] = words.names.predictionLines(
    plainName(network, trace.prediction),
    trace.confidence,
  );
  pen.put(sentence, [middle, HEADER + 136], "600 16px", how);
  pen.put(confidence, [middle, HEADER + 157], "600 16px", how);
}

function paintBars(
  pen: Pen,
  { network, trace }: Scene,
  frame: Frame,
  bars: readonly Row[],
  { left, right, told, shared }: Place & { readonly told: boolean; readonly shared: boolean },
): void {
  const { context, words, palette, soft } = pen;
  const longest = Math.max(
    ...bars.map(({ index }) => pen.width(network.classNames[index] ?? "", "600 16px")),
  );
  const room = Math.min(longest, 96);
  for (const { index, y } of bars) {
    const best = told && index === trace.prediction;
    const at = HEADER + y;
    const bold = best ? "700 16px" : "600 16px";
    const colour = best ? css(palette.mark) : soft;
    pen.put(network.classNames[index] ?? "", [left, at + 6], bold, { colour, most: room });
    const from = left + room + 12;
    const track = right - from - 52;
    context.fillStyle = css(palette.rest, 0.45);
    fillBar(context, from, at, track);
    context.fillStyle = css(palette.active, best ? 1 : 0.75);
    fillBar(context, from, at, track * (frame.bars[index] ?? 0));
    const share = words.numbers.cellPercent(trace.probs[index] ?? 0);
    const value = shared ? share : words.answer.noShare;
    pen.put(value, [right, at + 5], best ? "700 15px" : "400 15px", { colour, align: "right" });
  }
}

function fillBar(context: CanvasRenderingContext2D, x: number, y: number, width: number): void {
  context.beginPath();
  context.roundRect(x, y - 8, width, 16, Math.min(4, width / 2));
  context.fill();
}

const LINE = 27;

function paintCaption(pen: Pen, scene: Scene, frame: Frame, look: Look, width: number): void {
  const step = scene.steps[frame.step];
  if (!step) return;
  const top = HEIGHT - CAPTION + 24;
  const { words, soft } = pen;
  const place = words.story.count(frame.step, scene.steps.length);
  const right = width - MARGIN;
  const name = stepName(scene.network, step, words);
  pen.put(name, [MARGIN, top], "600 16px");
  const count = pen.width(place, "400 15px");
  const code = scene.network.source.text.split("\n")[(step.line ?? 0) - 1]?.trim() ?? "";
  const line = code ? `${code}    ${step.shape}` : step.shape;
  const start = MARGIN + pen.width(name, "600 16px") + 24;
  pen.put(line, [right - count - 24, top], "500 15px", {
    colour: soft,
    align: "right",
    most: right - count - 24 - start,
  });
  pen.put(place, [right, top], "400 15px", { colour: soft, align: "right" });
  wrapped(stepCaption(scene, step, words, look), right - MARGIN, pen).forEach((text, k) => {
    pen.put(text, [MARGIN, top + (k + 1) * LINE + 4], "400 20px");
  });
}

function wrapped(text: string, width: number, { context, ...pen }: Pen): string[] {
  pen.width("", "400 20px");
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && context.measureText(longer).width <= width) {
      lines[lines.length - 1] = longer;
    } else lines.push(word);
  }
  return lines;
}
