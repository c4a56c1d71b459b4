/** What was wrong, in the page's language: one place for every error that a person is shown. */
import type { Refusal } from "../base/errors";
import type { Words } from "./words";

type Sentence = (...facts: readonly unknown[]) => string;

/** The sentence of an error; what the page said itself is in its language already. */
export function told(words: Words, { fault: [name, ...facts], message }: Refusal): string {
  const sentences: Readonly<Record<string, unknown>> = { ...words.faults, ...words.laterFaults };
  return (sentences[name] as Sentence | undefined)?.(...facts) ?? message;
}
