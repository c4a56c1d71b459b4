/** Which language is spoken first, and how another one is chosen while the page runs. */
import { computed, effect } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createLanguages } from "../../src/app/languages";
import { createSpeech } from "../../src/app/speech";
import { firstLanguage, type Wishes } from "../../src/entry/language";
import { ENGLISH, LANGUAGES, type Language, langOf, meant } from "../../src/words/languages";
import type { Words } from "../../src/words/words";
import { ENGLISH as WORDS } from "../words/said";

const tagOf = (asked: string): string | null => meant(asked, LANGUAGES)?.tag ?? null;

describe("a tag", () => {
  it("means the language that is nearest to it", () => {
    for (const tag of ["zh", "zh-CN", "zh-SG", "zh-Hans-CN"]) expect(tagOf(tag)).toBe("zh-Hans");
    for (const tag of ["pt", "pt-PT", "pt-br"]) expect(tagOf(tag)).toBe("pt-BR");
    expect(["en-US", "de-CH", "ar-EG", "fr-CA"].map(tagOf)).toEqual(["en", "de", "ar", "fr"]);
  });

  it("of another tongue or writing, or none at all, means none", () => {
    expect(["zh-TW", "zh-Hant", "ko", "", "x y", "de_"].map(tagOf)).toEqual(Array(6).fill(null));
  });

  it("tells elements which language it is, and not how numbers are written", () => {
    expect(langOf({ ...WORDS, locale: "ar-u-nu-latn" })).toBe("ar");
    expect(langOf(WORDS)).toBe("en");
  });
});

describe("the first language", () => {
  const NONE: Wishes = { address: null, told: undefined, chosen: null, browser: [] };
  const first = (wishes: Partial<Wishes>, offered = LANGUAGES): [string, boolean] => {
    const { first: found, wanted } = firstLanguage({ ...NONE, ...wishes }, offered);
    return [found.tag, wanted];
  };

  it("is the link's, then its host's, then the reader's, then the browser's, else English", () => {
    const all = { address: "de", told: "fr", chosen: "tr", browser: ["ja"] };
    expect(first(all)).toEqual(["de", true]);
    expect(first({ ...all, address: null })).toEqual(["fr", false]);
    expect(first({ ...all, address: null, told: undefined })).toEqual(["tr", true]);
    expect(first({ browser: ["ko", "pt-PT", "ja"] })).toEqual(["pt-BR", false]);
    expect(first({ browser: ["ko"] })).toEqual(["en", false]);
    expect(first({})).toEqual(["en", false]);
  });

  it("is one that is offered", () => {
    expect(first({ address: "xx", chosen: "ko", browser: ["ja"] })).toEqual(["ja", false]);
    expect(first({ address: "de", browser: ["de"] }, [ENGLISH])).toEqual(["en", false]);
  });
});

const GERMAN: Words = { ...WORDS, direction: "ltr", header: { ...WORDS.header, code: "Der Code" } };

describe("speech", () => {
  it("is followed by whoever reads its words", () => {
    const { words, speak, now } = createSpeech(WORDS);
    const code = computed(() => words.header.code);
    const heard: string[] = [];
    const stop = effect(() => void heard.push(code.value));
    speak(GERMAN);
    stop();
    expect(heard).toEqual([WORDS.header.code, "Der Code"]);
    expect(now.value).toBe(GERMAN);
    expect({ ...words }.header.code).toBe("Der Code");
    expect("header" in words).toBe(true);
  });
});

describe("another language", () => {
  const start = (load: () => Promise<Words>) => {
    const speech = createSpeech(WORDS);
    const heard: string[] = [];
    const kept: string[] = [];
    const german: Language = { tag: "de", name: "Deutsch", load };
    const languages = createLanguages(
      {
        offered: [ENGLISH, german],
        ...{ first: ENGLISH, wanted: false },
        onChoose: ({ tag }) => kept.push(tag),
      },
      {
        ...speech,
        say: (sentence) => heard.push(`say ${sentence}`),
        notify: (sentence) => heard.push(`notify ${sentence}`),
      },
    );
    return { speech, heard, kept, german, languages };
  };

  it("is spoken once its file is there, and links hand it on from then on", async () => {
    const { speech, heard, kept, german, languages } = start(async () => GERMAN);
    expect(languages.wanted.value).toBeNull();
    await languages.choose(german);
    expect(speech.words.header.code).toBe("Der Code");
    expect(heard).toEqual([`say ${GERMAN.language.chosen("Deutsch")}`]);
    expect([languages.spoken.value, languages.wanted.value, kept]).toEqual([german, "de", ["de"]]);
  });

  it("that cannot be fetched leaves everything as it is, and a sentence says so", async () => {
    const { speech, heard, kept, german, languages } = start(() =>
      Promise.reject(new Error("404")),
    );
    await languages.choose(german);
    expect(speech.now.value).toBe(WORDS);
    expect(heard).toEqual([`notify ${WORDS.language.notLoaded("Deutsch")}`]);
    expect([languages.spoken.value, languages.wanted.value, kept]).toEqual([ENGLISH, null, []]);
  });

  it("is the last one that was chosen, whichever file comes first", async () => {
    let arrive = (_: Words): void => {};
    const slow = new Promise<Words>((resolve) => {
      arrive = resolve;
    });
    const { speech, german, languages } = start(() => slow);
    const waiting = languages.choose(german);
    await languages.choose({ ...ENGLISH, load: async () => WORDS });
    arrive(GERMAN);
    await waiting;
    expect(speech.now.value).toBe(WORDS);
    expect(languages.spoken.value.tag).toBe("en");
  });
});
