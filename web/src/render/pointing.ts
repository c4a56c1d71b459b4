/** Which neuron the reader points at, with pointer or keyboard, and which one they choose. */

import { flatnessOf, type Look, type NeuronId } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { describe } from "../words/names";
import type { Words } from "../words/words";
import { middleOf } from "./camera";
import { neighbour, pick } from "./focus";
import { createOrbit, type InView, type OrbitControl } from "./orbit";
import { viewOf } from "./picture";
import type { Size } from "./room";

/** What is on screen. */
export interface OnScreen {
  readonly scene: Scene;
  readonly look: Look;
  readonly size: Size;
  readonly near: Frame["near"];
}

export interface PointingOptions {
  readonly words: Words;
  /** How the scene is looked at, and told to be looked at from now on. */
  readonly look: () => Look;
  readonly onLook: (change: Partial<Look>) => void;
  /** What is on screen now, once something is. */
  readonly shown: () => OnScreen | null;
  /** A neuron was clicked, or chosen with Enter. */
  readonly onPick: (neuron: NeuronId) => void;
  /** A neuron was come to by key. */
  readonly onSay: (sentence: string) => void;
}

/** Returns what ends it. */
export function createPointing(canvas: HTMLCanvasElement, options: PointingOptions): () => void {
  const abort = new AbortController();

  const setFocus = (next: NeuronId | null): void => {
    const { focus } = options.look();
    if (next?.layer === focus?.layer && next?.index === focus?.index) return;
    const shown = options.shown();
    const { words } = options;
    const name = shown && next ? describe(shown.scene, next, words) : words.stage.canvas;
    canvas.setAttribute("aria-label", name);
    options.onLook({ focus: next });
  };
  const at = (x: number, y: number): NeuronId | null => {
    const shown = options.shown();
    if (!shown) return null;
    const { scene, camera } = viewOf(shown.scene, shown.look, shown.size, shown.near);
    return pick(scene, camera, x, y);
  };
  const choose = (neuron: NeuronId | null): void => {
    if (neuron) options.onPick(neuron);
  };
  const orbit = createOrbit(canvas, {
    orbit: () => options.look().orbit,
    onTurn: (next) => options.onLook({ orbit: next }),
    inView: () => {
      const shown = options.shown();
      return shown && inView(shown);
    },
    onRest: (x, y) => setFocus(at(x, y)),
    onClick: (x, y) => choose(at(x, y)),
  });
  const onKey = (event: KeyboardEvent): void => {
    const { focus } = options.look();
    const shown = options.shown();
    const action = viewAction(event, orbit);
    if (action) action();
    else if (event.key === "Escape" && focus) setFocus(null);
    else if (event.key === "Enter" && focus) choose(focus);
    else if (shown && walks(event.key, shown.scene)) {
      const next = neighbour(shown.scene, shown.look.order, focus, event.key);
      setFocus(next);
      options.onSay(describe(shown.scene, next, options.words));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const type of ["pointerleave", "blur"]) {
    canvas.addEventListener(type, () => setFocus(null), { signal: abort.signal });
  }
  canvas.addEventListener("keydown", onKey, { signal: abort.signal });

  return () => {
    abort.abort();
    orbit.dispose();
  };
}

/** Whether a key walks from unit to unit, or, over stacks of thousands of them, from plane to plane. */
const walks = (key: string, { layout }: Scene): boolean =>
  key.startsWith("Arrow") ||
  (/^Page(?:Up|Down)$/.test(key) && layout.blocks.some(({ maps }) => maps));

/** Most that a network is zoomed, and one with maps, whose cells are smaller. */
const CLOSEST = 4;
const CLOSEST_MAPS = 16;

function inView({ scene, look, size }: OnScreen): InView {
  const { home, room } = viewOf(scene, look, size);
  const maps = scene.layout.blocks.some((block) => block.maps);
  return {
    flat: flatnessOf(look) > 0.5,
    middle: middleOf(size, room.margins),
    scale: home.scale,
    closest: maps ? CLOSEST_MAPS : CLOSEST,
  };
}

/** What turns or zooms the view while the stage has the focus; null for other keys. */
function viewAction(event: KeyboardEvent, orbit: OrbitControl): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const turns: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-0.1, 0],
    ArrowRight: [0.1, 0],
    ArrowUp: [0, -0.1],
    ArrowDown: [0, 0.1],
  };
  const turn = event.shiftKey ? turns[event.key] : undefined;
  if (turn) return () => orbit.turn(...turn);
  if (event.key === "+" || event.key === "=") return () => orbit.zoom(1.15);
  if (event.key === "-") return () => orbit.zoom(1 / 1.15);
  return null;
}
