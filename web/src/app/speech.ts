/**
 * The language that the page speaks, which may change while it runs: whoever reads a sentence in a
 * component, a computed or an effect follows it. Knows nothing of how languages are fetched.
 */
import type { Words } from "../words/words";
import { state } from "./state";

export type Speech = ReturnType<typeof createSpeech>;

export function createSpeech(first: Words) {
  const [now, speak] = state(first);
  /** Its sentences are always those of the language that is spoken now. */
  const words = new Proxy({} as Words, {
    get: (_, name) => Reflect.get(now.value, name),
    has: (_, name) => Reflect.has(now.value, name),
    ownKeys: () => Reflect.ownKeys(now.value),
    getOwnPropertyDescriptor: (_, name) => {
      const own = Reflect.getOwnPropertyDescriptor(now.value, name);
      return own && { ...own, configurable: true };
    },
  });
  return {
    words,
    /** The language itself, as it was loaded. */
    now,
    speak,
  };
}
