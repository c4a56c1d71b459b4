/**
 * Everything that the page knows while it runs, as signals, and the few ways to change it.
 * Drawing, reading and the clock meet here once per animation frame; knows nothing of the DOM.
 */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { InputError } from "../base/errors";
import { type Ink, ink as inkOf, PEN_WIDTH, type Point, type Stroke } from "../ink/ink";
import { fromInk } from "../ink/input";
import { byLabel, checkStrokes, type Drawing, intoPad, PAD, written } from "../ink/strokes";
import { type InputForm, inputForm } from "../network/input";
import type { Network } from "../network/network";
import type { Stage } from "../render/stage";
import { buildScene } from "../scene/build";
import { createFrame, frameAt, stepAt } from "../scene/frame";
import type { Orbit, Theme, View } from "../scene/look";
import type { Frame, Scene, Step } from "../scene/scene";
import type { Trace } from "../trace/trace";
import { stepCaption } from "../words/steps";
import * as player from "./clock";
import { createInside } from "./inside";
import { createLens, type Lens } from "./lens";
import { createLoop } from "./loop";
import { createPanels } from "./panels";

/** What the network reads: strokes of the pad, or pixels given by a script. */
export interface Input {
  readonly strokes: readonly Stroke[];
  readonly pixels: Float32Array | null;
  /** Not drawn by the person at the pad: their pen starts on a clean one. */
  readonly readyMade?: boolean;
}

/** One reading of the input: all that follows from it. */
export interface Reading {
  readonly input: Input;
  readonly ink: Ink | null;
  /** What the network read: the ink's pixels, or those that were given or changed by hand. */
  readonly image: Float32Array;
  readonly trace: Trace;
  /** The pass without anything switched off, erased or dropped; mostly `trace` itself. */
  readonly original: Trace;
  readonly scene: Scene;
  /** Nothing is drawn, so there is nothing to claim. */
  readonly blank: boolean;
}

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

const EMPTY: Input = { strokes: [], pixels: null };
const MOST_UNDO = 200;
/** Seconds for a drawing that writes itself, at the start and when chosen by hand. */
const INTRO = 1.2;
const WRITE = 0.45;

interface Writing {
  readonly strokes: readonly Stroke[];
  readonly duration: number;
  readonly then: () => void;
  seconds: number;
}

