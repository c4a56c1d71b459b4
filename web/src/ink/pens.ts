/** The pens of the pad: three widths, and how wide they are on it. */
import { PEN_WIDTH, SIZE } from "./ink";
import { PAD } from "./strokes";

/** Of a stroke in the 28x28 picture, px: a tenth is the finest step that a link keeps. */
export const PENS = { thin: 1.6, normal: PEN_WIDTH, thick: 3.8 } as const;
export type PenName = keyof typeof PENS;
export const PEN_NAMES = Object.keys(PENS) as PenName[];

/** Ink on the pad that is smaller than this is a mark and no digit: px of the pad. */
export const SMALLEST = 20;

/** A digit fills the pad more than it does its picture, so pens look about this much thinner. */
const FULLER = 1.35;

/** Width on the pad, px of it, of a pen that is so wide in the picture. */
export const nib = (width: number): number => (width * PAD) / SIZE / FULLER;
