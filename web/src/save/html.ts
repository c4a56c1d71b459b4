/**
 * The page as one HTML file: script, style, network and what is shown now inside, nothing fetched.
 * The same shape as `forwardpass export --html` writes (page.py); a page that already is one file
 * takes the parts from itself. Reads the document and its files, knows nothing of the app.
 */
import { said } from "../base/errors";
import { NETWORK_ID, START_ID } from "../link/embedded";
import { langOf } from "../words/languages";
import type { Words } from "../words/words";
import { FILM_ID } from "./film";
import { base64, packed } from "./packing";
import { filePolicy } from "./policy";

/** How the saved page starts. */
export interface SavedStart {
  readonly link: string;
  readonly inputs: readonly Float32Array[];
}

/** The language that the saved page speaks: that of the page it is saved from. */
export interface SavedLanguage {
  readonly tag: string;
  readonly words: Words;
  /** Those besides English that a page in one file has inside already. */
  readonly within: readonly string[];
}

interface Parts {
  readonly script: string;
  readonly style: string;
  /** base64 of the network's file. */
  readonly network: string;
  /** Code of the video encoder, packed, or nothing. */
  readonly film: string;
  /** Data URL. */
  readonly icon: string;
}

/** `network` is the file of the one that is shown, where it is not the one at the address. */
export async function toHtml(
  networkAddress: string,
  start: SavedStart,
  language: SavedLanguage,
  network: ArrayBuffer | null = null,
): Promise<Blob> {
  const given = network && new Uint8Array(network);
  const parts = document.getElementById(NETWORK_ID)
    ? ownParts(given)
    : await fetchedParts(given ?? networkAddress, language);
  return new Blob([await pageOf(parts, start, language)], { type: "text/html" });
}

function ownParts(network: Uint8Array | null): Parts {
  const text = (selector: string): string => document.querySelector(selector)?.textContent ?? "";
  return {
    script: text("script[type=module]:not([src])"),
    style: text("head style"),
    network: network ? base64(network) : text(`#${NETWORK_ID}`),
    film: text(`#${FILM_ID}`),
    icon: document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href ?? "",
  };
}

/** The names of the page's files, as the build has them. */
interface Files {
  readonly script: string;
  readonly parts: string;
  readonly style: string;
  readonly icon: string;
  readonly film: string;
}

/** A text that stands once in a script, and what takes its place where all scripts are one. */
type Join = readonly [string, string];

interface Joins {
  readonly script: readonly Join[];
  readonly parts: readonly Join[];
  /** By tag: the place of its loading, and its own script. */
  readonly languages: Readonly<
    Record<string, Record<"within" | "without", Join> & { readonly file: readonly Join[] }>
  >;
}

interface Manifest {
  readonly files: Files;
  readonly joins: Joins;
  readonly languages: Readonly<Record<string, { readonly file?: string }>>;
}

async function fetchedParts(
  from: string | Uint8Array,
  { tag, words: { save: words } }: SavedLanguage,
): Promise<Parts> {
  const { files, joins, languages } = await manifestOf(words);
  const spoken = languages[tag]?.file;
  const [script, parts, language, style, film, network, icon] = await Promise.all([
    textOf(files.script, words),
    textOf(files.parts, words),
    spoken ? textOf(spoken, words) : "",
    textOf(files.style, words),
    textOf(files.film, words),
    typeof from === "string" ? bytesOf(from, words) : from,
    bytesOf(files.icon, words),
  ]);
  return {
    script: insideHtml(
      [
        joined(script, [...joins.script, ...loadingOf(joins, tag)]),
        joined(parts, joins.parts),
        ...(spoken ? [joined(language, joins.languages[tag].file)] : []),
      ].join("\n"),
    ),
    style: style.replace(/<\/style/g, "<\\/style"),
    network: base64(network),
    film: await packed(film),
    icon: `data:image/svg+xml;base64,${base64(icon)}`,
  };
}

/** How languages are loaded where the script of one of them, or of none, is there. */
const loadingOf = ({ languages }: Joins, spoken: string): Join[] =>
  Object.entries(languages).map(([tag, { within, without }]) =>
    tag === spoken ? within : without,
  );

const joined = (text: string, joins: readonly Join[]): string =>
  joins.reduce((found, [part, instead]) => found.replace(part, () => instead), text);

async function manifestOf(words: Words["save"]): Promise<Manifest> {
  const response = await fetch("./manifest.json");
  if (!response.ok) throw said(words.notBuilt);
  return (await response.json()) as Manifest;
}

async function bytesOf(address: string, words: Words["save"]): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw said(words.noFile(address, response.status));
  return new Uint8Array(await response.arrayBuffer());
}

const textOf = async (address: string, words: Words["save"]): Promise<string> =>
  new TextDecoder().decode(await bytesOf(address, words));

/** Script as it can stand inside HTML. */
const insideHtml = (script: string): string =>
  script.replace(/<\/script/g, "<\\/script").replace(/<!--/g, "\\x3c!--");

async function pageOf(
  parts: Parts,
  start: SavedStart,
  { tag, words, within }: SavedLanguage,
): Promise<string> {
  const { script, style, network, film, icon } = parts;
  const about = {
    link: start.link,
    inputs: start.inputs.map((input) => base64(bytesIn(input))),
    ...(tag === "en" && within.length === 0 ? {} : { lang: tag, within: insideOf(tag, within) }),
  };
  const block = (type: string, id: string, content: string): string =>
    `<script type="${type}" id="${id}">${content}</script>`;
  const blocks = [
    block("application/octet-stream+base64", NETWORK_ID, network),
    block("application/json", START_ID, JSON.stringify(about)),
    ...(film ? [block("application/gzip+base64", FILM_ID, film)] : []),
  ];
  return `<!doctype html>
<html lang="${langOf(words)}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await filePolicy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<link rel="icon" type="image/svg+xml" href="${icon}">
<title>${escaped(document.title)}</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>${escaped(words.save.noScript)}</noscript>
${blocks.join("\n")}
<script type="module">${script}</script>
</body>
</html>
`;
}

/** The languages whose scripts the saved page has, English aside. */
const insideOf = (tag: string, within: readonly string[]): readonly string[] =>
  within.length > 0 ? within : [tag];

const bytesIn = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
