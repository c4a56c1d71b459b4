/**
 * A sentence with more than plain text in it: parts that look different, and places where the page
 * puts a number, a button or a choice. Never HTML. Knows nothing of the DOM.
 */

/** How a part looks: `term` is a word where it is explained, `for` and its like are the stage's colours. */
export type Mark =
  | "code"
  | "strong"
  | "term"
  | "active"
  | "for"
  | "against"
  | "plus"
  | "minus"
  | "nowrap";

export interface Marked {
  readonly mark: Mark;
  readonly text: string;
}

/** A place that the page fills with something of its own. */
export interface Slot<Name extends string> {
  readonly slot: Name;
}

export type Rich<Name extends string = never> = readonly (string | Marked | Slot<Name>)[];

const marked =
  (mark: Mark) =>
  (text: string): Marked => ({ mark, text });

export const code = marked("code");
export const strong = marked("strong");
export const term = marked("term");
export const active = marked("active");
export const pro = marked("for");
export const contra = marked("against");
export const plus = marked("plus");
export const minus = marked("minus");
export const nowrap = marked("nowrap");
export const slot = <Name extends string>(name: Name): Slot<Name> => ({ slot: name });

/** A sentence without its marks and places. */
export const unmarked = (words: Rich<string> | string): string =>
  typeof words === "string"
    ? words
    : words
        .map((part) => (typeof part === "string" ? part : "text" in part ? part.text : ""))
        .join("");

/** A sentence as a template: rich`This is ${code("model.py")}.` */
export function rich<Name extends string = never>(
  texts: TemplateStringsArray,
  ...parts: readonly (string | Marked | Slot<Name> | Rich<Name>)[]
): Rich<Name> {
  return texts
    .flatMap((text, k) => [text, ...(k < parts.length ? [parts[k]].flat() : [])])
    .filter((part) => part !== "") as Rich<Name>;
}
