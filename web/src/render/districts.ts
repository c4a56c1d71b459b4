/**
 * The light mark of the districts: beside each hidden plane, at the rows of the neurons that
 * prefer a class, its name, where there is room for it.
 */
import { arrange } from "../inside/arrange";
import type { Network } from "../network/network";
import { type Block, type Layout, tileAt } from "../scene/layout";
import type { Scene } from "../scene/scene";
import { type Camera, project } from "./camera";
import { LETTER, NARROW_NAME, shortened } from "./names";
import type { Picture, Put } from "./picture";

/** Neurons of a layer that prefer the same class, by the places where they stand. */
interface District {
  readonly layer: number;
  readonly preferred: number;
  readonly first: number;
  readonly count: number;
  /** The neuron, or the map, on its first place and on its last. */
  readonly ends: readonly [number, number];
}

const known = new WeakMap<Network, ReturnType<typeof arrange>>();

/** Of the hidden layers; none where nothing was measured. Of a stack only maps that are drawn. */
function districtsOf({ network, layout }: Scene): readonly District[] {
  const found = known.has(network) ? known.get(network) : arrange(network);
  known.set(network, found ?? null);
  const { order = [], preferred = [] } = found ?? {};
  return order.slice(0, -1).flatMap((places, layer) => {
    const drawn = layout.tiles[layer + 1]?.maps ?? places;
    return groupsOf(drawn, preferred[layer], layer);
  });
}

function groupsOf(places: Int32Array, preferred: Int32Array, layer: number): District[] {
  const groups: District[] = [];
  for (let from = 0; from < places.length; ) {
    let to = from;
    while (to < places.length && preferred[places[to]] === preferred[places[from]]) to++;
    const ends = [places[from], places[to - 1]] as const;
    groups.push({ layer, preferred: preferred[places[from]], first: from, count: to - from, ends });
    from = to;
  }
  return groups.filter(({ preferred }) => preferred >= 0);
}

/** Lines of text, and how much clear space a name keeps beside it, in sizes of the letters. */
const LINE = 1.15;
const LOWEST = 0.6;
const CLEAR = 0.8;

export function placeDistricts(picture: Picture, put: Put): void {
  const { scene, look, frame, room } = picture;
  if (!look.order || look.glide || room.words === "names") return;
  const { classNames } = scene.network;
  let last = { layer: -1, y: Number.NEGATIVE_INFINITY };
  for (const { layer, preferred, first, count, ends } of districtsOf(scene)) {
    const block = scene.layout.blocks[layer + 1];
    const [top, bottom] = rowsOf(scene.layout, block, { first, count, ends }).map((down) =>
      edgeAt(picture, block, down),
    );
    const [x, y] = [(top[0] + bottom[0]) / 2, (top[1] + bottom[1]) / 2];
    const name = shortened(classNames[preferred] ?? "", NARROW_NAME);
    const above = last.layer === layer ? y - last.y : Number.POSITIVE_INFINITY;
    const wide = (LETTER * name.length + CLEAR) * room.text;
    if (bottom[1] - top[1] < LOWEST * room.text || above < LINE * room.text) continue;
    if (clearance(picture, layer + 1) - x < wide) continue;
    last = { layer, y };
    const best = preferred === scene.trace.prediction && frame.answer > 0.5 ? " best" : "";
    put(`district ${layer} ${preferred}`, `district${best}`, name, x + 0.3 * room.text, y);
  }
}

/** Where a district begins and ends, down from the middle of its plane. */
function rowsOf(
  layout: Layout,
  block: Block,
  { first, count, ends }: Pick<District, "first" | "count" | "ends">,
): readonly [number, number] {
  const { maps, layer, columns, rows, cell } = block;
  if (!maps) {
    const at = (place: number): number => (place / columns - rows / 2) * cell;
    return [at(first), at(first + count)];
  }
  const [top, bottom] = ends.map((map) => tileAt(layout, layer + 1, map)?.[1] ?? 0);
  return [top - maps.tileHeight / 2, bottom + maps.tileHeight / 2];
}

/** The right edge of a plane on the screen, so far down from its middle. */
function edgeAt({ camera }: Picture, block: Block, down: number): [number, number] {
  const edges = [-0.5, 0.5].map((share) => pointOn(camera, block, share, down));
  return edges[0][0] > edges[1][0] ? edges[0] : edges[1];
}

function pointOn(camera: Camera, block: Block, share: number, down: number): [number, number] {
  const t = camera.flatness;
  const along = share * block.width;
  return project(camera, (1 - t) * block.spaceX + t * (block.flatX + along), down, (1 - t) * along);
}

/** Screen x where the next plane begins, or the picture ends. */
function clearance({ scene, camera }: Picture, k: number): number {
  const next = scene.layout.blocks[k + 1];
  if (!next) return camera.width;
  return Math.min(...[-0.5, 0.5].map((share) => pointOn(camera, next, share, 0)[0]));
}
