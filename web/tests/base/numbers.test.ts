/** Numbers as people read them, in English and in a language that writes them otherwise. */
import { describe, expect, test } from "vitest";
import { numbersIn, tooSmall } from "../../src/base/numbers";

const english = () => numbersIn("en-GB");
const german = () => numbersIn("de-DE");
const MINUS = "\u2212";

describe("numbers in sentences", () => {
  test("counts are grouped", () => {
    expect([0, 999, 1024, 1_000_000].map(english().many)).toEqual([
      "0",
      "999",
      "1,024",
      "1,000,000",
    ]);
    expect(german().many(1024)).toBe("1.024");
  });

  test("decimals are as many as asked for, with a real minus sign and no grouping", () => {
    expect([1.23456, -0.5, 1234.5].map((value) => english().fixed(value))).toEqual([
      "1.235",
      `${MINUS}0.500`,
      "1234.500",
    ]);
    expect([0, 1, 2, 3].map((digits) => english().fixed(2.61627, digits))).toEqual([
      "3",
      "2.6",
      "2.62",
      "2.616",
    ]);
    expect(german().fixed(-1234.5, 1)).toBe(`${MINUS}1234,5`);
  });

  test("what is rounded to nothing has no sign", () => {
    expect(english().fixed(-0.0004)).toBe("0.000");
    expect(english().fixed(-0.0006)).toBe(`${MINUS}0.001`);
    expect(english().fixed(-0)).toBe("0.000");
    // As binary numbers are: 1.005 is a little less.
    expect([english().fixed(1.005, 2), english().fixed(0.125, 2)]).toEqual(["1.00", "0.13"]);
  });

  test("a sign stands before every number where it is asked for", () => {
    expect([1, 0, -1].map((value) => english().signed(value))).toEqual([
      "+1.000",
      "+0.000",
      `${MINUS}1.000`,
    ]);
    expect(english().signed(-2.25, 1)).toBe(`${MINUS}2.3`);
  });

  test("two decimals, three when tiny", () => {
    expect([0, 0.0942, -0.0942, 0.095, 0.5, -3.2468, 12].map(english().num)).toEqual([
      ...["0.00", "0.094", `${MINUS}0.094`, "0.10", "0.50", `${MINUS}3.25`, "12.00"],
    ]);
  });

  test("two significant digits without an exponent", () => {
    expect([0, 3.14, 0.424, -0.0567, 9.96, 10, 12.7, -1234.5].map(english().short)).toEqual([
      ...["0", "3.1", "0.42", `${MINUS}0.057`, "10", "10", "13", `${MINUS}1235`],
    ]);
    expect(german().short(3.14)).toBe("3,1");
  });
});

describe("shares", () => {
  test("in whole percent", () => {
    expect([0, 0.004, 0.923, 0.995, 1].map(english().percent)).toEqual([
      ...["0%", "0%", "92%", "100%", "100%"],
    ]);
    expect(german().percent(0.923)).toBe("92\u00a0%");
  });

  test("in a table are never written as nothing when they are something", () => {
    expect([0, 0.0001, 0.0049, 0.005, 0.01].map(english().cellPercent)).toEqual([
      ...["0%", "<1%", "<1%", "1%", "1%"],
    ]);
    expect([-0.001, 0, 1e-9, 0.0049, 0.005].map(tooSmall)).toEqual([
      ...[false, false, true, true, false],
    ]);
  });

  test("that were measured have one decimal", () => {
    expect([0.9823, 0.98, 1, 0.12345].map(english().exactPercent)).toEqual([
      ...["98.2%", "98.0%", "100.0%", "12.3%"],
    ]);
  });
});

test("lists", () => {
  expect(english().listed([512, 256, "ten"])).toBe("512, 256 and ten");
  expect([english().listed([1]), english().listed([])]).toEqual(["1", ""]);
  expect(german().listed([1, 2])).toBe("1 und 2");
});

test("nouns take the form of their count, as the language has it", () => {
  const forms = { one: "product", other: "products" };
  expect([1, 0, 2, 1024].map((count) => english().counted(count, forms))).toEqual([
    ...["1 product", "0 products", "2 products", "1,024 products"],
  ]);
  expect([english().form(1, forms), english().form(2, forms)]).toEqual(["product", "products"]);
  // A language may have more forms, and a noun fewer.
  const polish = numbersIn("pl");
  const some = { one: "plik", few: "pliki", other: "plików" };
  expect([1, 3, 7].map((count) => polish.form(count, some))).toEqual(["plik", "pliki", "plików"]);
  expect(polish.counted(3, { other: "x" })).toBe("3 x");
  expect(polish.form(3, { other: "x" })).toBe("x");
});
