/** The names of the planes with their sizes, above them, and how many maps a stack does not show. */
import type { Block } from "../scene/layout";
import { restOf } from "../scene/layout";
import type { Step } from "../scene/scene";
import type { Words } from "../words/words";
import { project, projectOn } from "./camera";
import { LETTER } from "./names";
import type { Picture, Put } from "./picture";

interface Title {
  readonly layer: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export function placeTitles(picture: Picture, step: Step | undefined, put: Put): void {
  const { scene, camera, words, room } = picture;
  const { blocks } = scene.layout;
  const titles = blocks.map((block): Title => {
    const { spaceX, flatX, height, layer } = block;
    const across = (1 - camera.flatness) * spaceX + camera.flatness * flatX;
    const [x, y] = project(camera, across, -height / 2, 0);
    const what = titleOf(block, words);
    const text = room.words === "names" ? what.split("\n")[0] : what;
    return { layer, text, x, y: y - 0.8 * room.text };
  });
  const now = step?.layer ?? null;
  for (const { layer, text, x, y } of fitting(titles, now, room.text)) {
    put(`title ${layer}`, `title${layer === now ? " now" : ""}`, text, x, y);
  }
  for (const [k, block] of blocks.entries()) placeMore(picture, block, k, put);
}

function titleOf({ layer, name, count, picture, maps }: Block, { stage }: Words): string {
  if (layer < 0) return picture ? stage.inputPixels(count) : stage.input(count);
  if (!maps) return stage.layer(name, count);
  const { rows, columns } = maps;
  return rows === 1
    ? stage.series(name, maps.maps, columns)
    : stage.maps(name, maps.maps, rows, columns);
}

/** Titles that may lie over each other by so much, in sizes of the letters. */
const OVERLAP = 0.5;

/**
 * Where many planes stand close, their names alone, or no title where even that would lie over
 * another; that of the plane that is told now always has room, and the ends of the network.
 */
function fitting(titles: readonly Title[], now: number | null, text: number): readonly Title[] {
  const names = titles.map((title) => ({ ...title, text: title.text.split("\n")[0] }));
  const chosen = [titles, names].find((all) => areApart(all, text));
  if (chosen) return chosen;
  const first = names.filter(({ layer }, k) => layer === now || k === 0 || k === names.length - 1);
  const kept: Title[] = [];
  for (const title of [...first, ...names]) {
    if (kept.every((other) => other !== title && isApart(other, title, text))) kept.push(title);
  }
  return kept;
}

const areApart = (titles: readonly Title[], text: number): boolean =>
  titles.every((title, k) => k === 0 || isApart(titles[k - 1], title, text));

function isApart(a: Title, b: Title, text: number): boolean {
  const needed = (LETTER * (lettersIn(a) + lettersIn(b)) * text) / 2 - OVERLAP * text;
  const high = 1.25 * text * Math.max(linesIn(a), linesIn(b));
  return Math.abs(a.x - b.x) >= needed || Math.abs(a.y - b.y) >= high;
}

const lettersIn = ({ text }: Title): number =>
  Math.max(...text.split("\n").map(({ length }) => length));
const linesIn = ({ text }: Title): number => text.split("\n").length;

/** Below the tiles of a stack how many maps have none, as far as its plane is wide enough. */
function placeMore({ camera, room, words: { stage } }: Picture, block: Block, k: number, put: Put) {
  const { maps, width } = block;
  if (!maps || maps.tiles >= maps.maps || room.words === "names") return;
  const [along, down] = restOf(block);
  const [x, y] = projectOn(camera, block, along, down);
  const [[left], [right]] = [-width / 2, width / 2].map((side) =>
    projectOn(camera, block, side, down),
  );
  const rest = maps.maps - maps.tiles;
  const text = [stage.more(rest), stage.moreShort(rest)].find(
    (words) => LETTER * words.length * room.text <= Math.abs(right - left) + room.text,
  );
  if (text) put(`more ${k}`, "more", text, x, y);
}
