/** Letters as people count them. Knows nothing of what they spell. */

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("en") : null;

/** One letter after the other; an emoji is one, whatever it is made of. Lazy: texts can be long. */
function* lettersOf(text: string): Generator<string> {
  if (segmenter) for (const { segment } of segmenter.segment(text)) yield segment;
  else yield* text; // at least never half a character
}

/** The text itself if it has at most `longest` letters, else its first `kept` ones and `end`. */
export function cutText(text: string, longest: number, kept: number, end: string): string {
  if (text.length <= longest) return text;
  let count = 0;
  let head = "";
  for (const letter of lettersOf(text)) {
    if (++count > longest) return `${head.trimEnd()}${end}`;
    if (count <= kept) head += letter;
  }
  return text;
}

export const letterCount = (text: string): number => [...lettersOf(text)].length;
