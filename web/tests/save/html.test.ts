/** The page as one file: what stands in it, and that nothing in it ends before it should. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { said } from "../../src/base/errors";
import { NETWORK_ID, START_ID } from "../../src/link/embedded";
import { FILM_ID } from "../../src/save/film";
import { toHtml } from "../../src/save/html";
import { unpacked } from "../../src/save/packing";
import { filePolicy } from "../../src/save/policy";
import { english } from "../../src/words/en";
import type { Words } from "../../src/words/words";

const START = { link: "1AwKsAg", inputs: [Float32Array.of(0, 1, -2.5)] };
const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString("base64");
const inputsInBase64 = START.inputs.map((input) => base64(new Uint8Array(input.buffer)));

afterEach(() => vi.unstubAllGlobals());

/** As much of a document as is looked at: texts by selector, and its icon. */
function standIn(texts: Readonly<Record<string, string>>, icon?: string, title = "A title"): void {
  vi.stubGlobal("document", {
    title,
    getElementById: (id: string) => (`#${id}` in texts ? { textContent: texts[`#${id}`] } : null),
    querySelector: (selector: string) => {
      if (selector === "link[rel=icon]") return icon === undefined ? null : { href: icon };
      return selector in texts ? { textContent: texts[selector] } : null;
    },
  });
}

type Served = Readonly<Record<string, string | Uint8Array>>;

/** A server with these files; everything else is not found. */
function serve(files: Served): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    const found = files[address];
    return found === undefined
      ? new Response("<!doctype html>not found", { status: 404 })
      : new Response(found as string);
  });
  return asked;
}

const FILES = {
  script: "./assets/index.js",
  parts: "./assets/parts.js",
  style: "./assets/index.css",
  icon: "./assets/icon.svg",
  network: "./assets/mnistnet.safetensors",
  film: "./assets/film.worker.js",
};
/** As the build does it: the second script becomes a function, which the first one calls. */
const JOINS = {
  script: [
    ["export{a}", ""],
    ['import("./parts.js")', "parts()"],
  ],
  parts: [
    ['import{a}from"./index.js";', "function parts(){"],
    ["export{b}", "return b}"],
  ],
  languages: {
    ar: {
      within: ['import("./ar.js")', "ar()"],
      without: ['import("./ar.js")', "none()"],
      file: [
        ["import{c}", "function ar(){"],
        ["export{d}", "}"],
      ],
    },
  },
};
const LANGUAGES = { en: {}, ar: { file: "./assets/ar.js" } };
const JOINED = 'run(parts(),[none()]);\nfunction parts(){let b="$&";return b}';
const SERVED: Served = {
  "./manifest.json": JSON.stringify({ files: FILES, joins: JOINS, languages: LANGUAGES }),
  [FILES.script]: 'run(import("./parts.js"),[import("./ar.js")]);export{a}',
  [LANGUAGES.ar.file]: "import{c}arabic;export{d}",
  [FILES.parts]: 'import{a}from"./index.js";let b="$&";export{b}',
  [FILES.style]: ".fp{color:red}",
  [FILES.icon]: "<svg/>",
  [FILES.film]: "film()",
  "./other.safetensors": Uint8Array.of(0, 1, 254, 255),
};

const speaking = (words: Words, tag = "en", within: readonly string[] = []) => ({
  ...{ words, tag, within },
});

const save = async (words: Words = english, start = START): Promise<string> =>
  (await toHtml("./other.safetensors", start, speaking(words))).text();

/** What stands in the only element that `opening` opens. */
function content(html: string, opening: string, end: string): string {
  const parts = html.split(opening);
  expect(parts, opening).toHaveLength(2);
  return parts[1].slice(0, parts[1].indexOf(end));
}

const block = (html: string, id: string, type: string): string =>
  content(html, `<script type="${type}" id="${id}">`, "</script>");
const networkIn = (html: string) => block(html, NETWORK_ID, "application/octet-stream+base64");
const filmIn = (html: string) => block(html, FILM_ID, "application/gzip+base64");
const scriptIn = (html: string) => content(html, '<script type="module">', "</script>");
const styleIn = (html: string) => content(html, "<style>", "</style>");

