/**
 * The stage: draws a Frame into one element and reports what the pointer is on.
 * Knows nothing of time, of the drawing pad or of the panels.
 */
import "../styles/stage.css";
import type { Arrangement } from "../scene/layout";
import type { NeuronId, Orbit, PathLayer, Shown, Theme, View } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { createArranging } from "./arranging";
import { type Camera, createCamera, marginsFor } from "./camera";
import { createChanges } from "./changes";
import { incoming } from "./focus";
import { isSoftware, openContext } from "./gl";
import { createGlide } from "./glide";
import { createJoins } from "./joins";
import { createLabels, roomForNames } from "./labels";
import type { LineGroup } from "./lines";
import { createMatrixView, type MatrixView } from "./matrix";
import { createPace } from "./pace";
import { createPainter, type Look, type Painter } from "./painter";
import { PALETTES } from "./palette";
import { createPointing } from "./pointing";
import { paintStill } from "./still";
import { createTiles } from "./tiles";

export interface Stage {
  /**
   * Draws now; asks nothing of the clock. Cheap to call with the same arguments. For pictures that
   * are saved, with this many pixels a px. What the canvas shows can be read until the task ends.
   */
  draw(scene: Scene, frame: Frame, pixelRatio?: number): void;
  setView(view: View): void;
  setTheme(theme: Theme): void;
  /** Puts the hidden neurons in another order, or back into that of their numbers. */
  setArrangement(arrangement: Arrangement | null): void;
  /** Points out connections; all others step back. */
  setPath(path: readonly PathLayer[] | null): void;
  show(connections: Shown): void;
  resetView(): void;
  /** The element that it is drawn in. */
  readonly host: HTMLElement;
  /** Where it is looked at from, and looking from elsewhere. */
  readonly orbit: Readonly<Orbit>;
  lookFrom(orbit: Readonly<Orbit>): void;
  /** Screen y (px, in the host) where each class's bar begins, so that outputs join their bars. */
  setBarAnchors(ys: readonly number[]): void;
  /** True when the picture is computed without a graphics card. */
  readonly software: boolean;
  /** True when WebGL2 is missing and a still picture is shown instead. */
  readonly still: boolean;
  /** False when this browser cannot add up all lines in floating point. */
  readonly canShowEvery: boolean;
  /** Lines drawn of each layer: fewer than chosen when the machine cannot keep up. */
  readonly drawn: readonly number[];
  dispose(): void;
}