export function createApp(options: AppOptions) {
  const { network, drawings = [], calm = false } = options;
  const examples = options.examples ?? [];
  const form = inputForm(network, examples);
  const samples = byLabel(form.kind === "picture" ? drawings.filter(isClassOf(network)) : []);

  const input = signal<Input>(EMPTY);
  const lens = createLens(network);
  const rastered = computed(() => raster(form, input.value));
  const reading = computed(() => read(network, form, input.value, rastered.value, lens));
  const clock = signal<player.Clock>(player.stillAt(0));
  const speed = signal<number>(1);
  const loop = signal(false);
  const theme = signal<Theme>(options.theme ?? "dark");
  const view = signal<View>("space");
  const penDown = signal(false);
  /** The next variant of each ready-made digit. */
  const variants = signal<readonly number[]>(samples.map(() => 0));
  /** What a screen reader is told, once. */
  const spoken = signal("");
  const helpOpen = signal(false);
  /** A sentence for the reader, until they close it. */
  const notice = signal("");
  const stage = signal<Stage | null>(null);
  /** The stage says here how its view is reset. */
  const resetView = signal<() => void>(() => {});

  // Panels that show the order of the steps, not their words, need not follow every pen move.
  let outlined: readonly Step[] = [];
  const outline = computed(() => {
    const { steps } = reading.value.scene;
    if (!sameOutline(outlined, steps)) outlined = steps;
    return outlined;
  });
  const step = computed(() => stepAt(reading.value.scene.steps, Math.max(clock.value.seconds, 0)));
  const playing = computed(() => clock.value.playing);
  const duration = computed(() => reading.value.scene.duration);

  const inside = createInside({
    network,
    lens,
    reading,
    wake: () => frames.wake(),
    showFinished,
    say: (words) => {
      spoken.value = words;
    },
  });

  const painters = new Set<Painter>();
  const history: Input[] = [];
  let unread: Stroke[] | null = null;
  let writing: Writing | null = null;
  /** The feature that is being changed: all its changes are undone at once. */
  let adjusting: number | null = null;
  let firstOrbit: Readonly<Orbit> | null = null;
  const out = createFrame(reading.value.scene);
  const frames = createLoop(paint, options.request, options.cancel);

  /** One animation frame: pen, clock, picture. Returns whether another one must follow. */
  function paint(elapsed: number): boolean {
    writeOn(elapsed);
    commit();
    advance(elapsed);
    const { scene } = reading.value;
    frameAt(scene, clock.value.seconds, out);
    for (const painter of painters) painter(scene, out);
    return writing !== null || player.moving(clock.value);
  }

  function advance(elapsed: number): void {
    if (!player.moving(clock.value)) return;
    const before = step.value;
    const pace = { duration: duration.value, speed: speed.value, loop: loop.value };
    clock.value = player.advance(clock.value, elapsed, pace);
    if (step.value !== before && speed.value <= 1) sayStep(step.value);
  }

  /** Hands the points gathered since the last frame to the network. */
  function commit(): void {
    if (unread === null) return;
    const strokes = unread.map((stroke) => stroke.slice());
    unread = null;
    input.value = { strokes, pixels: null };
    showFinished();
  }

  function writeOn(elapsed: number): void {
    if (writing === null) return;
    const now = writing;
    now.seconds += elapsed;
    const share = Math.min(now.seconds / now.duration, 1);
    input.value = { strokes: written(now.strokes, share), pixels: null, readyMade: true };
    showFinished();
    if (share < 1) return;
    writing = null;
    now.then();
  }

  /** Ends a drawing that writes itself: at once it is all there. */
  function finishWriting(): void {
    if (writing === null) return;
    input.value = { strokes: writing.strokes, pixels: null, readyMade: true };
    writing = null;
    showFinished();
  }

  /** The result follows the pen: the finished picture, standing still. */
  function showFinished(): void {
    clock.value = player.stillAt(reading.value.blank ? 0 : duration.value);
  }

  function remember(): void {
    adjusting = null;
    history.push(input.value);
    if (history.length > MOST_UNDO) history.shift();
  }

  function change(next: Input): void {
    batch(() => {
      inside.newPicture();
      writing = null;
      unread = null;
      input.value = next;
      showFinished();
    });
    frames.wake();
  }

  function write(strokes: readonly Stroke[], seconds: number, then: () => void): void {
    inside.newPicture();
    writing = { strokes, duration: seconds, seconds: 0, then };
    frames.wake();
  }

  function setClock(next: player.Clock): void {
    finishWriting();
    commit();
    clock.value = next;
    frames.wake();
  }

  function sayStep(index: number): void {
    const { scene, blank } = reading.value;
    const now = scene.steps[index];
    spoken.value = blank || !now ? "" : stepCaption(scene, now);
  }

  function goTo(next: player.Clock): void {
    setClock(next);
    sayStep(player.currentStep(reading.value.scene.steps, next));
  }

  const pen = {
    down(point: Point): void {
      finishWriting();
      commit();
      remember();
      penDown.value = true;
      unread = [...(input.value.readyMade ? [] : input.value.strokes), [point]];
      frames.wake();
    },
    move(points: readonly Point[]): void {
      if (!penDown.value || points.length === 0) return;
      unread ??= input.value.strokes.map((stroke) => stroke.slice());
      const last = unread.length - 1;
      unread[last] = [...unread[last], ...points];
      frames.wake();
    },
    up(): void {
      penDown.value = false;
      frames.wake();
    },
  };

  function clear(): void {
    if (isEmpty(input.value) && writing === null) return;
    finishWriting();
    remember();
    penDown.value = false;
    change(EMPTY);
    spoken.value = "The drawing pad is empty.";
  }

  function undo(): void {
    finishWriting();
    const before = history.pop();
    if (before) change(before);
  }

  /** Draws the next ready-made drawing of a digit. */
  function drawSample(label: number): void {
    const at = samples.findIndex(([each]) => each === label);
    const list = samples[at]?.[1];
    if (!list) return;
    const variant = variants.value[at];
    const drawing = list[variant];
    variants.value = variants.value.map((each, k) => (k === at ? (each + 1) % list.length : each));
    finishWriting();
    remember();
    if (calm) change({ strokes: drawing.strokes, pixels: null, readyMade: true });
    else write(drawing.strokes, WRITE, () => {});
  }

  /** The opening: a drawing is written as if by hand, then the story plays. */
  function open(drawing: Drawing): void {
    if (calm) change({ strokes: drawing.strokes, pixels: null, readyMade: true });
    else write(drawing.strokes, INTRO, () => setClock(player.play(player.stillAt(0), 1)));
  }

  function drawStrokes(value: unknown): void {
    const strokes = intoPad(checkStrokes(value));
    remember();
    change({ strokes, pixels: null, readyMade: true });
  }

  function setPixels(values: ArrayLike<number>): void {
    const pixels = checkPixels(values, network);
    remember();
    change({ strokes: [], pixels, readyMade: true });
  }

  /** As `setPixels`, for values of any size: features, or pixels that were standardised. */
  function setInput(values: ArrayLike<number>): void {
    const pixels = checkValues(values, network);
    remember();
    change({ strokes: [], pixels, readyMade: true });
  }

  function showExample(index: number): void {
    const example = examples[index];
    if (!example) throw new InputError(`there are ${examples.length} examples, none is ${index}`);
    remember();
    change({ strokes: [], pixels: example, readyMade: true });
  }

  function setFeature(index: number, value: number): void {
    const pixels = reading.value.image.slice();
    pixels[index] = value;
    if (adjusting !== index) remember();
    adjusting = index;
    change({ strokes: [], pixels, readyMade: true });
  }

  /** The drawing as a link keeps it: what is seen stays, and so does where the story stands. */
  function settleStrokes(strokes: readonly Stroke[]): void {
    const { seconds } = clock.value;
    input.value = { ...input.value, strokes };
    clock.value = player.stillAt(within(seconds, duration.value));
    frames.wake();
  }

  function play(): void {
    finishWriting();
    commit();
    if (reading.value.blank) {
      spoken.value = "Draw a digit first, or choose a ready-made one.";
      return;
    }
    setClock(player.play(clock.value, duration.value));
  }

  const pause = (): void => setClock(player.pause(clock.value));
  const stepsNow = () => reading.value.scene.steps;

  return {
    network,
    /** An id as this page writes it: the first page of a document has them plain. */
    idOf: (name: string): string => (options.instance ? `${name}-${options.instance + 1}` : name),
    calm,
    steady: options.steady ?? false,
    form,
    examples,
    /** Whether this network reads what can be drawn. */
    readsPad: form.kind === "picture",
    samples,
    panels: createPanels(),
    notice,
    stage,
    input: input as ReadonlySignal<Input>,
    reading,
    inside,
    /** The steps; the same list as long as only their words change. */
    outline,
    clock: clock as ReadonlySignal<player.Clock>,
    step,
    playing,
    duration,
    speed,
    loop,
    theme,
    view,
    penDown: penDown as ReadonlySignal<boolean>,
    variants: variants as ReadonlySignal<readonly number[]>,
    spoken,
    helpOpen,
    resetView,
    pen,
    clear,
    undo,
    drawSample,
    open,
    drawStrokes,
    setPixels,
    setInput,
    setFeature,
    showExample,
    settleStrokes,
    play,
    pause,
    toggle: (): void => (playing.value || player.moving(clock.value) ? pause() : play()),
    seek: (seconds: number): void =>
      setClock({ ...clock.value, until: null, seconds: within(seconds, duration.value) }),
    next: (): void => goTo(player.nextStep(stepsNow(), clock.value, calm)),
    previous: (): void => goTo(player.previousStep(stepsNow(), clock.value)),
    toStart: (): void => goTo(player.stillAt(0)),
    toEnd: (): void => goTo(player.stillAt(duration.value)),
    showSteps: (first: number, last: number): void =>
      goTo(player.showSteps(stepsNow(), first, last, calm)),
    toggleView: (): void => {
      view.value = view.value === "space" ? "flat" : "space";
    },
    toggleTheme: (): void => {
      theme.value = theme.value === "dark" ? "light" : "dark";
      options.onTheme?.(theme.value);
    },
    /** The reading that includes everything drawn up to now, not only up to the last frame. */
    current: (): Reading => {
      commit();
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

/** The picture that an input makes, and its ink where there is some. */
interface Raster {
  readonly ink: Ink | null;
  readonly image: Float32Array;
}

function raster(form: InputForm, { strokes, pixels }: Input): Raster {
  if (pixels) return { ink: null, image: pixels };
  if (form.kind === "features") return { ink: null, image: restingValues(form) };
  const ink = inkOf(strokes, PEN_WIDTH, form.paper);
  // In several planes there is no one picture that the ink turns into.
  return { ink: form.planes === 1 ? ink : null, image: fromInk(ink, form) };
}

/** Where sliders stand before anybody has touched them. */
const restingValues = ({ features }: InputForm): Float32Array =>
  Float32Array.from(features, ({ range: [low, high] }) => (low + high) / 2);

function read(
  network: Network,
  form: InputForm,
  input: Input,
  { ink, image }: Raster,
  lens: Lens,
): Reading {
  const seen = lens.see(input, image);
  // Pixels that were changed by hand are no picture of the strokes any more.
  const shownInk = seen.edited ? null : ink;
  const scene = buildScene(network, seen.trace, shownInk, {
    padSize: PAD,
    digit: lens.digit.value ?? undefined,
    coverage: lens.coverage.value,
    off: seen.off,
    training: seen.training,
  });
  const blank = isBlank(form, input, seen.edited ? seen.image : input.pixels);
  const { trace, original } = seen;
  return { input, ink: shownInk, image: seen.image, trace, original, scene, blank };
}

function sameOutline(a: readonly Step[], b: readonly Step[]): boolean {
  const same = (p: Step, q: Step): boolean =>
    p.kind === q.kind &&
    p.layer === q.layer &&
    p.line === q.line &&
    p.start === q.start &&
    p.end === q.end;
  return a.length === b.length && a.every((step, k) => same(step, b[k]));
}

const isEmpty = ({ strokes, pixels }: Input): boolean =>
  pixels === null && strokes.every((stroke) => stroke.length === 0);

/** Sliders always say something; a picture may be all paper. */
function isBlank(form: InputForm, input: Input, pixels: Float32Array | null): boolean {
  if (form.kind === "features") return false;
  return pixels ? pixels.every((value) => value === form.range[0]) : isEmpty(input);
}

/** Ready-made drawings are digits: those that the network tells apart. */
const isClassOf =
  ({ classNames }: Network) =>
  ({ label }: Drawing): boolean =>
    classNames.includes(String(label));

const within = (seconds: number, duration: number): number =>
  Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), duration) : 0;

function checkPixels(values: ArrayLike<number>, network: Network): Float32Array {
  const pixels = checkValues(values, network);
  if (!pixels.every((value) => value >= 0 && value <= 1)) {
    throw new InputError("setPixels needs values from 0 to 1");
  }
  return pixels;
}

function checkValues(values: ArrayLike<number>, network: Network): Float32Array {
  const pixels = Float32Array.from(values ?? []);
  const expected = network.layers[0].inputs;
  if (pixels.length !== expected) {
    throw new InputError(`setPixels needs ${expected} values, got ${pixels.length}`);
  }
  if (!pixels.every(Number.isFinite)) {
    throw new InputError(`setPixels needs ${expected} finite numbers`);
  }
  return pixels;
}
