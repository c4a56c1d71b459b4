import { describe, expect, test } from "vitest";
import { shown } from "../../src/base/errors";
import { cutText, letterCount } from "../../src/base/text";

const ASTRONAUT = "\u{1f469}\u200d\u{1f680}";

describe("letters", () => {
  test("are counted as people count them", () => {
    expect(letterCount("")).toBe(0);
    expect(letterCount(`e\u0301${ASTRONAUT}x`)).toBe(3);
  });

  test("are never cut in two", () => {
    expect(cutText("abc", 3, 2, "...")).toBe("abc");
    expect(cutText("abcd", 3, 2, "...")).toBe("ab...");
    expect(cutText("a bcd", 3, 2, "...")).toBe("a...");
    expect(cutText(ASTRONAUT.repeat(3), 3, 2, "...")).toBe(ASTRONAUT.repeat(3));
    expect(cutText(ASTRONAUT.repeat(4), 3, 2, "...")).toBe(`${ASTRONAUT.repeat(2)}...`);
  });

  test("of a stranger's value in a sentence are whole", () => {
    for (const before of ["", "a"]) {
      const text = shown(before + "\u{1f600}".repeat(90));
      expect(text).not.toMatch(/\p{Surrogate}/u);
      expect(letterCount(text)).toBe(63);
    }
  });
});
