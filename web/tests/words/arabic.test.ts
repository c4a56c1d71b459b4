/** Arabic: what runs from left to right keeps its order, and nouns have the form that their number asks for. */
import { describe, expect, it } from "vitest";
import { words } from "../../src/words/ar";
import { ltr, rtl, signedNumber, unmarkedText } from "../../src/words/ar/bidi";
import { nouns } from "../../src/words/ar/nouns";
import { counted, countedOf } from "../../src/words/ar/numbers";

/** Isolates that are opened and not closed, or the other way round. */
function unclosed(text: string): number {
  let open = 0;
  for (const letter of text) {
    if (/[\u2066-\u2068]/.test(letter)) open++;
    if (letter === "\u2069" && --open < 0) return open;
  }
  return open;
}

/** All sentences that are text, with the path of each. */
function textsIn(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, `${path}/${name}`));
}

describe("Arabic", () => {
  it("keeps a sign to the left of its number", () => {
    const { numbers } = words;
    expect(numbers.num(-1.5)).toBe("\u200e\u22121.50");
    expect(numbers.signed(0.25)).toBe("\u200e+0.250");
    expect(numbers.precise(-2e-5)).toMatch(/^\u200e\u2212/);
    expect(numbers.cellPercent(0.001)).toMatch(/^\u200e</);
    expect(numbers.num(1.5)).toBe("1.50");
    expect(signedNumber(signedNumber("\u22121"))).toBe("\u200e\u22121");
  });

  it("keeps lines of arithmetic in their order, with Arabic words in them", () => {
    const { formula } = words;
    const [first, second] = [
      [0.5, 2],
      [1, -1],
    ] as const;
    const line = formula.sum({
      ...{ of: "fc1", terms: [first, second], more: 3, join: false },
      ...{ sum: { bias: 0.5, z: 0.5 }, bent: { activation: "ReLU", a: 0.5 } },
    });
    expect(line).toMatch(/^fc1: \u2066.*\u2069$/);
    expect(line).toContain(rtl("انحياز"));
    expect(unclosed(line)).toBe(0);
    const share = formula.share({ score: 2, others: [1, -1], more: 7, share: 0.6 });
    const whole = share.map((piece) => (typeof piece === "string" ? piece : piece.raised)).join("");
    expect(unclosed(whole)).toBe(0);
    expect(words.compare.change(0.5, 0.25)).toBe(ltr("0.50 → 0.25"));
  });

  it("reads arithmetic aloud without marks that nobody hears", () => {
    const { teaching } = words;
    const line = teaching.stepFormula({
      rate: 0.01,
      before: 0.5,
      slope: -2,
      after: 0.52,
      count: 9,
    });
    const aloud = teaching.aloud(line);
    expect(aloud).toBe("0.5 ناقص 0.01 في (ناقص 2) يساوي 0.52");
    expect(unmarkedText(aloud)).toBe(aloud);
  });

  it("closes what it opens", () => {
    const wrong = textsIn(words).filter(([, text]) => unclosed(text) !== 0);
    expect(wrong).toEqual([]);
  });

  it("says one and two by the noun alone, and gives others the form of their number", () => {
    const said = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map((n) => counted(n, nouns.neuron));
    expect(said).toEqual([
      ...["0 عصبون", "عصبون واحد", "عصبونان", "3 عصبونات", "10 عصبونات"],
      ...["11 عصبونًا", "99 عصبونًا", "100 عصبون", "102 عصبون", "103 عصبونات"],
    ]);
    expect(counted(1, nouns.cell)).toBe("خلية واحدة");
    expect(counted(2, nouns.cell)).toBe("خليتان");
    expect(countedOf(2, nouns.cell)).toBe("خليتين");
    expect(counted(2, nouns.product)).toBe("حاصلا ضرب");
    expect(countedOf(12, nouns.product)).toBe("12 حاصل ضرب");
  });
});
