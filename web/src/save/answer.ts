/** The answer beside a picture, painted on a canvas. */
import type { AnswerText } from "../render/answer";
import { type AnswerPlace, answerBeside } from "../render/answer";
import { css, type Palette } from "../render/palette";
import type { Frame, Scene } from "../scene/scene";
import type { Words } from "../words/words";

export interface AnswerMeans {
  readonly words: Words;
  readonly palette: Palette;
  /** Name of the letters. */
  readonly family: string;
}

export function paintAnswer(
  context: CanvasRenderingContext2D,
  scene: Scene,
  frame: Frame,
  place: AnswerPlace,
  means: AnswerMeans,
): void {
  const { palette } = means;
  const { texts, bars } = answerBeside(scene, frame, place, means);
  for (const { x, y, thick, width, track, opacity } of bars) {
    context.fillStyle = css(palette.rest, 0.45);
    fillBar(context, { x, y, thick, width: track });
    context.fillStyle = css(palette.active, opacity);
    fillBar(context, { x, y, thick, width });
  }
  for (const text of texts) write(context, text, means.family);
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly thick: number;
  readonly width: number;
}

function fillBar(context: CanvasRenderingContext2D, { x, y, thick, width }: Bar): void {
  context.beginPath();
  context.roundRect(x, y - thick / 2, width, thick, Math.min(thick / 4, width / 2));
  context.fill();
}

const ALIGNED = { start: "left", middle: "center", end: "right" } as const;

function write(
  context: CanvasRenderingContext2D,
  { text, x, y, size, weight, colour, opacity, anchor, most }: AnswerText,
  family: string,
): void {
  context.font = `${weight} ${size}px ${family}`;
  context.fillStyle = css(colour, opacity);
  context.textAlign = ALIGNED[anchor];
  context.fillText(cut(context, text, most), x, y);
  context.textAlign = "left";
}

/** The text, cut off with an ellipsis where it is wider than `most` px. */
export function cut(context: CanvasRenderingContext2D, text: string, most: number): string {
  if (context.measureText(text).width <= most) return text;
  let kept = text;
  while (kept !== "" && context.measureText(`${kept}…`).width > most) kept = kept.slice(0, -1);
  return `${kept}…`;
}