export interface StageOptions {
  readonly words: Words;
  readonly view: View;
  readonly theme: Theme;
  /** Reduced motion: view changes jump instead of gliding. */
  readonly calm: boolean;
  /** For pictures and films: all lines always, however slow the machine. */
  readonly steady?: boolean;
  /** Called when something other than the frame changed (view gliding, resize): draw again. */
  readonly onDirty: () => void;
  /** While a pen is drawing, what takes time and nobody looks at may wait. */
  readonly hurry?: () => boolean;
  /** A neuron was clicked, or chosen with Enter. */
  readonly onPick?: (neuron: NeuronId) => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const MOST_PIXELS_PER_PX = 2;
const GLOW: Readonly<Record<Theme, number>> = { dark: 0.85, light: 0.3 };
/** Lines added to the picture of every connection in one frame. */
const CHUNK = { software: 4000, card: 24_000 };
/** How far the chosen connections step back behind one neuron's, and behind a path. */
const BEHIND_FOCUS = 0.25;
const BEHIND_PATH = 0.12;

export function createStage(host: HTMLElement, options: StageOptions): Stage {
  const canvas = createCanvas(host, options.words);
  const gl = openContext(canvas);
  const software = gl === null || isSoftware(gl);
  const flat = gl ? null : explainStill(host, canvas, options.words);
  let painter: Painter | null = gl && createPainter(gl);
  const joins = createJoins(host);
  const labels = createLabels(host, options.words);
  const tiles = createTiles(host, options.words);
  const pace = createPace(software && !options.steady);
  const pointing = createPointing(canvas, options);
  const flatness = createGlide(
    gl && options.view === "space" ? 0 : 1,
    options.calm,
    options.onDirty,
  );
  const arranging = createArranging(options);
  const changed = createChanges();
  const abort = new AbortController();
  let theme = options.theme;
  let shown: Shown = "important";
  let path: readonly PathLayer[] | null = null;
  let matrix: MatrixView | null = null;
  let placed = { scene: null as Scene | null, key: "" };
  let changes = 0;
  let drawn: number[] = [];

  const inHurry = (): boolean => options.hurry?.() ?? false;

  const place = (scene: Scene, camera: Camera): void => {
    const { focus } = pointing;
    const budget = pace.budget(scene.connections, inHurry());
    const key = `${camera.flatness} ${budget} ${focus?.layer} ${focus?.index} ${changes}`;
    if (scene === placed.scene && key === placed.key) return;
    placed = { scene, key };
    drawn = scene.connections.map(({ sources }) => Math.ceil(budget * sources.length));
    const above = [
      ...(path ?? []).map((layer) => groupOf(scene, layer)),
      ...(focus ? [incoming(scene, focus)] : []),
    ];
    const chosen = scene.connections.map((each, k) => groupOf(scene, each, drawn[k]));
    painter?.place(scene, [...chosen, ...above], camera);
  };

  /** Draws unless the same picture is there already; a given resolution is always drawn. */
  const paint = (scene: Scene, frame: Frame, size: Size, pixelRatio?: number): void => {
    const ratio = pixelRatio ?? pixelRatioOf(software);
    fitCanvas(canvas, size, ratio);
    const glided = flatness.value();
    const margins = marginsFor(size, glided, roomForNames(scene.network));
    const camera = createCamera(scene.layout, pointing.orbit.orbit, glided, size, margins);
    pointing.shows(scene, camera);
    const { focus } = pointing;
    const look: Look = {
      palette: PALETTES[theme],
      glow: GLOW[theme],
      pixelRatio: ratio,
      focus,
      dim: path ? BEHIND_PATH : focus && focus.layer >= 0 ? BEHIND_FOCUS : 1,
      everyLineChunk: shown === "every" ? CHUNK[software ? "software" : "card"] : 0,
    };
    place(scene, camera);
    const unfinished = (): boolean => shown === "every" && !everyLineDone(painter);
    const all = `${camera.matrix.join()} ${ratio} ${theme} ${shown} ${inHurry()} ${placed.key}`;
    const differs = changed.since(scene, frame, all);
    if (!differs && !unfinished() && pixelRatio === undefined) return;
    painter?.paint(scene, frame, camera, look);
    if (flat) {
      flat.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintStill(flat, scene, frame, camera, look.palette);
    }
    const every = shown === "every" ? (painter?.everyLine.progress ?? null) : null;
    // Counts and shares would only flicker under the pen.
    const counts = inHurry() ? null : drawn;
    labels.draw(scene, frame, camera, { drawn: counts, focus, every });
    joins.draw(scene, frame, camera);
    tiles.draw(scene, frame, theme, inHurry());
    if (unfinished()) requestAnimationFrame(options.onDirty);
    if (!inHurry()) pace.drew(performance.now());
  };

  canvas.addEventListener("webglcontextlost", (event) => event.preventDefault(), {
    signal: abort.signal,
  });
  canvas.addEventListener(
    "webglcontextrestored",
    () => {
      painter = gl && createPainter(gl);
      placed = { scene: null, key: "" };
      changed.forget();
      options.onDirty();
    },
    { signal: abort.signal },
  );
  const resized = new ResizeObserver(options.onDirty);
  resized.observe(host);

  return {
    host,
    software,
    still: gl === null,
    get canShowEvery() {
      return painter?.everyLine.possible ?? false;
    },
    get drawn() {
      return drawn;
    },
    draw(scene, frame, pixelRatio) {
      const size = { width: host.clientWidth, height: host.clientHeight };
      if (size.width === 0 || size.height === 0) return;
      if (matrix) matrix.draw(scene, pointing.focus);
      else paint(arranging.staged(scene), frame, size, pixelRatio);
    },
    setView(view) {
      if (gl) flatness.to(view === "flat" ? 1 : 0);
    },
    setTheme(next) {
      theme = next;
      matrix?.setTheme(next);
      options.onDirty();
    },
    setArrangement: arranging.to,
    setPath(next) {
      path = next;
      changes += 1;
      options.onDirty();
    },
    show(next) {
      shown = next;
      changed.forget();
      host.classList.toggle("shows-matrix", next === "matrix");
      if (next === "matrix") matrix ??= createMatrixView(host, { ...options, theme });
      else {
        matrix?.dispose();
        matrix = null;
      }
      options.onDirty();
    },
    resetView() {
      pointing.orbit.reset();
      matrix?.reset();
    },
    get orbit() {
      return pointing.orbit.orbit;
    },
    lookFrom(orbit) {
      Object.assign(pointing.orbit.orbit, orbit);
      options.onDirty();
    },
    setBarAnchors(ys) {
      joins.anchor(ys);
      changed.forget();
      options.onDirty();
    },
    dispose() {
      abort.abort();
      resized.disconnect();
      painter?.dispose();
      for (const part of [pointing, labels, joins, tiles, matrix]) part?.dispose();
      // Browsers keep few contexts: this one is not left to the garbage collector.
      gl?.getExtension("WEBGL_lose_context")?.loseContext();
      canvas.remove();
    },
  };
}

const everyLineDone = (painter: Painter | null): boolean => {
  const { done, total } = painter?.everyLine.progress ?? { done: 0, total: 0 };
  return painter === null || (total > 0 && done >= total);
};

function createCanvas(host: HTMLElement, { stage }: Words): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.className = "stage-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", stage.role);
  canvas.setAttribute("aria-label", stage.canvas);
  host.append(canvas);
  return canvas;
}

function explainStill(
  host: HTMLElement,
  canvas: HTMLCanvasElement,
  { stage }: Words,
): CanvasRenderingContext2D | null {
  const note = document.createElement("p");
  note.className = "stage-note";
  note.textContent = stage.still;
  host.append(note);
  return canvas.getContext("2d");
}

/** Without a graphics card one pixel a px is all that a live picture can afford. */
const pixelRatioOf = (software: boolean): number =>
  software ? 1 : Math.min(window.devicePixelRatio || 1, MOST_PIXELS_PER_PX);

/** Sizes the drawing buffer. */
function fitCanvas(canvas: HTMLCanvasElement, size: Size, ratio: number): void {
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function groupOf(
  scene: Scene,
  { from, layer, sources, targets, evidence }: PathLayer,
  count = sources.length,
): LineGroup {
  const { blocks } = scene.layout;
  const ends = { sources: blocks[from + 1].offset, targets: blocks[layer + 1].offset };
  return { ...ends, from: sources, to: targets, evidence, count };
}
