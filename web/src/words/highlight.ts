/** Source text as lines of coloured spans, from the tokens that the network file carries. */
import type { Source } from "../network/about";

export interface Span {
  readonly text: string;
  /** "keyword", "string", "comment", "number", "name", or "" for plain text. */
  readonly kind: string;
}

const KINDS = new Set(["keyword", "string", "comment", "number", "name"]);

/** One list of spans a line; joined again they are the source's text. */
export function highlight(source: Source): readonly (readonly Span[])[] {
  const tokens = new Map<number, Source["tokens"][number][]>();
  for (const token of source.tokens) {
    const list = tokens.get(token[0]) ?? [];
    list.push(token);
    tokens.set(token[0], list);
  }
  return linesOf(source).map((text, index) => spansOf(text, tokens.get(index + 1) ?? []));
}

/** The lines of the source, without the empty one after its last line break. */
export const linesOf = (source: Source): string[] => source.text.replace(/\n$/, "").split("\n");

function spansOf(text: string, tokens: readonly Source["tokens"][number][]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const [, start, end, kind] of [...tokens].sort((a, b) => a[1] - b[1])) {
    if (start < at || end <= start || start >= text.length) continue;
    if (start > at) spans.push({ text: text.slice(at, start), kind: "" });
    spans.push({ text: text.slice(start, end), kind: KINDS.has(kind) ? kind : "" });
    at = Math.min(end, text.length);
  }
  if (at < text.length) spans.push({ text: text.slice(at), kind: "" });
  return spans;
}
