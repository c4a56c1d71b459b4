/** Builds the whole page inside one element. Where the network comes from is left to the caller. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { type App, createApp } from "../app/app";
import { apply, fragmentOf } from "../app/sharing";
import { InputError } from "../base/errors";
import type { Drawing } from "../ink/strokes";
import type { Start } from "../link/embedded";
import type { Network } from "../network/network";
import { type SvgOptions, toSvg } from "../render/svg";
import { frameAt } from "../scene/frame";
import type { Theme } from "../scene/look";
import type { Trace } from "../trace/trace";
import { type Command, commandFor, focusOf } from "../ui/keyboard";
import { Page } from "../ui/Page";
import { english } from "../words/en";
import { type ToldStep, toldSteps } from "../words/steps";
import type { Words } from "../words/words";
import "../styles/index.css";

export interface MountOptions {
  readonly network: Network;
  readonly drawings?: readonly Drawing[];
  /** The language of the page; English unless given. */
  readonly words?: Words;
  /** The reader's choice; without one the page follows the system. */
  readonly theme?: Theme | null;
  readonly onTheme?: (theme: Theme) => void;
  /** Who listens to shortcuts: the element itself, or the document when the page is all there is. */
  readonly keys?: EventTarget;
  /** Name of the drawing that is written at the start; none, and the pad stays empty. */
  readonly opening?: string | null;
  /** How an exported page starts instead. */
  readonly start?: Start;
  /** The fragment of a link, with or without its `#`; it comes before all other beginnings. */
  readonly link?: string;
  /** Laid out for a projector. */
  readonly present?: boolean;
  /** Makes one HTML file of this page, which starts as a link's fragment says. */
  readonly toHtml?: (link: string, inputs: readonly Float32Array[]) => Promise<Blob>;
}

/** The page as scripts, exports and tests use it. */
export interface Api {
  readonly ready: Promise<Api>;
  readonly network: Network;
  /** Always that of the drawing as it is now. */
  readonly trace: Trace;
  /** Seconds that the story lasts. */
  readonly duration: number;
  /** The steps of the story as it is now: each moves for `motion` seconds, then stands still. */
  readonly steps: readonly ToldStep[];
  /** The stage as an SVG file, at the second where it stands. */
  svg(options: Omit<SvgOptions, "words">): string;
  draw(strokes: readonly (readonly (readonly [number, number])[])[]): void;
  /** One value 0..1 for each input of the network. */
  setPixels(values: ArrayLike<number>): void;
  /** The fragment of a link to what is shown now, without `#`. */
  link(): string;
  /** Shows what a link holds. Throws InputError and changes nothing when it is no good. */
  open(link: string): void;
  /** Opens "Look inside" at a neuron; layer -1 is the input. */
  inspect(layer: number, neuron: number): void;
  /** Explains a class (null: the answer); `than` compares it with another one. */
  explain(digit: number | null, than?: number): void;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
}

export interface Mounted {
  readonly api: Api;
  /** As `api.open`, but the page itself says what is wrong with a bad link. */
  readonly openLink: (fragment: string) => void;
  readonly dispose: () => void;
}

export function mount(element: HTMLElement, options: MountOptions): Mounted {
  const words = options.words ?? english;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const light = matchMedia("(prefers-color-scheme: light)");
  const instance = firstFree();
  instances.add(instance);
  let chosen = options.theme ?? null;
  const app = createApp({
    network: options.network,
    words,
    drawings: options.drawings ?? [],
    examples: options.start?.inputs ?? [],
    instance,
    ...(options.toHtml ? { toHtml: options.toHtml } : {}),
    theme: chosen ?? systemTheme(light),
    calm,
    steady: options.start?.steady ?? false,
    onTheme(theme) {
      chosen = theme;
      options.onTheme?.(theme);
    },
  });
  element.classList.add("fp");
  element.lang = words.locale;
  element.dir = words.direction;
  const undo = [
    effect(() => {
      element.dataset.theme = app.theme.value;
      element.dataset.without = app.panels.hidden.value.join(" ");
      element.toggleAttribute("data-present", app.panels.present.value);
    }),
    listen(light, "change", () => {
      if (chosen === null) app.theme.value = systemTheme(light);
    }),
    listen(options.keys ?? element, "keydown", (event) => {
      if (isFor(element, event)) onKey(app, event as KeyboardEvent);
    }),
  ];
  render(<Page app={app} />, element);
  undo.push(openWith(app, element, options));
  const dispose = (): void => {
    for (const step of undo) step();
    app.dispose();
    render(null, element);
    element.classList.remove("fp");
    for (const name of ["lang", "dir"]) element.removeAttribute(name);
    for (const name of ["theme", "without", "present"]) delete element.dataset[name];
    instances.delete(instance);
  };
  return { api: apiOf(app), openLink: (fragment) => void openLink(app, fragment), dispose };
}

