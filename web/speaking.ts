/** The languages of the built page, for its manifest: their files, and what index.html says in each. */
import { fileURLToPath } from "node:url";
import { type Rolldown, runnerImport } from "vite";
import type { Words } from "./src/words/words.ts";

/** A language as Python and the page's own saving know it. */
export interface Spoken {
  /** Its script; English has none of its own. */
  readonly file?: string;
  readonly direction: Words["direction"];
  readonly title: string;
  readonly about: string;
  readonly noScript: string;
}

const folder = fileURLToPath(new URL("./src/words/", import.meta.url));

/** The scripts of languages, by their tags. */
export const chunksOf = (bundle: Rolldown.OutputBundle): Record<string, Rolldown.OutputChunk> =>
  Object.fromEntries(
    Object.values(bundle).flatMap((each) => {
      if (each.type !== "chunk" || !each.isDynamicEntry) return [];
      const tag = /\/src\/words\/([\w-]+)\.ts$/.exec(each.facadeModuleId ?? "")?.[1];
      return tag ? [[tag, each]] : [];
    }),
  );

/** All of them, English first. */
export async function spokenIn(bundle: Rolldown.OutputBundle): Promise<Record<string, Spoken>> {
  const { english } = await imported<{ english: Words }>("en");
  const found: Record<string, Spoken> = { en: spoken(english) };
  for (const [tag, { fileName }] of Object.entries(chunksOf(bundle))) {
    const { words } = await imported<{ words: Words }>(tag);
    found[tag] = { file: fileName, ...spoken(words) };
  }
  return found;
}

const spoken = ({ direction, names, language, save }: Words): Spoken => ({
  ...{ direction, title: names.lessonTitle },
  ...{ about: language.about, noScript: save.noScript },
});

async function imported<T>(name: string): Promise<T> {
  const { module } = await runnerImport<T>(`${folder}${name}.ts`, { configFile: false });
  return module;
}
