/**
 * One frame of a film: title, stage, answer with its bars, and the caption with its line of code,
 * painted into one canvas of any size. The stage is one of its own, so that the page stays free.
 */

import { said } from "../base/errors";
import { answerWidth, barAnchors } from "../render/answer";
import { css, PALETTES } from "../render/palette";
import { createFrame, frameAt } from "../scene/frame";
import type { Look, Theme } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { titleOf } from "../words/names";
import { stepCaption, stepName } from "../words/steps";
import type { Words } from "../words/words";
import { cut, paintAnswer } from "./answer";
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

export interface PlateOptions {
  readonly words: Words;
  readonly width: number;
  readonly height: number;
  /** An element of the page, whose letters are used. */
  readonly beside: Element;
}

export function createPlate(
  whole: Scene,
  look: Look,
  { words, width, height, beside }: PlateOptions,
): Plate {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw said(words.save.noCanvas);
  const unit = height / HEIGHT;
  const size = { width: width / unit, height: HEIGHT };
  const left = size.width - answerWidth(1);
  const place = { left, height: HEIGHT - HEADER - CAPTION, unit: 1 };
  const host = hiddenHost(look.theme, left, place.height);
  const renderer = createOffstage(host, unit, words);
  const frame = createFrame(whole);
  renderer.setBarAnchors(barAnchors(whole, place));
  const { fontFamily: family } = getComputedStyle(beside);
  const palette = PALETTES[look.theme];
  const pen = createPen(context, words, look.theme, family);
  return {
    canvas,
    paint(seconds) {
      const scene = whole.teaching?.sceneAt(whole, seconds) ?? whole;
      frameAt(scene, seconds, frame);
      context.setTransform(unit, 0, 0, unit, 0, 0);
      context.fillStyle = css(palette.ground);
      context.fillRect(0, 0, size.width, size.height);
      renderer.draw(scene, frame, look);
      context.translate(0, HEADER);
      paintHost(context, host);
      paintAnswer(context, scene, frame, place, { words, palette, family });
      context.translate(0, -HEADER);
      pen.put(titleOf(scene.network, words), [MARGIN, 37], "600 21px");
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
