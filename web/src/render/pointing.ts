/** Which neuron the reader points at, with pointer or keyboard, and which one they choose. */

import type { NeuronId } from "../scene/look";
import type { Scene } from "../scene/scene";
import { describe } from "../words/names";
import type { Words } from "../words/words";
import type { Camera } from "./camera";
import { neighbour, pick } from "./focus";
import { createOrbit, type OrbitControl } from "./orbit";

export interface Pointing {
  readonly focus: NeuronId | null;
  readonly orbit: OrbitControl;
  /** Tells what is on screen now. */
  shows(scene: Scene, camera: Camera): void;
  dispose(): void;
}

export interface PointingOptions {
  readonly words: Words;
  /** Called when another neuron is pointed at, or the view is turned: draw again. */
  readonly onDirty: () => void;
  /** A neuron was clicked, or chosen with Enter. */
  readonly onPick?: (neuron: NeuronId) => void;
}

export function createPointing(canvas: HTMLCanvasElement, options: PointingOptions): Pointing {
  const abort = new AbortController();
  let focus: NeuronId | null = null;
  let shown: { scene: Scene; camera: Camera } | null = null;

  const setFocus = (next: NeuronId | null): void => {
    if (next?.layer === focus?.layer && next?.index === focus?.index) return;
    focus = next;
    const { words } = options;
    const name = shown && next ? describe(shown.scene, next, words) : words.stage.canvas;
    canvas.setAttribute("aria-label", name);
    options.onDirty();
  };
  const at = (x: number, y: number): NeuronId | null =>
    shown && pick(shown.scene, shown.camera, x, y);
  const choose = (neuron: NeuronId | null): void => {
    if (neuron) options.onPick?.(neuron);
  };
  const orbit = createOrbit(canvas, {
    onChange: options.onDirty,
    onRest: (x, y) => setFocus(at(x, y)),
    onClick: (x, y) => choose(at(x, y)),
  });
  const onKey = (event: KeyboardEvent): void => {
    const action = viewAction(event, orbit);
    if (action) action();
    else if (event.key === "Escape" && focus) setFocus(null);
    else if (event.key === "Enter" && focus) choose(focus);
    else if (event.key.startsWith("Arrow") && shown) {
      setFocus(neighbour(shown.scene, focus, event.key));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const type of ["pointerleave", "blur"]) {
    canvas.addEventListener(type, () => setFocus(null), { signal: abort.signal });
  }
  canvas.addEventListener("keydown", onKey, { signal: abort.signal });

  return {
    get focus() {
      return focus;
    },
    orbit,
    shows(scene, camera) {
      shown = { scene, camera };
    },
    dispose() {
      abort.abort();
      orbit.dispose();
    },
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
