/**
 * A photo of a handwritten digit as the network reads it, prepared as `forwardpass predict` does:
 * small and grey, ink apart from paper under uneven light, fitted into 28x28 as pen strokes are.
 * The same arithmetic as images.py, which is the reference. Files are left to others.
 */
import { type Decoded, smallGrey } from "./photo/decoded";
import { asDrawn, findInk, findSheet, inkBox } from "./photo/find";
import { fitInk } from "./photo/fit";
import { cropped, type Grey, type Part } from "./photo/grey";

/** A picture on each step of its way to the network. */
export interface PhotoSteps {
  /** The photo, small and grey. */
  readonly grey: Grey;
  /** The part of it that shows the sheet. */
  readonly sheet: Part;
  /** What of the sheet is ink: paper 0 and ink 1. */
  readonly ink: Grey;
  /** The ink in the middle of 28x28, its box 20 px long. */
  readonly fitted: Grey;
  /** The same with its centre of mass in the middle: what the network reads, row by row. */
  readonly pixels: Float32Array;
}

/** The steps of a photo, or null where no ink is found on it. */
export function photoSteps(decoded: Decoded): PhotoSteps | null {
  const grey = smallGrey(decoded);
  const drawn = asDrawn(grey);
  if (drawn) return { grey, sheet: wholeOf(grey), ...asItIs(drawn) };
  const sheet = findSheet(grey);
  const ink = findInk(cropped(grey, sheet));
  const box = inkBox(ink);
  if (!box) return null;
  const { fitted, centred } = fitInk(box);
  return { grey, sheet, ink, fitted, pixels: centred.values };
}

const wholeOf = ({ rows, columns }: Grey): Part => ({ rows: [0, rows], columns: [0, columns] });

/** A picture that needs no preparing. */
const asItIs = (drawn: Grey) => ({ ink: drawn, fitted: drawn, pixels: drawn.values });
