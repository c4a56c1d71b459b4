/** The one kind of error that people see: its message is the whole sentence to show. */
import { cutText } from "./text";

export class InputError extends Error {
  override readonly name = "InputError";
}

const LONGEST = 60; // characters of a stranger's value in a sentence

/** A value from a file, as JSON, cut short enough for a sentence. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return cutText(text, LONGEST, LONGEST, "...");
}
