/** Builds the whole page inside one element. Where the network comes from is left to the caller. */
import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import { type App, createApp, type ToHtml } from "../app/app";
import type { Progress } from "../app/course/progress";
import type { Elsewhere } from "../app/elsewhere";
import { whenIdle } from "../app/idle";
import type { LanguagesSetting } from "../app/languages";
import type { NetworksSetting } from "../app/networks";
import { keptDrawing } from "../app/sharing";
import type { Panel } from "../link/link";
import type { Network } from "../network/network";
import type { Theme } from "../scene/look";
import { Page } from "../ui/Page";
import { langOf } from "../words/languages";
import { titleOf } from "../words/names";
import type { Words } from "../words/words";
import { type Api, apiOf } from "./api";
import { hasHistory, parsing } from "./histories";
import { isFor, onKey } from "./keys";
import { type OpeningOptions, openLink, openWith } from "./opening";
import { followAddress, keepDrawing } from "./own";
import { lightOnPaper } from "./printing";
import "../styles/index.css";

export interface MountOptions extends OpeningOptions {
  readonly network: Network;
  /** The language of the page; English unless given. */
  readonly words?: Words;
  /** The reader's choice; without one the page follows the system. */
  readonly theme?: Theme | null;
  readonly onTheme?: (theme: Theme) => void;
  /** The languages that can be chosen; without them there is nothing to choose. */
  readonly languages?: LanguagesSetting | null;
  /** Where the reader was in the lesson, and who keeps where they are. */
  readonly progress?: Progress | null;
  readonly onProgress?: (progress: Progress) => void;
  /** Who listens to shortcuts: the element itself, or the document when the page is all there is. */
  readonly keys?: EventTarget;
  /** The window's address is this page's own: a link leaves it when it tells no more what is drawn. */
  readonly ownAddress?: boolean;
  /** Makes one HTML file of this page, which starts as a link's fragment says. */
  readonly toHtml?: ToHtml;
  /** Told what the page is about, now and whenever that changes. */
  readonly onTitle?: (title: string) => void;
  /** The networks that can be chosen; without them there is no chooser. */
  readonly networks?: NetworksSetting | null;
  /** Where heavy networks are read; without it the page waits for them. */
  readonly elsewhere?: Elsewhere | null;
}

export interface Mounted {
  readonly api: Api;
  /** As `api.open`, but the page itself says what is wrong with a bad link. */
  readonly openLink: (fragment: string) => void;
  /** What is drawn, as a `keeper` of another page loads it; null: nothing. */
  readonly drawing: () => string | null;
  /** Resolves once what the page opens with is drawn, and the page has nothing better to do. */
  readonly shown: Promise<void>;
  readonly dispose: () => void;
}

export function mount(element: HTMLElement, options: MountOptions): Mounted {
  const instance = firstFree();
  instances.add(instance);
  const light = matchMedia("(prefers-color-scheme: light)");
  let chosen = options.theme ?? null;
  const app = createApp({
    ...pageOf(options),
    instance,
    theme: chosen ?? systemTheme(light),
    onTheme(theme) {
      chosen = theme;
      options.onTheme?.(theme);
    },
    // So that the first picture has its drawing and its prediction.
    begin: (begun) => openWith(begun, options),
  });
  const undo = [
    dress(element, app, options.start?.framed ?? false),
    listen(light, "change", () => {
      if (chosen === null) app.setTheme(systemTheme(light));
    }),
    listen(options.keys ?? element, "keydown", (event) => {
      if (isFor(element, event)) onKey(app, event as KeyboardEvent);
    }),
    lightOnPaper(element, app),
    effect(() => options.onTitle?.(titleOf(app.network, app.words))),
    effect(() => {
      if (hasHistory(app.network)) untracked(() => app.setMode("train"));
    }),
    app.dispose,
  ];
  render(<Page app={app} />, element);
  if (options.keeper) undo.unshift(keepDrawing(app, options.keeper));
  if (options.ownAddress) undo.unshift(followAddress(app));
  const dispose = (): void => {
    for (const step of undo.splice(0)) step();
    render(null, element);
    instances.delete(instance);
  };
  return {
    api: apiOf(app),
    openLink: (fragment) => void openLink(app, fragment),
    drawing: () => keptDrawing(app),
    shown: firstShown(app),
    dispose,
  };
}

/** ms after which nothing waits for it: the page may be hidden, and paint nothing. */
const AT_LAST = 5000;

function firstShown(app: App): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      whenIdle(resolve);
    };
    const timer = setTimeout(end, AT_LAST);
    const stop = app.onPaint(() => {
      if (!app.hurried.value) requestAnimationFrame(() => setTimeout(end));
    });
  });
}

const pageOf = ({ network, words, start = {}, ...options }: MountOptions) => ({
  network,
  drawings: options.drawings ?? [],
  tricky: options.tricky ?? [],
  examples: start.inputs ?? [],
  calm: matchMedia("(prefers-reduced-motion: reduce)").matches,
  steady: start.steady ?? false,
  ...(words ? { words } : {}),
  progress: options.progress ?? null,
  ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  ...(options.toHtml ? { toHtml: options.toHtml } : {}),
  languages: options.languages ?? null,
  networks: options.networks ?? null,
  elsewhere: options.elsewhere ?? null,
  parse: parsing(options.elsewhere ?? null),
  follows: start.follow ?? false,
});

/** The element shows language, theme and layout to the style sheet; returns what takes all that off again. */
function dress(element: HTMLElement, app: App, framed: boolean): () => void {
  element.classList.add("fp");
  element.toggleAttribute("data-framed", framed);
  const stop = effect(() => {
    element.lang = langOf(app.words);
    element.dir = app.words.direction;
    element.dataset.theme = app.theme.value;
    element.dataset.without = absent(app).join(" ");
    element.toggleAttribute("data-present", app.panels.present.value);
    element.dataset.presented = app.panels.presented.value.join(" ");
  });
  return () => {
    stop();
    element.classList.remove("fp");
    for (const name of ["lang", "dir"]) element.removeAttribute(name);
    for (const name of ["theme", "without", "framed", "present", "presented"])
      delete element.dataset[name];
  };
}

/** The parts that are not shown: those put away, and a line of code where there is none. */
const absent = ({ panels, network }: App): readonly Panel[] =>
  network.source.text === "" ? [...panels.hidden.value, "code"] : panels.hidden.value;

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
