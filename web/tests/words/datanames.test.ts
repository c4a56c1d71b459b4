/** What networks were measured on, in other languages. */
import { expect, test } from "vitest";
import { dataNamed } from "../../src/words/de/names";
import { dataNames } from "../../src/words/names";

test("what our own networks were measured on has a name", () => {
  expect(dataNamed("MNIST test set")).toBe("Testziffern von MNIST");
  expect(dataNamed("pen digits of writers 1, 3")).toBe("Stiftziffern der Schreiber 1, 3");
});

test("what other networks were measured on keeps the name that they give it", () => {
  const known = {
    "MNIST test set": "a",
    "pen digits of other writers": "b",
    "drawings that are no digits": "c",
  };
  const named = dataNames(known, "d ");
  expect(named("my own digits")).toBe("my own digits");
  expect(named("constructor")).toBe("constructor");
});