/** Keys pressed in another page of the same document are that page's own. */
function isFor(element: HTMLElement, { target }: Event): boolean {
  const page = target instanceof Element ? target.closest(".fp") : null;
  return page === null || page === element;
}

/** Pages in this document, so that each has ids of its own. */
const instances = new Set<number>();

function firstFree(): number {
  let number = 0;
  while (instances.has(number)) number++;
  return number;
}

const systemTheme = (light: MediaQueryList): Theme => (light.matches ? "light" : "dark");

function listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

/** Shows the first picture; returns what ends its waiting. */
function openWith(app: App, element: HTMLElement, options: MountOptions): () => void {
  const { drawings = [], opening, start = {} } = options;
  app.panels.present.value = options.present ?? false;
  const link = options.link ?? start.link;
  if (link !== undefined && openLink(app, link)) return () => {};
  if (start.view) app.view.value = start.view;
  const drawing = drawings.find(({ name }) => name === opening);
  if (start.strokes) app.drawStrokes(start.strokes);
  else if (start.inputs?.[0]) app.showExample(0);
  else if (start.seconds === undefined) {
    if (app.readsPad && app.samples.length > 0) {
      if (drawing) app.open(drawing);
    } else if (!app.readsPad && opening) app.toEnd();
    return () => {};
  } else if (drawing) app.drawStrokes(drawing.strokes);
  if (start.seconds !== undefined) app.seek(start.seconds);
  else if (!app.calm) return whenInSight(element, app.play);
  return () => {};
}

/** Whether the link could be shown; if not, the page says why. */
function openLink(app: App, link: string): boolean {
  try {
    apply(app, link);
    return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    app.notice.value = error.message;
    return false;
  }
}

/** A page among others in a notebook plays when somebody sees it. */
function whenInSight(element: HTMLElement, act: () => void): () => void {
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    observer.disconnect();
    act();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

function apiOf(app: App): Api {
  const api: Api = {
    get ready() {
      return Promise.resolve(api);
    },
    network: app.network,
    get trace() {
      return app.current().trace;
    },
    get duration() {
      return app.current().scene.duration;
    },
    get steps() {
      return toldSteps(app.current().scene, app.words);
    },
    svg(options) {
      const { scene } = app.current();
      const frame = frameAt(scene, app.clock.value.seconds);
      const { words } = app;
      const look = { view: app.view.value, theme: app.theme.value };
      return toSvg(scene, frame, { words, ...look, ...options });
    },
    draw: app.drawStrokes,
    setPixels: app.setPixels,
    link: () => fragmentOf(app),
    open: (link) => apply(app, link),
    inspect: (layer, index) => app.inside.inspect({ layer, index }),
    explain: (digit, than) => explain(app, digit, than),
    play: app.play,
    pause: app.pause,
    seek: app.seek,
  };
  return api;
}

function explain(app: App, digit: number | null, than?: number): void {
  app.inside.explain(digit);
  app.inside.compare(than ?? null);
  app.inside.open("evidence");
}

function onKey(app: App, event: KeyboardEvent): void {
  if (event.defaultPrevented || app.helpOpen.value) return;
  const command = commandFor(event, focusOf(event.target));
  if (!command || (command.kind === "close" && app.inside.tab.value === null)) return;
  event.preventDefault();
  if (command.kind === "sample") app.drawSample(command.label);
  else ACTIONS[command.kind](app);
}

const ACTIONS: Readonly<Record<Exclude<Command["kind"], "sample">, (app: App) => void>> = {
  toggle: (app) => app.toggle(),
  next: (app) => app.next(),
  previous: (app) => app.previous(),
  start: (app) => app.toStart(),
  end: (app) => app.toEnd(),
  clear: (app) => app.clear(),
  undo: (app) => app.undo(),
  view: (app) => app.toggleView(),
  theme: (app) => app.toggleTheme(),
  inside: (app) => app.inside.open(),
  close: (app) => {
    if (app.panels.present.value) app.panels.present.value = false;
    else app.inside.close();
  },
  present: (app) => {
    app.panels.present.value = !app.panels.present.value;
  },
  help: (app) => {
    app.helpOpen.value = true;
  },
};
