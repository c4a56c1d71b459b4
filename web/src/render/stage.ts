/**
 * The stage: draws a Frame into one element and reports what the pointer is on.
 * Knows nothing of time, of the drawing pad or of the panels.
 */
import "../styles/stage.css";
import type { Frame, Scene } from "../scene/scene";
import { type Camera, createCamera, type Margins } from "./camera";
import { describe, incoming, neighbour, pick } from "./focus";
import { isSoftware, openContext } from "./gl";
import { createJoins } from "./joins";
import { createLabels, NARROW_PX } from "./labels";
import type { LineGroup } from "./lines";
import { createOrbit } from "./orbit";
import { createPace } from "./pace";
import { createPainter, type Painter } from "./painter";
import { PALETTES } from "./palette";
import { paintStill } from "./still";
import { createTiles } from "./tiles";

export type View = "space" | "flat";
export type Theme = "dark" | "light";

/** A neuron on the stage: layer -1 is the input. */
export interface NeuronId {
  readonly layer: number;
  readonly index: number;
}

export interface Stage {
  /** Draws now; asks nothing of the clock. Cheap to call with the same arguments. */
  draw(scene: Scene, frame: Frame): void;
  setView(view: View): void;
  setTheme(theme: Theme): void;
  resetView(): void;
  /** Screen y (px, in the host) where each class's bar begins, so that outputs join their bars. */
  setBarAnchors(ys: readonly number[]): void;
  /** True when the picture is computed without a graphics card. */
  readonly software: boolean;
  /** True when WebGL2 is missing and a still picture is shown instead. */
  readonly still: boolean;
  /** Lines drawn of each layer: fewer than chosen when the machine cannot keep up. */
  readonly drawn: readonly number[];
  dispose(): void;
}

export interface StageOptions {
  readonly view: View;
  readonly theme: Theme;
  /** Reduced motion: view changes jump instead of gliding. */
  readonly calm: boolean;
  /** For pictures and films: all lines always, however slow the machine. */
  readonly steady?: boolean;
  /** Called when something other than the frame changed (view gliding, resize): draw again. */
  readonly onDirty: () => void;
  readonly onHover?: (neuron: NeuronId | null) => void;
}

const GLIDE_MS = 500;
const MOST_PIXELS_PER_PX = 2;
/** Lower stages, such as the small one beside the lesson, have no words around the picture. */
const LOW_PX = 340;
const GLOW: Readonly<Record<Theme, number>> = { dark: 0.85, light: 0.3 };

