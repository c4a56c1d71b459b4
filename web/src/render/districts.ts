/**
 * The light mark of the districts: beside each hidden plane, at the rows of the neurons that
 * prefer a class, its name, where there is room for it.
 */
import { arrange } from "../inside/arrange";
import type { Network } from "../network/network";
import type { Block } from "../scene/layout";
import { type Camera, project } from "./camera";
import { LETTER, NARROW_NAME, shortened } from "./names";
import type { Picture, Put } from "./picture";

/** Neurons of a layer that prefer the same class, by the places where they stand. */
interface District {
  readonly layer: number;
  readonly preferred: number;
  readonly first: number;
  readonly count: number;
}

const known = new WeakMap<Network, readonly District[]>();

/** Of the hidden layers; none where nothing was measured. */
function districtsOf(network: Network): readonly District[] {
  let found = known.get(network);
  if (!found) {
    const { order = [], preferred = [] } = arrange(network) ?? {};
    found = order
      .slice(0, -1)
      .flatMap((places, layer) => groupsOf(places, preferred[layer], layer));
    known.set(network, found);
  }
  return found;
}

function groupsOf(places: Int32Array, preferred: Int32Array, layer: number): District[] {
  const groups: District[] = [];
  for (let from = 0; from < places.length; ) {
    let to = from;
    while (to < places.length && preferred[places[to]] === preferred[places[from]]) to++;
    groups.push({ layer, preferred: preferred[places[from]], first: from, count: to - from });
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
  for (const { layer, preferred, first, count } of districtsOf(scene.network)) {
    const block = scene.layout.blocks[layer + 1];
    const [top, bottom] = [first, first + count].map((place) => edgeAt(picture, block, place));
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

/** The right edge of a plane on the screen, as far down as a place among its neurons. */
function edgeAt({ camera }: Picture, block: Block, place: number): [number, number] {
  const down = (place / block.columns - block.rows / 2) * block.cell;
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