describe("a page that is served", () => {
  it("has its files inside, and the network that is shown", async () => {
    standIn({});
    serve(SERVED);
    const blob = await toHtml("./other.safetensors", START, speaking(english));
    expect(blob.type).toBe("text/html");
    const html = await blob.text();
    expect(scriptIn(html)).toBe(JOINED);
    expect(styleIn(html)).toBe(".fp{color:red}");
    expect(networkIn(html)).toBe(base64(Uint8Array.of(0, 1, 254, 255)));
    expect(await unpacked(filmIn(html))).toBe("film()");
    expect(html).toContain(`href="data:image/svg+xml;base64,${base64("<svg/>")}"`);
    expect(JSON.parse(block(html, START_ID, "application/json"))).toEqual({
      link: START.link,
      inputs: inputsInBase64,
    });
    const policy = await filePolicy(JOINED, ".fp{color:red}");
    expect(html).toContain(`http-equiv="Content-Security-Policy" content="${policy}"`);
  });

  it("is a whole document in the page's language", async () => {
    standIn({});
    serve(SERVED);
    const html = await save();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n/);
    expect(html).toContain('<div id="app"></div>');
    expect(html.indexOf("charset")).toBeLessThan(html.indexOf("<title>"));
    // Blocks of data come before the script that reads them.
    expect(html.indexOf(NETWORK_ID)).toBeLessThan(html.indexOf('<script type="module">'));
    expect(html.trimEnd()).toMatch(/<\/script>\n<\/body>\n<\/html>$/);
    const other = { ...english, locale: "ar", direction: "rtl" as const };
    expect(await save(other)).toContain('<html lang="ar" dir="rtl">');
  });

  it("has the language inside that it is in, and begins in it", async () => {
    standIn({});
    serve(SERVED);
    const arabic = { ...english, locale: "ar-u-nu-latn", direction: "rtl" as const };
    const blob = await toHtml("./other.safetensors", START, speaking(arabic, "ar"));
    const html = await blob.text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(scriptIn(html)).toBe(`${JOINED.replace("none()", "ar()")}\nfunction ar(){arabic;}`);
    const start = JSON.parse(block(html, START_ID, "application/json"));
    expect(start).toMatchObject({ lang: "ar", within: ["ar"] });
  });

  it("keeps code from ending its own element", async () => {
    standIn({});
    const code = "a('</script>', '</script >', '<!-- x --><!--')";
    serve({
      ...SERVED,
      [FILES.script]: code,
      [FILES.film]: code,
      [FILES.style]: 'a::after{content:"</style></style"}',
    });
    const html = await save();
    const inside = "a('<\\/script>', '<\\/script >', '\\x3c!-- x -->\\x3c!--')";
    const script = `${inside}${JOINED.slice(JOINED.indexOf("\n"))}`;
    expect(scriptIn(html)).toBe(script);
    expect(await unpacked(filmIn(html))).toBe(code);
    expect(styleIn(html)).toBe('a::after{content:"<\\/style><\\/style"}');
    // The policy is of the text as it stands there.
    const policy = await filePolicy(script, 'a::after{content:"<\\/style><\\/style"}');
    expect(html).toContain(`content="${policy}"`);
  });

  it("shows a title and the words of people as text", async () => {
    standIn({}, undefined, `</title><script>"A" & 'B'</script><b>"`);
    serve(SERVED);
    const save2 = { ...english.save, noScript: "<i> & </noscript>" };
    const html = await save({ ...english, save: save2 });
    expect(content(html, "<title>", "</title>")).toBe(
      "&lt;/title&gt;&lt;script&gt;&quot;A&quot; &amp; 'B'&lt;/script&gt;&lt;b&gt;&quot;",
    );
    expect(content(html, "<noscript>", "</noscript>")).toBe("&lt;i&gt; &amp; &lt;/noscript&gt;");
  });

  it("holds files of any size", async () => {
    standIn({});
    const large = Uint8Array.from({ length: 200_000 }, (_, k) => (k * 7 + (k >> 8)) % 256);
    serve({ ...SERVED, "./other.safetensors": large });
    expect(networkIn(await save())).toBe(base64(large));
  });

  it("takes an input's own part of shared memory", async () => {
    standIn({});
    serve(SERVED);
    const part = Float32Array.of(9, 0, 1, -2.5, 9).subarray(1, 4);
    const html = await save(english, { link: "1", inputs: [part] });
    const start = JSON.parse(block(html, START_ID, "application/json"));
    expect(start).toEqual({ link: "1", inputs: inputsInBase64 });
  });

  it("cannot be saved when it is not built", async () => {
    standIn({});
    serve({});
    await expect(save()).rejects.toThrow(said(english.save.notBuilt));
  });

  it("says which file is missing instead of saving an error page", async () => {
    standIn({});
    const { [FILES.style]: _, ...rest } = SERVED;
    serve(rest);
    await expect(save()).rejects.toThrow(said(english.save.noFile(FILES.style, 404)));
  });
});

describe("a page that already is one file", () => {
  const texts = {
    "script[type=module]:not([src])": "run('<\\/script>')",
    "head style": ".fp{}",
    [`#${NETWORK_ID}`]: "AAEC/w==",
    [`#${FILM_ID}`]: "film()",
  };

  it("takes its parts from itself and fetches nothing", async () => {
    standIn(texts, "data:image/svg+xml;base64,AA==");
    const asked = serve({});
    const html = await save();
    expect(asked).toEqual([]);
    expect(scriptIn(html)).toBe("run('<\\/script>')");
    expect(styleIn(html)).toBe(".fp{}");
    expect(networkIn(html)).toBe("AAEC/w==");
    expect(filmIn(html)).toBe("film()");
    expect(html).toContain(
      '<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,AA==">',
    );
  });

  it("keeps the languages that it has", async () => {
    standIn(texts);
    serve({});
    const saved = await toHtml("", START, speaking(english, "en", ["ar"]));
    const start = JSON.parse(block(await saved.text(), START_ID, "application/json"));
    expect(start).toMatchObject({ lang: "en", within: ["ar"] });
  });

  it("does without a video encoder and an icon where it has none", async () => {
    const { [`#${FILM_ID}`]: _, ...rest } = texts;
    standIn(rest);
    const html = await save();
    expect(html).not.toContain(FILM_ID);
    expect(html).toContain('href=""');
    const { "head style": __, ...bare } = rest;
    standIn(bare);
    expect(styleIn(await save())).toBe("");
  });
});
