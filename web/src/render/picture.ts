/** What every renderer draws from: scene, frame and look seen by one and the same camera. */
import type { Network } from "../network/network";
import { arranged } from "../scene/arranged";
import { isDense } from "../scene/lines";
import { flatnessOf, type Look } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { type Camera, closeTo, createCamera } from "./camera";
import { lettersOf, type NameLetters } from "./names";
import { type Palette, paletteOf } from "./palette";
import { type Room, roomFor, type Size } from "./room";

/** A picture of a scene (a film of its story, of many): stage, PNG and film are each one of these. */
export interface Renderer {
  draw(scene: Scene, frame: Frame, look: Look): void;
  dispose(): void;
}

export interface Picture {
  /** With its neurons where the look has them. */
  readonly scene: Scene;
  readonly frame: Frame;
  readonly look: Look;
  readonly camera: Camera;
  /** Before it came close to a neuron. */
  readonly home: Camera;
  readonly room: Room;
  readonly palette: Palette;
  readonly words: Words;
}

/** Writes a word of a kind at a point of the screen; `key` is its own. */
export type Put = (key: string, kind: string, text: string, x: number, y: number) => void;

export function pictureOf(
  scene: Scene,
  frame: Frame,
  look: Look,
  size: Size,
  words: Words,
): Picture {
  const seen = viewOf(scene, look, size, frame.near);
  const palette = paletteOf(look.theme, scene.teaching !== null);
  return { ...seen, frame, look, palette, words };
}

/** Where everything stands, whatever it shows. */
export function viewOf(
  scene: Scene,
  look: Look,
  size: Size,
  near: Frame["near"] = FAR,
): Pick<Picture, "scene" | "camera" | "home" | "room"> {
  const placed = arranged(scene, look);
  const { layout } = placed;
  const { blocks } = layout;
  const [first] = scene.bundles;
  const room = roomFor(size, {
    letters: lettersIn(scene.network),
    // Weights as pictures of the input are those of a layer that reads all of it.
    pictures: blocks[0].picture && first.from < 0 && isDense(first),
    maps: blocks.some(({ maps }) => maps !== null),
  });
  const home = createCamera(layout, look.orbit, flatnessOf(look), size, room.margins);
  return { scene: placed, room, home, camera: closeTo(home, layout, near) };
}

const FAR: Frame["near"] = { neuron: -1, closeness: 0 };

const letters = new WeakMap<Network, NameLetters>();

/** Counting letters takes a while, and frames come often. */
function lettersIn(network: Network): NameLetters {
  let found = letters.get(network);
  if (!found) {
    found = lettersOf(network);
    letters.set(network, found);
  }
  return found;
}
