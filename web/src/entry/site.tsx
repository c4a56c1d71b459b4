/** The page on its own: fetches the network, says so while it waits or fails, and mounts. */

import drawings from "@assets/drawings.json";
import tricky from "@assets/tricky.json";
import { readProgress, writeProgress } from "../app/course/progress";
import type { LanguagesSetting } from "../app/languages";
import type { Opened } from "../app/networks";
import { prepareFirst } from "../app/reading";
import { createSpeech } from "../app/speech";
import { InputError } from "../base/errors";
import type { Drawing, Tricky } from "../ink/strokes";
import { NETWORK_ID, readEmbedded, readStart } from "../link/embedded";
import { isLink } from "../link/link";
import { inputForm } from "../network/input";
import type { Network } from "../network/network";
import type { Theme } from "../scene/look";
import { loadParts } from "../ui/loaded";
import { english } from "../words/en";
import { ENGLISH, LANGUAGES, type Language } from "../words/languages";
import { told } from "../words/told";
import type { Words } from "../words/words";
import { firstOf, homeAddress, homeName, loadsOf } from "./along";
import type { Api } from "./api";
import { parsing } from "./histories";
import {
  ASKED,
  chosenBefore,
  firstLanguage,
  keepInAddress,
  remember,
  showInDocument,
} from "./language";
import { type Mounted, mount } from "./mount";
import { type OpeningOptions, presentedIn } from "./opening";
import { tabKeeper } from "./own";
import { createSecond, isWorker, serve } from "./second";
import "../styles/index.css";

declare global {
  var forwardpass: Pick<Api, "ready"> | (Api & Further);
}

/** What scripts need to build further pages in this document, in this or another language. */
interface Further {
  readonly mount: typeof mount;
  /** Of the language that the page speaks now. */
  readonly words: Words;
  readonly languages: readonly Language[];
}

/** The language of this page, whichever it is by now. */
const speech = createSpeech(english);
const { words } = speech;
const THEME_KEY = "forwardpass-theme";
const LESSON_KEY = "forwardpass-lesson";
const OPENING = "3, round";
const asked = new URLSearchParams(location.search);

const elsewhere = createSecond();
if (isWorker()) serve();
else {
  let hasten = (): void => {};
  const hurry = new Promise<void>((resolve) => {
    hasten = resolve;
  });
  const ready = start(document.getElementById("app") ?? document.body, hurry);
  ready.catch(() => {}); // The page says what went wrong; scripts that await `ready` get it too.
  globalThis.forwardpass = {
    get ready() {
      hasten();
      return ready;
    },
  };
}

/** `hurry` resolves when a script waits for the page. */
async function start(place: HTMLElement, hurry: Promise<void>): Promise<Api> {
  try {
    const embedded = readEmbedded(document);
    const { alone = false, lang, within = [], ...begin } = embedded?.start ?? readStart(document);
    // A page in one file speaks what it has inside.
    const offered = embedded ? LANGUAGES.filter(isAmong(["en", ...within])) : LANGUAGES;
    const speaking = beginSpeaking(lang, offered);
    void speaking.then(() => {
      if (!page) say(place, "loading", words.notice.loading);
    });
    let page: ReturnType<typeof createPage> | null = null;
    // Awaited in both cases: `ready` must exist before the page does.
    const first = await (embedded ? inside(embedded.network) : firstOf(words, parsing(elsewhere)));
    const language = await speaking;
    await prepareFirst(elsewhere, first.network, inputForm(first.network, begin.inputs));
    // A page that begins with something begins with that again.
    const begun = Object.keys(begin).some((name) => !["follow", "mnist"].includes(name));
    const keeper = embedded || begun ? {} : { keeper: tabKeeper };
    page = createPage(place, embedded !== null || alone, { ...language, offered });
    const { openLink, shown, api, open } = page;
    open([first], {
      ...keeper,
      ...(language.missing ? { notice: words.language.notLoaded(language.missing.name) } : {}),
      start: begin,
      ...(isLink(location.hash) ? { link: location.hash } : {}),
      opening: OPENING,
      ...(asked.get("lesson") ? { lesson: Number(asked.get("lesson")) } : {}),
    });
    // Another link typed or pasted into the same tab.
    addEventListener("hashchange", () => {
      if (isLink(location.hash)) openLink(location.hash);
    });
    await rest(Promise.race([shown(), hurry]));
    // Scripts may build further pages in this document.
    globalThis.forwardpass = api;
    return api;
  } catch (error) {
    say(place, "failed", sentenceOf(error));
    throw error;
  }
}

/** A function that is there before the page begins, which is above. */
function isAmong(tags: readonly string[]): (language: Language) => boolean {
  return ({ tag }) => tags.includes(tag);
}