export function createStage(host: HTMLElement, options: StageOptions): Stage {
  const canvas = createCanvas(host);
  const gl = openContext(canvas);
  const software = gl === null || isSoftware(gl);
  const flat = gl ? null : explainStill(host, canvas);
  let painter: Painter | null = gl && createPainter(gl);
  const joins = createJoins(host);
  const labels = createLabels(host);
  const tiles = createTiles(host);
  const pace = createPace(software && !options.steady);
  const orbit = createOrbit(canvas, options.onDirty, (at) => at && point(at.x, at.y));
  const abort = new AbortController();
  let theme = options.theme;
  let glide = { from: 0, to: gl && options.view === "space" ? 0 : 1, since: -Infinity };
  let focus: NeuronId | null = null;
  let last: { scene: Scene; camera: Camera } | null = null;
  let placed = "";
  let placedScene: Scene | null = null;
  let drawn: number[] = [];

  const setFocus = (next: NeuronId | null): void => {
    if (next?.layer === focus?.layer && next?.index === focus?.index) return;
    focus = next;
    canvas.setAttribute("aria-label", last && next ? describe(last.scene, next) : CANVAS_NAME);
    options.onHover?.(next);
    options.onDirty();
  };
  const point = (x: number, y: number): void => {
    if (last) setFocus(pick(last.scene, last.camera, x, y));
  };
  const flatness = (): number => {
    const t = Math.min((performance.now() - glide.since) / GLIDE_MS, 1);
    if (t < 1) requestAnimationFrame(options.onDirty);
    const eased = t * t * (3 - 2 * t);
    return glide.from + (glide.to - glide.from) * eased;
  };

  const place = (scene: Scene, camera: Camera): void => {
    const budget = pace.budget(scene.connections);
    const key = `${camera.flatness} ${budget} ${focus?.layer} ${focus?.index}`;
    if (scene === placedScene && key === placed) return;
    placedScene = scene;
    placed = key;
    drawn = scene.connections.map(({ from }) => Math.ceil(budget * from.length));
    painter?.place(
      scene,
      [...groupsOf(scene, drawn), ...(focus ? [incoming(scene, focus)] : [])],
      camera,
    );
  };

  canvas.addEventListener("pointerleave", () => setFocus(null), { signal: abort.signal });
  canvas.addEventListener("blur", () => setFocus(null), { signal: abort.signal });
  canvas.addEventListener("keydown", (event) => onKey(event), { signal: abort.signal });
  const onKey = (event: KeyboardEvent): void => {
    const action = keyAction(event, orbit);
    if (event.key === "Escape" && focus) setFocus(null);
    else if (event.key.startsWith("Arrow") && !event.shiftKey && last)
      setFocus(neighbour(last.scene, focus, event.key));
    else if (action) action();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  canvas.addEventListener("webglcontextlost", (event) => event.preventDefault(), {
    signal: abort.signal,
  });
  canvas.addEventListener(
    "webglcontextrestored",
    () => {
      painter = gl && createPainter(gl);
      placedScene = null;
      options.onDirty();
    },
    { signal: abort.signal },
  );
  const resized = new ResizeObserver(options.onDirty);
  resized.observe(host);

  return {
    software,
    still: gl === null,
    get drawn() {
      return drawn;
    },
    draw(scene, frame) {
      const size = { width: host.clientWidth, height: host.clientHeight };
      if (size.width === 0 || size.height === 0) return;
      const ratio = fitCanvas(canvas, size, software);
      const glided = flatness();
      const margins = marginsFor(size, glided);
      const camera = createCamera(scene.layout, orbit.orbit, glided, size, margins);
      last = { scene, camera };
      const look = { palette: PALETTES[theme], glow: GLOW[theme], pixelRatio: ratio, focus };
      place(scene, camera);
      painter?.paint(scene, frame, camera, look);
      if (flat) {
        flat.setTransform(ratio, 0, 0, ratio, 0, 0);
        paintStill(flat, scene, frame, camera, look.palette);
      }
      labels.draw(scene, frame, camera, drawn, focus);
      joins.draw(scene, frame, camera);
      tiles.draw(scene, frame, theme);
      pace.drew(performance.now());
    },
    setView(view) {
      if (!gl) return;
      const to = view === "flat" ? 1 : 0;
      glide = { from: flatness(), to, since: options.calm ? -Infinity : performance.now() };
      options.onDirty();
    },
    setTheme(next) {
      theme = next;
      options.onDirty();
    },
    resetView: () => orbit.reset(),
    setBarAnchors(ys) {
      joins.anchor(ys);
      options.onDirty();
    },
    dispose() {
      abort.abort();
      resized.disconnect();
      orbit.dispose();
      painter?.dispose();
      for (const part of [labels, joins, tiles]) part.dispose();
      canvas.remove();
    },
  };
}

const CANVAS_NAME =
  "The network. Arrow keys walk from neuron to neuron, Shift with an arrow turns the view, plus and minus zoom.";

function createCanvas(host: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.className = "stage-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "network picture");
  canvas.setAttribute("aria-label", CANVAS_NAME);
  host.append(canvas);
  return canvas;
}

function explainStill(
  host: HTMLElement,
  canvas: HTMLCanvasElement,
): CanvasRenderingContext2D | null {
  const note = document.createElement("p");
  note.className = "stage-note";
  note.textContent =
    "This browser has no WebGL2, so the network is shown as a still picture. All numbers are the same.";
  host.append(note);
  return canvas.getContext("2d");
}

/** Sizes the drawing buffer; without a graphics card one pixel a px is all it can afford. */
function fitCanvas(
  canvas: HTMLCanvasElement,
  size: { width: number; height: number },
  software: boolean,
): number {
  const ratio = software ? 1 : Math.min(window.devicePixelRatio || 1, MOST_PIXELS_PER_PX);
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return ratio;
}

/**
 * Room for the words around the picture. In space the planes recede upwards, so the pictures of the
 * first layer fit above the input; flat, they need a row of their own.
 */
export function marginsFor(size: { width: number; height: number }, flatness: number): Margins {
  if (size.height < LOW_PX) return { left: 10, right: 14, top: 8, bottom: 8 };
  if (size.width < NARROW_PX) return { left: 10, right: 34, top: 48, bottom: 92 };
  const taller = 0.04 * size.height;
  return { left: 16, right: 70, top: 56 + taller + 62 * flatness, bottom: 50 + taller };
}

function groupsOf(scene: Scene, drawn: readonly number[]): LineGroup[] {
  const { blocks } = scene.layout;
  return scene.connections.map(({ from, to, evidence }, layer) => ({
    sources: blocks[layer]?.offset ?? 0,
    targets: blocks[layer + 1]?.offset ?? 0,
    from,
    to,
    evidence,
    count: drawn[layer] ?? 0,
  }));
}

/** View keys while the stage has the focus; null for keys that are not its own. */
function keyAction(
  event: KeyboardEvent,
  orbit: ReturnType<typeof createOrbit>,
): (() => void) | null {
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
