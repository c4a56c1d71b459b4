/**
 * The first layer told with pictures: weights times input, pixel by pixel, of the neurons that
 * speak loudest for the shown digit. Thousands of its connections matter; an image holds them all.
 */

import { weightsInto } from "../inside/bundle";
import type { Theme } from "../scene/look";
import type { Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { NARROW_PX } from "./camera";
import { PALETTES } from "./palette";
import type { Picture } from "./picture";

export interface Tiles {
  /** In a hurry, pictures that are no longer true are hidden instead of painted anew. */
  draw(picture: Picture): void;
  dispose(): void;
}

const COUNT = 5;

export function createTiles(host: HTMLElement, { stage }: Words): Tiles {
  const strip = document.createElement("figure");
  strip.className = "stage-tiles";
  const caption = document.createElement("figcaption");
  const row = document.createElement("div");
  row.className = "stage-tile-row";
  strip.append(caption, row);
  host.append(strip);
  let shown: { scene: Scene; theme: Theme } | null = null;

  return {
    draw({ scene, frame, look: { theme, hurried } }) {
      const { picture } = scene.layout.blocks[0];
      const fresh = shown?.scene === scene && shown.theme === theme;
      const visible = picture && frame.lines[0] > 0.02 && (fresh || !hurried);
      strip.hidden = !picture;
      strip.classList.toggle("below", host.clientWidth < NARROW_PX);
      strip.style.opacity = visible ? "1" : "0";
      if (!visible || fresh) return;
      shown = { scene, theme };
      caption.textContent = stage.tiles(scene.network.layers[0].name, COUNT);
      row.replaceChildren(...strongest(scene).map((j) => tile(scene, j, theme, stage.tile(j))));
    },
    dispose: () => strip.remove(),
  };
}

/** Neurons of the first layer by their evidence for the shown digit, largest first. */
function strongest(scene: Scene): number[] {
  const gradient = scene.gradients[0];
  const pre = scene.trace.layers[0].pre;
  return Array.from(pre, (z, j) => ({ j, evidence: z * gradient[j] }))
    .sort((p, q) => q.evidence - p.evidence)
    .slice(0, COUNT)
    .map(({ j }) => j);
}

function tile(scene: Scene, j: number, theme: Theme, words: string): HTMLElement {
  const columns = scene.layout.blocks[0]?.columns ?? 1;
  const rows = scene.layout.blocks[0]?.rows ?? 1;
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", words);
  const context = canvas.getContext("2d");
  const image = new ImageData(columns, rows);
  paintProducts(image.data, scene, j, theme);
  context?.putImageData(image, 0, 0);
  const box = document.createElement("div");
  const name = document.createElement("span");
  name.textContent = String(j);
  box.append(canvas, name);
  return box;
}

function paintProducts(out: Uint8ClampedArray, scene: Scene, j: number, theme: Theme): void {
  const products = weightsInto(scene.bundles[0], j).map((w, i) => w * scene.trace.image[i]);
  const most = products.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-9);
  const palette = PALETTES[theme];
  products.forEach((value, i) => {
    const strength = Math.sqrt(Math.abs(value) / most);
    const tone = value > 0 ? palette.for : palette.against;
    for (let c = 0; c < 3; c++) {
      const ground = palette.blank[c];
      out[4 * i + c] = 255 * (ground + (tone[c] - ground) * strength);
    }
    out[4 * i + 3] = 255;
  });
}
