/** Two networks side by side: what both make of one drawing, moved about, and of the tricky ones. */
import { counted, percent, probability } from "./numbers";

const pixels = { one: "pixel", other: "pixels" };

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const vertical = down < 0 ? "up" : down > 0 ? "down" : "";
  const level = across < 0 ? "left" : across > 0 ? "right" : "";
  return [vertical, level].filter((part) => part !== "").join(" and ");
}

export const beside = {
  title: "Side by side",
  close: "Close side by side",
  closeKey: "Close (Escape)",
  opened: "Two networks are beside each other. Both read what you draw.",
  other: "Compare with",
  waiting: (name: string) => `${name} is on its way …`,
  cannot:
    "These two do not read the same pictures, or do not give the same answers: choose another one.",
  blank: "Draw a digit: both networks read it while you draw.",
  answers: "Answers",
  /** A column of the table of answers. */
  answer: (name: string, confidence: number) => `${name}, ${probability(confidence)}`,
  digit: "digit",
  looked: "What each looked at",
  lookedWords: "Warm, full squares speak for its answer; cool, hollow ones against it.",
  map: (network: string, name: string) => `What speaks for ${name} in ${network}`,
  at: (pixel: string, value: string) => `${pixel}: ${value}`,
  moved: (by: number) => `Moved by ${counted(by, pixels)}`,
  movedWords: (by: number) =>
    `The same picture, ${counted(by, pixels)} to every side. The pad puts ink into the middle; a network that has only seen it there may not know it elsewhere.`,
  /** How many of the moved pictures are read as the one in the middle. */
  kept: (count: number, all: number, name: string) => `${count} of ${all} still read as ${name}`,
  movedGrid: (network: string) => `${network}, picture by picture`,
  cell: (across: number, down: number, answer: string, confidence: number) =>
    across === 0 && down === 0
      ? `not moved: ${answer}, ${probability(confidence)}`
      : `moved ${way(across, down)}: ${answer}, ${probability(confidence)}`,
  tricky: "The tricky drawings",
  trickyWords: (name: string, count: number) =>
    `${count} drawings that could be two digits each, made so that ${name} hesitates. There is no right answer, but one of the two is a sensible one.`,
  drawing: "drawing",
  could: "could be",
  either: (one: number, other: number) => `${one} or ${other}`,
  sensible: "one of the two",
  strange: "neither of the two",
  share: (confidence: number) => percent(confidence),
  sums: "one of the two",
  sum: (count: number, all: number) => `${count} of ${all}`,
  sure: (share: number) => `over ${percent(share)} sure`,
  draw: (one: number, other: number) => `Draw it on the pad: ${one} or ${other}`,
};
