/** The one kind of error that people see: what was wrong as a name and its facts, and as a sentence. */
import { faults } from "./faults";
import { cutText } from "./text";

/** The name of a sentence in faults.ts or laterfaults.ts, with its facts; or "said", and the sentence. */
export type Fault = readonly [name: string, ...facts: unknown[]];

/** What is left of an error that was sent from thread to thread. */
export interface Refusal {
  readonly fault: Fault;
  /** The sentence: in English, or in the page's language where the page itself said it. */
  readonly message: string;
}

export class InputError extends Error implements Refusal {
  override readonly name = "InputError";

  constructor(
    readonly fault: Fault,
    sentence: string,
  ) {
    super(sentence);
  }
}

type Faults = typeof faults;

/** What is wrong, by the name of its sentence and the facts in it. */
export const wrong = <Name extends keyof Faults>(
  name: Name,
  ...facts: Parameters<Faults[Name]>
): InputError =>
  new InputError([name, ...facts], (faults[name] as (...all: unknown[]) => string)(...facts));

/** What is wrong, in a sentence of the page's own language. */
export const said = (sentence: string): InputError => new InputError(["said", sentence], sentence);

/** An error as it can be sent to another thread, and what it is there. */
export const refusalOf = ({ fault, message }: InputError): Refusal => ({ fault, message });
export const errorOf = ({ fault, message }: Refusal): InputError => new InputError(fault, message);

const LONGEST = 60; // characters of a stranger's value in a sentence

/** A value from a file, as JSON (null where there is none), cut short enough for a sentence. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  return cutText(text, LONGEST, LONGEST, "...");
}
