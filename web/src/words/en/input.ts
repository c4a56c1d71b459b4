/** Where the input is made: the pad and its tools, photos, samples and sliders. */

import type { Hand } from "../hands";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows} pixels`;
const spokenSize = (columns: number, rows: number): string => `${columns} by ${rows} pixels`;

export const input = {
  digit: "Input digit",
  values: "Input",
  undo: "Undo",
  redo: "Redo",
  clear: "Clear",
  undoKey: "Undo (Ctrl Z)",
  redoKey: "Redo (Ctrl Y)",
  clearKey: "Clear (C)",
  tools: "Drawing tools",
  eraser: "Eraser",
  eraserKey: "Eraser (E)",
  pens: "Pen",
  pen: { thin: "Thin pen", normal: "Normal pen", thick: "Thick pen" },
  reset: "Reset",
  sees: "What the network sees",
  size: (columns: number, rows: number, planes: number) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns: number, rows: number, planes: number) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `What the network sees: ${each}`;
    if (planes === 3) return `What the network sees: red, green, blue, ${each} each`;
    return `What the network sees: ${planes} planes of ${each}`;
  },
  numbersGoIn: (count: number) =>
    count === 1 ? "One number goes in" : `${many(count)} numbers go in`,
  moveSlider: "Move a slider or type a value.",
  sliders: "Input values",
  moreFeatures: (count: number) =>
    count === 1
      ? "1 more feature keeps its value."
      : `${many(count)} more features keep their values.`,
  asNumber: (feature: string) => `${feature}, as a number`,
  sliderValue: (value: number) => short(value),
  examples: "Examples",
  example: (index: number) => `Example ${index + 1}`,
  samples: "Ready-made drawings",
  sample: (name: string) => `Draw ${/^(8|11|18)\b/.test(name) ? "an" : "a"} ${name}`,
  /** The name of a ready-made drawing: "3, round". */
  drawing: (digit: string, hand: Hand) => `${digit}, ${hand}`,
  tricky: "Tricky",
  trickyTitle: "Tricky: draw a digit that could be two",
  either: (one: string, other: string) => `${one} or ${other}?`,
  pad: "Drawing pad",
  padHelp:
    "Draw with pen, finger or mouse. With the keyboard: arrow keys move the pen, Space sets it down and lifts it.",
  hintDigit: "Draw a digit",
  hintSomething: "Draw here",
  penUp: "Pen lifted",
  penDown: "Pen down",
  eraserUp: "Eraser lifted",
  eraserDown: "Eraser down",
  cleared: "The drawing pad is empty.",
  photo: "Photo",
  photoTitle: "Read a photo of a digit: choose one here, drop it on the pad, or paste it (Ctrl V)",
  photoRead: "The photo is read.",
  photoSteps: "From the photo to the picture that the network sees",
  photoStep: { photo: "photo", ink: "ink", picture: "28×28" },
  photoStepTitle: {
    photo: "The photo, small and grey",
    ink: "What of it is ink",
    picture: "The ink, 28 by 28 pixels",
  },
  notRead: "This is no picture that can be read: use PNG, JPEG, WebP, GIF or BMP.",
  noInk:
    "No ink was found on the photo: it must show one dark digit on light paper, or one light digit on dark.",
  photoTooLarge: (most: number) =>
    `This picture is too large: more than ${many(most)} pixels are not read.`,
};
