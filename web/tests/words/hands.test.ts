/** The names of the ready-made drawings are told in every language. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import drawings from "../../../src/forwardpass/assets/drawings.json";

it("every hand of a ready-made drawing is one that languages have a word for, and no other", () => {
  const source = readFileSync(new URL("../../src/words/hands.ts", import.meta.url), "utf8");
  const known = [...source.matchAll(/\| "([^"]+)"/g)].map(([, hand]) => hand);
  const hands = drawings.map(({ name }) => name.split(", ").slice(1).join(", "));
  expect([...new Set(hands)].sort()).toEqual(known.sort());
});
