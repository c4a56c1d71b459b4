/**
 * The stage on the page: a renderer that glides from look to look, draws only when something
 * changed, keeps to what the machine can afford, and tells how it is asked to be looked at by
 * pointer and keyboard. Knows nothing of time, of the drawing pad or of the panels.
 */
import type { Look } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { createChanges } from "./changes";
import { createGliding } from "./gliding";
import { createPace } from "./pace";
import { createPointing, type OnScreen } from "./pointing";
import { createRenderer, type Happenings, liveRatio, sizeOf } from "./renderer";

export interface Stage {
  /** Draws now; asks nothing of the clock. Cheap to call with the same arguments. */
  draw(scene: Scene, frame: Frame): void;
  /** The element that it is drawn in. */
  readonly host: HTMLElement;
  /** Screen y (px, in the host) where each class's bar begins, so that outputs join their bars. */
  setBarAnchors(ys: readonly number[]): void;
  readonly anchors: readonly number[];
  /** False when this browser cannot add up all lines in floating point. */
  readonly canShowEvery: boolean;
  dispose(): void;
}

export interface StageOptions extends Omit<Happenings, "onReplaced"> {
  readonly words: Words;
  /** How it is to be looked at now; `onLook` tells what it is asked to change about that. */
  readonly look: () => Look;
  /** To be said to who cannot see the stage. */
  readonly onSay: (sentence: string) => void;
  /** Reduced motion: view changes jump instead of gliding. */
  readonly calm: boolean;
  /** For pictures and films: all lines always, however slow the machine. */
  readonly steady: boolean;
}

export function createStage(host: HTMLElement, options: StageOptions): Stage {
  const renderer = createRenderer(host, { ...options, onReplaced: () => replaced() });
  const { canvas } = renderer;
  let budgeted = createBudget(options, canvas);
  const gliding = createGliding(options.calm);
  const changed = createChanges();
  let shown: OnScreen | null = null;
  let anchors: readonly number[] = [];
  let further = 0; // the frame that goes on where this one ended
  const point = (): (() => void) => {
    nameCanvas(canvas.element, options.words);
    canvas.element.addEventListener("webglcontextrestored", changed.forget);
    return createPointing(canvas.element, { ...options, shown: () => shown });
  };
  let unpoint = point();
  const replaced = (): void => {
    unpoint();
    unpoint = point();
    budgeted = createBudget(options, canvas);
    changed.forget();
  };
  const again = (): void => {
    changed.forget();
    options.onDirty();
  };
  const resized = new ResizeObserver(options.onDirty);
  resized.observe(host);

  /** The look of this moment: as far as the machine can afford, and on its way. */
  const lookNow = (): Look => {
    budgeted.tell();
    return gliding(options.look(), performance.now());
  };

  return {
    host,
    get canShowEvery() {
      return canvas.canShowEvery;
    },
    get anchors() {
      return anchors;
    },
    setBarAnchors(ys) {
      anchors = ys;
      renderer.setBarAnchors(ys);
      again();
    },
    draw(scene, frame) {
      const size = sizeOf(host);
      if (size.width === 0 || size.height === 0) return;
      if (scene !== shown?.scene) budgeted.renew();
      const look = lookNow();
      const place = `${size.width} ${size.height} ${size.large} ${liveRatio(canvas.software, size)}`;
      const unfinished = (): boolean => look.shown === "every" && canvas.unfinished;
      const differs = changed.since(scene, frame, look, place);
      if (!differs && !unfinished() && look.shown !== "matrix") return;
      renderer.draw(scene, frame, look);
      const near = { ...frame.near };
      shown = { scene, look, size, near };
      if (look.glide || unfinished()) further = requestAnimationFrame(options.onDirty);
      if (look.shown !== "matrix" && !look.hurried) budgeted.drew();
    },
    dispose() {
      cancelAnimationFrame(further);
      unpoint();
      resized.disconnect();
      renderer.dispose();
    },
  };
}

/** Keeps the look within what the machine can draw. */
function createBudget(
  { look, onLook, steady }: StageOptions,
  { software }: { readonly software: boolean },
) {
  const pace = createPace(software && !steady);
  return {
    tell(): void {
      const { budget, hurried } = look();
      const all = pace.lines(hurried);
      if (budget.all !== all) onLook({ budget: { ...budget, all } });
    },
    drew: (): void => pace.drew(performance.now()),
    renew: pace.renew,
  };
}

function nameCanvas(canvas: HTMLCanvasElement, { stage }: Words): void {
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", stage.role);
  canvas.setAttribute("aria-label", stage.canvas);
}
