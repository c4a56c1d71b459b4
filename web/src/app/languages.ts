/** Choosing the language while the page runs: all that is drawn, chosen and open stays. Knows nothing of the DOM. */
import { batch, computed } from "@preact/signals";
import { ENGLISH, type Language } from "../words/languages";
import type { Words } from "../words/words";
import type { Speech } from "./speech";
import { state } from "./state";

/** Which languages a page offers; without it there is nothing to choose. */
export interface LanguagesSetting {
  readonly offered: readonly Language[];
  /** The one that it speaks at first. */
  readonly first: Language;
  /** Whether the reader, or a link, wanted that one. */
  readonly wanted: boolean;
  /** Told once another one is spoken. */
  readonly onChoose: (language: Language, words: Words) => void;
}

interface Around extends Pick<Speech, "words" | "speak"> {
  readonly say: (sentence: string) => void;
  readonly notify: (sentence: string) => void;
}

export type Languages = ReturnType<typeof createLanguages>;

export function createLanguages(setting: LanguagesSetting | null, around: Around) {
  const { words, speak, say, notify } = around;
  const [spoken, setSpoken] = state(setting?.first ?? ENGLISH);
  const [isWanted, setWanted] = state(setting?.wanted ?? false);
  const offered = setting?.offered ?? [];
  let turn = 0;
  return {
    offered,
    /** The language that is spoken now. */
    spoken,
    /** Its tag where somebody chose it, as links hand it on; null where it came by itself. */
    wanted: computed(() => (isWanted.value ? spoken.value.tag : null)),
    /** Speaks another one, once its file is there; else a sentence says so, and nothing changes. */
    async choose(language: Language): Promise<void> {
      turn += 1;
      const mine = turn;
      let next: Words;
      try {
        next = await language.load();
      } catch {
        if (mine === turn) notify(words.language.notLoaded(language.name));
        return;
      }
      if (mine !== turn) return;
      batch(() => {
        speak(next);
        setSpoken(language);
        setWanted(true);
      });
      say(words.language.chosen(language.name));
      setting?.onChoose(language, next);
    },
  };
}
