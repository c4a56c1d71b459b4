/**
 * How a stage divides its place: the size of its letters, the room for the words around the
 * picture, and the row of pictures of the first layer below it.
 */
import { type NameLetters, roomForNames } from "./names";

/** px */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** To be read from the back row. */
  readonly large?: boolean;
  /** Without the pictures of the first layer. */
  readonly bare?: boolean;
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pictures side by side at the bottom, px. */
export interface TileRow {
  readonly count: number;
  /** Width and height of one. */
  readonly side: number;
  readonly gap: number;
  /** Upper edge of the pictures; a line stands below each. */
  readonly top: number;
  /** Room for the row's own title above it, and right of it: one of the two, or none. */
  readonly title: number;
  readonly beside: number;
}

export interface Room {
  readonly margins: Margins;
  /** Size of the letters, px. */
  readonly text: number;
  /** All words, shorter ones, or nothing but names. */
  readonly words: "whole" | "short" | "names";
  readonly tiles: TileRow | null;
}

/** Narrower stages get shorter words and less room for them. */
const NARROW_PX = 500;
/** So do lower ones; the lowest, such as the small one beside the lesson, have names alone. */
const LOW_PX = 440;
const LOWEST_PX = 340;

const SMALLEST_TEXT = 14;
/** Side of a square stage whose words have the smallest letters, and px more for each px of them. */
const SQUARE_PX = 585;
const PX_A_LETTER = 78;
/** For the back row: letters to begin with, and how much more they grow. */
const LARGE = { least: 1.2, growth: 1.6 };
const PLAIN = { least: 1, growth: 1 };
const LINE = 1.25;

export function textFor({ width, height, large = false }: Size): number {
  const more = Math.max(Math.sqrt(width * height) - SQUARE_PX, 0) / PX_A_LETTER;
  const { least, growth } = large ? LARGE : PLAIN;
  return Math.round(SMALLEST_TEXT * least + more * growth);
}

/** What of a network needs room around its picture. */
export interface Needs {
  /** Of the longest names. */
  readonly letters: NameLetters;
  /** The first layer is told with pictures below the stage. */
  readonly pictures: boolean;
  /** Titles have a line more: how large maps are. */
  readonly maps: boolean;
}

export function roomFor(size: Size, { letters, pictures, maps }: Needs): Room {
  const text = textFor(size);
  const words = wordsFor(size);
  const tiles = pictures && !size.bare && words !== "names" ? tileRow(size, text) : null;
  const names = roomForNames(letters, text, words === "whole");
  const lines = words === "whole" ? 2 : 1;
  const titles = words === "names" ? 1 : maps ? 3 : 2;
  return {
    text,
    words,
    tiles,
    margins: {
      left: Math.round(0.6 * text) + (words === "whole" ? names.left : 0),
      right: Math.round((words === "whole" ? 4.4 : 2.4) * text) + names.right,
      top: Math.round((titles * LINE + 1) * text),
      bottom:
        (words === "names" ? 8 : Math.round((lines * LINE + 1) * text) + 4) +
        (tiles ? size.height - tiles.top + tiles.title : 0),
    },
  };
}

function wordsFor({ width, height }: Size): Room["words"] {
  if (height < LOWEST_PX) return "names";
  return height < LOW_PX || width < NARROW_PX ? "short" : "whole";
}

/** As many pictures as have room at a good size; else as many as have room at all. */
const COUNTS = [6, 5, 3] as const;
const GOOD_PX = 84;
const LEAST_PX = 48;
const MOST_PX = 190;
/** Of the stage's height, and of that of a low one. */
const TILE_SHARE = 0.165;
const MOST_SHARE = 0.175;
const LOW_SHARE = 0.14;
/** Width of the row's title where it stands beside the row, in sizes of the letters. */
const BESIDE = 11;

function tileRow(size: Size, text: number): TileRow | null {
  const rows = COUNTS.map((count) => rowOf(size, text, count));
  return (
    rows.find(({ side }) => side >= GOOD_PX) ?? rows.find(({ side }) => side >= LEAST_PX) ?? null
  );
}

function rowOf({ width, height }: Size, text: number, count: number): TileRow {
  const gap = Math.round(0.6 * text);
  // A little more of a stage where that makes them large enough to be read.
  const high =
    height < LOW_PX
      ? LOW_SHARE * height
      : Math.max(TILE_SHARE * height, Math.min(MOST_SHARE * height, GOOD_PX));
  const across = (width - 16 - (count - 1) * gap) / count;
  const side = Math.floor(Math.min(high, across, MOST_PX));
  const free = width - 16 - count * (side + gap) >= BESIDE * text;
  return {
    count,
    side,
    gap,
    top: height - side - Math.round(LINE * text) - 8,
    title: free || height < LOW_PX ? 0 : Math.round(LINE * text),
    beside: free ? BESIDE * text : 0,
  };
}
