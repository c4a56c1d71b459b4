/** Lines that join each output on the stage with its probability bar beside it, as SVG paths. */
import { projectNeuron } from "./camera";
import { LETTER, lettersOf } from "./names";
import type { Picture } from "./picture";

export interface Joins {
  /** Screen y of each class's bar, px in the host; none: nothing is joined. */
  anchor(ys: readonly number[]): void;
  draw(picture: Picture): void;
  dispose(): void;
}

const SVG = "http://www.w3.org/2000/svg";
/** Room for a class's first letter right of an output neuron, in sizes of the letters. */
const NAME = 1.85;

export function createJoins(host: HTMLElement): Joins {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "stage-joins");
  svg.setAttribute("aria-hidden", "true");
  host.append(svg);
  let anchors: readonly number[] = [];
  const paths: SVGPathElement[] = [];

  return {
    anchor(ys) {
      anchors = ys;
      while (paths.length > ys.length) paths.pop()?.remove();
      while (paths.length < ys.length) {
        const path = document.createElementNS(SVG, "path");
        svg.append(path);
        paths.push(path);
      }
    },
    draw(picture) {
      joinsOf(picture, anchors).forEach(({ d, width, opacity, lit }, c) => {
        const path = paths[c];
        setIfNew(path, "d", d);
        setIfNew(path, "stroke-width", width.toFixed(2));
        setIfNew(path, "stroke-opacity", opacity.toFixed(2));
        setIfNew(path, "class", lit ? "lit" : "");
      });
    },
    dispose: () => svg.remove(),
  };
}

export interface Join {
  readonly d: string;
  readonly width: number;
  readonly opacity: number;
  readonly lit: boolean;
}

/** From each output's name to its bar, which begins right of the stage at the given height. */
export function joinsOf(
  { scene, frame, camera, room }: Picture,
  anchors: readonly number[],
): readonly Join[] {
  const block = scene.layout.blocks[scene.layout.blocks.length - 1];
  const names = LETTER * room.text * (lettersOf(scene.network).classes - 1);
  const shown = 1 - frame.near.closeness;
  return anchors.map((end, c) => {
    const [x, y] = projectNeuron(camera, scene.layout, block.offset + c);
    const to = camera.width;
    const right = x + 0.42 * block.cell * camera.scale + NAME * room.text + names;
    const from = Math.min(right, to);
    const bend = (from + to) / 2;
    const points = [
      [bend, y],
      [bend, end],
      [to, end],
    ]
      .flat()
      .map((px) => px.toFixed(1));
    const value = frame.bars[c];
    return {
      d: `M${from.toFixed(1)} ${y.toFixed(1)}C${points.join(" ")}`,
      width: 1 + 2.5 * value,
      opacity: shown * (0.22 + 0.78 * Math.sqrt(value)),
      lit: value > 0.01,
    };
  });
}

function setIfNew(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
