/** Errors of every room are told in the page's language, also those of another thread. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorOf, refusalOf, said, wrong } from "../../src/base/errors";
import { faults } from "../../src/base/faults";
import { laterFaults, wrongLater } from "../../src/base/laterfaults";
import { english } from "../../src/words/en";
import { later } from "../../src/words/en/later";
import { told } from "../../src/words/told";
import type { Words } from "../../src/words/words";

const ENGLISH: Words = { ...english, ...later };
const OTHER: Words = {
  ...ENGLISH,
  faults: { ...ENGLISH.faults, noLayer: (layer, last) => `${last}! ${layer}?` },
  laterFaults: { ...ENGLISH.laterFaults, noHistory: () => "Keine Geschichte." },
};

describe("an error", () => {
  it("is a name with its facts, told in the language of the page", () => {
    const error = wrong("noLayer", '"fc9"', 3);
    expect(error.message).toBe('There is no layer "fc9": layers are 0 to 3.');
    expect(told(ENGLISH, error)).toBe(error.message);
    expect(told(OTHER, error)).toBe('3! "fc9"?');
    expect(told(OTHER, wrongLater("noHistory"))).toBe("Keine Geschichte.");
  });

  it("that the page said itself stays as it is", () => {
    expect(told(OTHER, said("Bitte erst zeichnen."))).toBe("Bitte erst zeichnen.");
  });

  it("of another thread keeps its name and its facts", () => {
    const error = errorOf(structuredClone(refusalOf(wrong("noLayer", '"fc9"', 3))));
    expect(error.message).toBe('There is no layer "fc9": layers are 0 to 3.');
    expect(told(OTHER, error)).toBe('3! "fc9"?');
  });
});

it("no sentence of an error is one that nothing says, and no two have one name", () => {
  const names = [...Object.keys(faults), ...Object.keys(laterFaults)];
  expect(new Set(names).size).toBe(names.length);
  const source = join(import.meta.dirname, "../../src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter(
      (name) => /\.tsx?$/.test(name) && !name.startsWith("words") && !/faults\.ts$/.test(name),
    )
    .map((name) => readFileSync(join(source, name), "utf8"))
    .join("\n");
  /** Put together from a word: `${verb}Shapes`, `${what}Of`. */
  const built = ["addsShapes", "subtractsShapes", "momentumOf", "betaOf"];
  const silent = names.filter((name) => !files.includes(`"${name}"`) && !built.includes(name));
  expect(silent).toEqual([]);
});
