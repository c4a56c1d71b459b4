/** The page on its own: fetches the network, says so while it waits or fails, and mounts. */
import drawings from "@assets/drawings.json";
import shippedNetwork from "@assets/mnistnet.safetensors?url";
import tricky from "@assets/tricky.json";
import { readProgress, writeProgress } from "../app/course/progress";
import { InputError } from "../base/errors";
import type { Drawing, Tricky } from "../ink/strokes";
import { readEmbedded, readStart } from "../link/embedded";
import { isLink } from "../link/link";
import { parseNetwork } from "../network/file";
import { toHtml } from "../save/html";
import type { Theme } from "../scene/look";
import { english } from "../words/en";
import { titleOf } from "../words/names";
import type { Words } from "../words/words";
import type { Api } from "./api";
import { mount } from "./mount";
import { presentedIn } from "./opening";
import { tabKeeper } from "./own";
import "../styles/index.css";

declare global {
  var forwardpass: Pick<Api, "ready"> | (Api & Further);
}

/** What scripts need to build further pages in this document, in this or another language. */
interface Further {
  readonly mount: typeof mount;
  readonly words: Words;
}

/** The language of this page. */
const WORDS: Words = english;
const THEME_KEY = "forwardpass-theme";
const LESSON_KEY = "forwardpass-lesson";
const OPENING = "3, round";

const element = document.getElementById("app") ?? document.body;
const ready = start(element);
ready.catch(() => {}); // The page says what went wrong; scripts that await `ready` get it too.
globalThis.forwardpass = { ready };

async function start(place: HTMLElement): Promise<Api> {
  say(place, "loading", WORDS.notice.loading);
  try {
    const embedded = readEmbedded(document);
    const begin = embedded?.start ?? readStart(document);
    // Awaited in both cases: `ready` must exist before the page does.
    const network = parseNetwork(await (embedded?.network ?? loadBytes(networkAddress())));
    place.replaceChildren();
    const asked = new URLSearchParams(location.search);
    const { api, openLink } = mount(place, {
      network,
      words: WORDS,
      drawings: drawings as unknown as readonly Drawing[],
      tricky: tricky as unknown as readonly Tricky[],
      theme: begin.theme ?? storedTheme(),
      onTheme: (theme) => store(THEME_KEY, theme),
      keys: document,
      ownAddress: true,
      // A page that begins with something begins with that again.
      ...(embedded || Object.keys(begin).length > 0 ? {} : { keeper: tabKeeper }),
      opening: OPENING,
      start: begin,
      ...(isLink(location.hash) ? { link: location.hash } : {}),
      present: asked.has("present"),
      presented: presentedIn(asked.get("present")),
      ...(asked.get("lesson") ? { lesson: Number(asked.get("lesson")) } : {}),
      progress: readProgress(stored(LESSON_KEY)),
      onProgress: (progress) => store(LESSON_KEY, writeProgress(progress)),
      toHtml: (link, inputs) => toHtml(networkAddress(), { link, inputs }, WORDS),
    });
    // Another link typed or pasted into the same tab.
    addEventListener("hashchange", () => {
      if (isLink(location.hash)) openLink(location.hash);
    });
    document.title = titleOf(network, WORDS);
    // Scripts may build further pages in this document.
    globalThis.forwardpass = Object.assign(Object.defineProperty(api, "ready", { value: ready }), {
      mount,
      words: WORDS,
    });
    return api;
  } catch (error) {
    say(place, "failed", sentenceOf(error));
    throw error;
  }
}

/** The build links the network in the page's head; the server may point that link at another. */
function networkAddress(): string {
  const link = document.querySelector<HTMLLinkElement>("link[rel=preload][as=fetch]");
  return link?.href ?? shippedNetwork;
}

async function loadBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) {
    const { notLoaded, notLoadedStatus } = WORDS.notice;
    throw new InputError(response ? notLoadedStatus(response.status) : notLoaded);
  }
  return response.arrayBuffer();
}

function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return WORDS.notice.failed(error instanceof Error ? error.message : String(error));
}

/** One sentence in place of the page. */
function say(place: HTMLElement, state: "loading" | "failed", sentence: string): void {
  const title = document.createElement("h1");
  title.textContent = WORDS.names.lessonTitle;
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
