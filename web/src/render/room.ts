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
const NARROW_PX = 560;
/** So do lower ones; the lowest, such as the small one beside the lesson, have names alone. */
const LOW_PX = 440;
const LOWEST_PX = 340;

const SMALLEST_TEXT = 14;
/** Side of a square stage whose words have the smallest letters, and px more for each px of them. */
const SQUARE_PX = 585;
const PX_A_LETTER = 78;
const LARGE = 1.2;
const LINE = 1.25;

export function textFor({ width, height, large = false }: Size): number {
  const more = Math.max(Math.sqrt(width * height) - SQUARE_PX, 0) / PX_A_LETTER;
  return Math.round((SMALLEST_TEXT + more) * (large ? LARGE : 1));
}

/** `letters`: of the longest names; `pictures`: the first layer is told with pictures. */
export function roomFor(size: Size, letters: NameLetters, pictures: boolean): Room {
  const text = textFor(size);
  const words = wordsFor(size);
  const tiles = pictures && !size.bare && words !== "names" ? tileRow(size, text) : null;
  const names = roomForNames(letters, text, words === "whole");
  const lines = words === "whole" ? 2 : 1;
  const titles = words === "names" ? 1 : 2;
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

const TILES = 6;
const FEWER_TILES = 3;
/** Of the stage's height. */
const TILE_SHARE = 0.15;
/** Width of the row's title where it stands beside the row, in sizes of the letters. */
const BESIDE = 11;
const TILE_RANGE = [48, 190] as const;

function tileRow({ width, height }: Size, text: number): TileRow | null {
  const gap = Math.round(0.6 * text);
  for (const count of [TILES, FEWER_TILES]) {
    const across = (width - 16 - (count - 1) * gap) / count;
    const side = Math.floor(Math.min(TILE_SHARE * height, across, TILE_RANGE[1]));
    if (side < TILE_RANGE[0]) continue;
    const free = width - 16 - count * (side + gap) >= BESIDE * text;
    const beside = free ? BESIDE * text : 0;
    const title = free || height < LOW_PX ? 0 : Math.round(LINE * text);
    return { count, side, gap, title, beside, top: height - side - Math.round(LINE * text) - 8 };
  }
  return null;
}
