/** What every renderer draws from: scene, frame and look seen by one and the same camera. */
import { arranged } from "../scene/arranged";
import { flatnessOf, type Look } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { type Camera, createCamera, marginsFor } from "./camera";
import { roomForNames } from "./names";
import { PALETTES, type Palette } from "./palette";

/** A picture of a scene (a film of its story, of many): stage, PNG and film are each one of these. */
export interface Renderer {
  draw(scene: Scene, frame: Frame, look: Look): void;
  dispose(): void;
}

/** px */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Picture {
  /** With its neurons where the look has them. */
  readonly scene: Scene;
  readonly frame: Frame;
  readonly look: Look;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly words: Words;
}

export function pictureOf(
  scene: Scene,
  frame: Frame,
  look: Look,
  size: Size,
  words: Words,
): Picture {
  const { camera, scene: placed } = viewOf(scene, look, size);
  return { scene: placed, frame, look, camera, palette: PALETTES[look.theme], words };
}

/** Where everything stands, whatever it shows. */
export function viewOf(scene: Scene, look: Look, size: Size): Pick<Picture, "scene" | "camera"> {
  const placed = arranged(scene, look);
  const flatness = flatnessOf(look);
  const margins = marginsFor(size, flatness, roomForNames(scene.network));
  return {
    scene: placed,
    camera: createCamera(placed.layout, look.orbit, flatness, size, margins),
  };
}
