/**
 * The page as one HTML file: script, style, network and what is shown now inside, nothing fetched.
 * The same shape as `forwardpass export --html` writes (page.py); a page that already is one file
 * takes the parts from itself. Reads the document and its files, knows nothing of the app.
 */
import { said } from "../base/errors";
import { NETWORK_ID, START_ID } from "../link/embedded";
import type { Words } from "../words/words";
import { FILM_ID } from "./film";
import { base64, packed } from "./packing";
import { filePolicy } from "./policy";

/** How the saved page starts. */
export interface SavedStart {
  readonly link: string;
  readonly inputs: readonly Float32Array[];
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
  words: Words,
  network: ArrayBuffer | null = null,
): Promise<Blob> {
  const given = network && new Uint8Array(network);
  const parts = document.getElementById(NETWORK_ID)
    ? ownParts(given)
    : await fetchedParts(given ?? networkAddress, words.save);
  return new Blob([await pageOf(parts, start, words)], { type: "text/html" });
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

/** Texts that stand once in a script, each with what takes its place where the two are one. */
type Joins = Readonly<Record<"script" | "parts", readonly (readonly [string, string])[]>>;

interface Manifest {
  readonly files: Files;
  readonly joins: Joins;
}

async function fetchedParts(from: string | Uint8Array, words: Words["save"]): Promise<Parts> {
  const { files, joins } = await manifestOf(words);
  const [script, parts, style, film, network, icon] = await Promise.all([
    textOf(files.script, words),
    textOf(files.parts, words),
    textOf(files.style, words),
    textOf(files.film, words),
    typeof from === "string" ? bytesOf(from, words) : from,
    bytesOf(files.icon, words),
  ]);
  return {
    script: insideHtml(`${joined(script, joins.script)}\n${joined(parts, joins.parts)}`),
    style: style.replace(/<\/style/g, "<\\/style"),
    network: base64(network),
    film: await packed(film),
    icon: `data:image/svg+xml;base64,${base64(icon)}`,
  };
}

const joined = (text: string, joins: Joins["script"]): string =>
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

async function pageOf(parts: Parts, start: SavedStart, words: Words): Promise<string> {
  const { script, style, network, film, icon } = parts;
  const about = { link: start.link, inputs: start.inputs.map((input) => base64(bytesIn(input))) };
  const block = (type: string, id: string, content: string): string =>
    `<script type="${type}" id="${id}">${content}</script>`;
  const blocks = [
    block("application/octet-stream+base64", NETWORK_ID, network),
    block("application/json", START_ID, JSON.stringify(about)),
    ...(film ? [block("application/gzip+base64", FILM_ID, film)] : []),
  ];
  return `<!doctype html>
<html lang="${words.locale}" dir="${words.direction}">
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

const bytesIn = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
