/** The names of the planes with their sizes, above them, and how many maps a stack does not show. */
import { archOf } from "../scene/ends";
import type { Block } from "../scene/layout";
import { restOf } from "../scene/layout";
import type { Step } from "../scene/scene";
import type { Words } from "../words/words";
import { type Camera, project, projectOn } from "./camera";
import { BOLD, fitting, isCrowded, type Word } from "./fit";
import { LETTER } from "./names";
import type { Picture, Put } from "./picture";

export function placeTitles(picture: Picture, step: Step | undefined, put: Put): void {
  const { scene, camera, words, room } = picture;
  const { blocks } = scene.layout;
  const now = step?.layer ?? null;
  const titles = blocks.map((block, k): Word => {
    const { spaceX, flatX, height, layer } = block;
    const across = (1 - camera.flatness) * spaceX + camera.flatness * flatX;
    const [x, y] = project(camera, across, -height / 2, 0);
    const first = layer === now || k === 0 || k === blocks.length - 1;
    const text = titleOf(block, words);
    return {
      key: `title ${layer}`,
      text,
      x: within(camera, x, text, room.text),
      y: y - 0.8 * room.text,
      first,
    };
  });
  // Where many planes stand close they have their names alone, or only some have them.
  const names = titles.map((title) => ({ ...title, text: title.text.split("\n")[0] }));
  // Over some of them are the shares of lines that jump over planes.
  const jumped = scene.bundles.some((bundle) => archOf(scene.layout, bundle) > 0);
  const wordings = room.words === "names" || jumped ? [names] : [titles, names];
  const told = isCrowded(scene.layout) ? fitting(wordings, room.text) : wordings[0];
  for (const { key, text, x, y } of told) {
    put(key, `title${key === `title ${now}` ? " now" : ""}`, text, x, y);
  }
  let free = Number.NEGATIVE_INFINITY;
  for (const [k, block] of blocks.entries()) free = placeMore(picture, block, k, free, put);
}

/** The middle of a title over a plane that is seen: at the edges it is moved into the picture. */
function within({ width }: Camera, x: number, text: string, letters: number): number {
  if (x < 0 || x > width) return x;
  const half = (BOLD * LETTER * letters * Math.max(...text.split("\n").map(lettersOf))) / 2;
  return Math.max(Math.min(x, width + BEYOND - half), half);
}

const lettersOf = ({ length }: string): number => length;
/** px that words may reach into the room of the joins: as the stylesheet has it. */
const BEYOND = 24;

function titleOf({ layer, name, count, picture, maps }: Block, { stage }: Words): string {
  if (layer < 0) return picture ? stage.inputPixels(count) : stage.input(count);
  if (!maps) return stage.layer(name, count);
  const { rows, columns } = maps;
  return rows === 1
    ? stage.series(name, maps.maps, columns)
    : stage.maps(name, maps.maps, rows, columns);
}

/** Between two of the numbers of maps that are not drawn, px. */
const CLEAR_PX = 4;

/**
 * Below the tiles of a stack how many maps have none, as far as its plane is wide enough and the
 * plane before left room. Returns from where on there is room.
 */
function placeMore(
  { camera, room, words: { stage } }: Picture,
  block: Block,
  k: number,
  free: number,
  put: Put,
): number {
  const { maps, width } = block;
  if (!maps || maps.tiles >= maps.maps || room.words === "names") return free;
  const [along, down] = restOf(block);
  const [x, y] = projectOn(camera, block, along, down);
  const [[left], [right]] = [-width / 2, width / 2].map((side) =>
    projectOn(camera, block, side, down),
  );
  const rest = maps.maps - maps.tiles;
  const text = [stage.more(rest), stage.moreShort(rest)].find(
    (words) => LETTER * words.length * room.text <= Math.abs(right - left) + room.text,
  );
  const half = text ? (LETTER * text.length * room.text) / 2 : 0;
  if (!text || x - half < free) return free;
  put(`more ${k}`, "more", text, x, y);
  return x + half + CLEAR_PX;
}
