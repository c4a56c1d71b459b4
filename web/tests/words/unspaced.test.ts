/** Languages that put no space between words: terms are found in them, and reading takes its time. */
import { describe, expect, it } from "vitest";
import { firstUse, termOf, termsIn } from "../../src/words/glossary";
import { countWords } from "../../src/words/pace";

describe("a term of a language without spaces", () => {
  it("is found between other letters, and beside a Latin name", () => {
    expect(firstUse(termOf("权重", ""), "把每个数乘以权重。")).toBe(6);
    expect(firstUse(termOf("層", ""), "fc1層のニューロン")).toBe(3);
    expect(firstUse(termOf("ニューロン", ""), "fc1層のニューロン")).toBe(5);
  });

  it("leaves names in Latin letters whole", () => {
    const softmax = termOf("softmax", "");
    expect(firstUse(softmax, "之后是log_softmax，")).toBe(-1);
    expect(firstUse(softmax, "之后是softmax函数")).toBe(3);
    expect(
      termsIn([softmax, termOf("得分", "")], ["得分的softmax"]).map(({ term }) => term),
    ).toEqual(["得分", "softmax"]);
  });
});

describe("reading a language without spaces", () => {
  it("takes as long as its characters need, not as its one word", () => {
    expect(countWords("最高的条形就是答案")).toBeCloseTo(9 * 0.6, 9);
    expect(countWords("スコアは予測の確率")).toBeCloseTo(4 * 0.6 + 5 * 0.4, 9);
  });

  it("counts names and numbers among them as words", () => {
    expect(countWords("fc1的神经元17")).toBeCloseTo(2 + 4 * 0.6, 9);
    expect(countWords("偏置 −0.20")).toBeCloseTo(1 + 2 * 0.6, 9);
  });
});
