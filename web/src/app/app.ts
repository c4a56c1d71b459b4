/**
 * Everything that the page knows while it runs, as signals, and the few ways to change it.
 * Drawing, reading and the clock meet here once per animation frame; knows nothing of the DOM.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Stroke } from "../ink/ink";
import { byLabel, type Drawing } from "../ink/strokes";
import { inputForm, isDrawn } from "../network/input";
import type { Network } from "../network/network";
import type { Stage } from "../render/stage";
import { createFrame, frameAt } from "../scene/frame";
import type { Orbit, Theme, View } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { createEditing } from "./editing";
import { EMPTY, type Input } from "./input";
import { createInside } from "./inside";
import { createLens } from "./lens";
import { createLoop } from "./loop";
import { createPanels } from "./panels";
import { createPlaying } from "./playing";
import { type Reading, raster, read } from "./reading";

export interface AppOptions {
  readonly network: Network;
  readonly drawings?: readonly Drawing[];
  /** Inputs to choose from, such as those that a notebook's `show` was given. */
  readonly examples?: readonly Float32Array[];
  readonly theme?: Theme;
  /** Tells this page's ids from those of other pages in the same document; 0 is the first. */
  readonly instance?: number;
  /** Reduced motion: nothing plays by itself, steps jump. */
  readonly calm?: boolean;
  /** Always draw all lines, however slow the machine. */
  readonly steady?: boolean;
  /** Makes one HTML file of the page, which starts as a link's fragment says. */
  readonly toHtml?: (link: string, inputs: readonly Float32Array[]) => Promise<Blob>;
  readonly onTheme?: (theme: Theme) => void;
  readonly request?: (callback: (now: number) => void) => number;
  readonly cancel?: (id: number) => void;
}

export type Painter = (scene: Scene, frame: Frame) => void;
export type App = ReturnType<typeof createApp>;

export function createApp(options: AppOptions) {
  const { network, drawings = [], calm = false } = options;
  const examples = options.examples ?? [];
  const form = inputForm(network, examples);
  const samples = byLabel(isDrawn(form) ? drawings.filter(isClassOf(network)) : []);

  const input = signal<Input>(EMPTY);
  const lens = createLens(network);
  const rastered = computed(() => raster(form, input.value));
  const reading = computed(() => read(network, form, input.value, rastered.value, lens));
  const theme = signal<Theme>(options.theme ?? "dark");
  const view = signal<View>("space");
  /** What a screen reader is told, once. */
  const spoken = signal("");
  const helpOpen = signal(false);
  /** A sentence for the reader, until they close it. */
  const notice = signal("");
  const stage = signal<Stage | null>(null);
  /** The stage says here how its view is reset. */
  const resetView = signal<() => void>(() => {});

  const say = (words: string): void => {
    spoken.value = words;
  };
  const wake = (): void => frames.wake();
  const settle = (): void => editing.settle();
  const playing = createPlaying({ reading, calm, settle, say, wake });
  const { showFinished } = playing;
  const inside = createInside({ network, lens, reading, wake, showFinished, say });
  const { newPicture } = inside;
  const around = { newPicture, showFinished, say, wake };
  const editing = createEditing({ network, samples, examples, calm, input, reading, ...around });

  const painters = new Set<Painter>();
  let firstOrbit: Readonly<Orbit> | null = null;
  const out = createFrame(reading.value.scene);
  const frames = createLoop(paint, options.request, options.cancel);

  /** One animation frame: pen, clock, picture. Returns whether another one must follow. */
  function paint(elapsed: number): boolean {
    editing.writeOn(elapsed);
    editing.commit();
    playing.advance(elapsed);
    const { scene } = reading.value;
    frameAt(scene, playing.clock.value.seconds, out);
    for (const painter of painters) painter(scene, out);
    return editing.isWriting() || playing.moving();
  }

  /** The drawing as a link keeps it: what is seen stays, and so does where the story stands. */
  function settleStrokes(strokes: readonly Stroke[]): void {
    const { seconds } = playing.clock.value;
    input.value = { ...input.value, strokes };
    playing.stand(seconds);
    frames.wake();
  }

  return {
    network,
    /** An id as this page writes it: the first page of a document has them plain. */
    idOf: (name: string): string => (options.instance ? `${name}-${options.instance + 1}` : name),
    calm,
    steady: options.steady ?? false,
    form,
    examples,
    /** Whether this network reads what can be drawn. */
    readsPad: isDrawn(form),
    samples,
    panels: createPanels(),
    notice,
    stage,
    input: input as ReadonlySignal<Input>,
    reading,
    inside,
    outline: playing.outline,
    clock: playing.clock,
    step: playing.step,
    playing: playing.playing,
    duration: playing.duration,
    speed: playing.speed,
    loop: playing.loop,
    theme,
    view,
    penDown: editing.penDown,
    variants: editing.variants,
    spoken,
    helpOpen,
    resetView,
    pen: editing.pen,
    clear: editing.clear,
    undo: editing.undo,
    drawSample: editing.drawSample,
    /** The opening: a drawing is written as if by hand, then the story plays. */
    open: (drawing: Drawing): void => editing.open(drawing, playing.playFromStart),
    drawStrokes: editing.drawStrokes,
    setPixels: editing.setPixels,
    setInput: editing.setInput,
    setFeature: editing.setFeature,
    showExample: editing.showExample,
    settleStrokes,
    play: playing.play,
    pause: playing.pause,
    toggle: playing.toggle,
    seek: playing.seek,
    next: playing.next,
    previous: playing.previous,
    toStart: playing.toStart,
    toEnd: playing.toEnd,
    showSteps: playing.showSteps,
    toggleView: (): void => {
      view.value = view.value === "space" ? "flat" : "space";
    },
    toggleTheme: (): void => {
      theme.value = theme.value === "dark" ? "light" : "dark";
      options.onTheme?.(theme.value);
    },
    /** The reading that includes everything drawn up to now, not only up to the last frame. */
    current: (): Reading => {
      editing.commit();
      return reading.value;
    },
    onPaint: (painter: Painter): (() => void) => {
      painters.add(painter);
      frames.wake();
      return () => painters.delete(painter);
    },
    /** Looks at the stage from there, as soon as there is one. */
    look: (orbit: Readonly<Orbit>): void => {
      firstOrbit = orbit;
      stage.value?.lookFrom(orbit);
    },
    firstLook: (): Readonly<Orbit> | null => firstOrbit,
    wake: frames.wake,
    toHtml: options.toHtml ?? null,
    dispose: frames.dispose,
  };
}

/** Ready-made drawings are digits: those that the network tells apart. */
const isClassOf =
  ({ classNames }: Network) =>
  ({ label }: Drawing): boolean =>
    classNames.includes(String(label));