/** Speaks the first language as soon as it is there; English where its file cannot be had. */
async function beginSpeaking(told: string | undefined, offered: readonly Language[]) {
  const browser = navigator.languages;
  const wishes = { address: asked.get(ASKED), told, chosen: chosenBefore(), browser };
  const { first, wanted } = firstLanguage(wishes, offered);
  try {
    speech.speak(await first.load());
    return { first, wanted, missing: null };
  } catch {
    return { first: ENGLISH, wanted: false, missing: first };
  } finally {
    showInDocument(words);
  }
}

/** The parts that nobody needs before the first prediction; a page that cannot load them says so in their place. */
async function rest(begin: Promise<void>): Promise<void> {
  await begin;
  await loadParts().catch(() => {});
}

/** The network that the page carries in itself. A declaration, as the page starts above it. */
async function inside(bytes: ArrayBuffer): Promise<Opened> {
  const network = await parsing(elsewhere)(bytes);
  return { key: "served", name: network.name, network, bytes: null };
}

/**
 * The page in its place: built anew for a network that reads something else, while scripts keep the one
 * object that they have of it.
 */
function createPage(
  place: HTMLElement,
  isAlone: boolean,
  begin: Omit<LanguagesSetting, "onChoose">,
) {
  const build: typeof mount = (element, options) => mount(element, { elsewhere, ...options });
  const further = { mount: build, languages: begin.offered };
  const api: Api & Further = Object.assign(Object.create(null), further);
  Object.defineProperty(api, "words", { get: () => speech.now.peek(), enumerable: true });
  let languages: LanguagesSetting = {
    ...begin,
    onChoose(language, next) {
      languages = { ...languages, first: language, wanted: true };
      speech.speak(next);
      showInDocument(next);
      remember(language.tag);
      keepInAddress(language.tag);
    },
  };
  Object.assign(api, { ready: Promise.resolve(api) }); // not that of the page that is in it now
  let mounted: Mounted | null = null;
  const loads = loadsOf(words);

  function open(opened: readonly Opened[], options: OpeningOptions): void {
    const [{ network }] = opened;
    mounted?.dispose();
    place.replaceChildren();
    mounted = mount(place, {
      ...{ network, elsewhere },
      words: speech.now.peek(),
      languages,
      drawings: drawings as unknown as readonly Drawing[],
      tricky: tricky as unknown as readonly Tricky[],
      theme: options.start?.theme ?? storedTheme(),
      onTheme: (theme) => store(THEME_KEY, theme),
      keys: document,
      ownAddress: true,
      present: asked.has("present"),
      presented: presentedIn(asked.get("present")),
      progress: readProgress(stored(LESSON_KEY)),
      onProgress: (progress) => store(LESSON_KEY, writeProgress(progress)),
      onTitle: (title) => {
        document.title = title;
      },
      toHtml: async (link, inputs, bytes) => {
        const { toHtml } = await loadParts();
        return toHtml(homeAddress(), { link, inputs }, savedLanguage(languages), bytes);
      },
      networks: isAlone
        ? null
        : { loads, home: homeName() ?? "served", opened, another: again, prepare },
      ...options,
    });
    Object.setPrototypeOf(api, mounted.api);
  }
  const prepare = (next: Network): Promise<void> => prepareFirst(elsewhere, next, inputForm(next));
  /** With the same drawing, where the other network reads drawings. */
  function again(opened: readonly Opened[], link: string | null): void {
    const drawing = mounted?.drawing() ?? null;
    open(opened, { keeper: { ...tabKeeper, load: () => drawing }, ...(link ? { link } : {}) });
    place.querySelector<HTMLElement>(".chooser .button")?.focus();
  }
  return {
    api,
    open,
    openLink: (link: string): void => mounted?.openLink(link),
    shown: (): Promise<void> => mounted?.shown ?? Promise.resolve(),
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return told(words, error);
  return words.notice.failed(error instanceof Error ? error.message : String(error));
}

/** One sentence in place of the page. */
function say(place: HTMLElement, state: "loading" | "failed", sentence: string): void {
  const title = document.createElement("h1");
  title.textContent = words.names.lessonTitle;
  const text = document.createElement("p");
  text.setAttribute("role", state === "failed" ? "alert" : "status");
  text.textContent = sentence;
  const box = document.createElement("main");
  box.className = `notice notice-${state}`;
  box.append(title, text);
  place.classList.add("fp");
  place.dataset.theme =
    storedTheme() ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
  place.replaceChildren(box);
}

function storedTheme(): Theme | null {
  const theme = stored(THEME_KEY);
  return theme === "dark" || theme === "light" ? theme : null;
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage may be forbidden: nothing is then remembered.
  }
}

function store(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // As above.
  }
}

/** The language that a saved page speaks; a page in one file has no other scripts than it has. */
const savedLanguage = ({ first, offered }: LanguagesSetting) => ({
  tag: first.tag,
  words: speech.now.peek(),
  within: document.getElementById(NETWORK_ID)
    ? offered.map(({ tag }) => tag).filter((tag) => tag !== "en")
    : [],
});
