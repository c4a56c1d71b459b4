/**
 * Files with bytes and values changed at random, in both formats.
 * @module-tag slow
 */
import { describe, expect, test } from "vitest";
import { randomNetwork, seeded } from "../helpers";
import {
  firstFile,
  full,
  type Json,
  networkFile,
  outcome,
  stored,
  storedFirst,
  tensorFile,
} from "../networkfile";

const tiny = randomNetwork([4, 3, 2]);

describe.each([
  ["first", firstFile, storedFirst],
  ["second", networkFile, stored],
] as const)("whatever the bytes of the %s format, a network or one sentence", (_, file, store) => {
  const whole = new Uint8Array(file(tiny));

  test("cut off anywhere", () => {
    for (let length = 0; length < whole.length; length++) {
      expect(typeof outcome(whole.buffer.slice(0, length))).toBe("string");
    }
  });

  test("bytes added at the end", () => {
    const longer = new Uint8Array(whole.length + 1);
    longer.set(whole);
    expect(typeof outcome(longer.buffer)).toBe("string");
  });

  test("bytes changed, removed, doubled and swapped", () => {
    const random = seeded(11);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let round = 0; round < 10_000; round++) {
      let bytes = whole.slice();
      for (let change = below(4); change >= 0; change--) {
        const at = below(bytes.length);
        const kind = below(4);
        if (kind === 0) bytes[at] = below(256);
        if (kind === 1) bytes[at] ^= 1 << below(8);
        if (kind === 2) bytes.copyWithin(at, below(bytes.length), below(bytes.length));
        if (kind === 3) bytes = bytes.filter((_, k) => k < at || k > at + below(8));
      }
      const result = outcome(bytes.buffer);
      if (typeof result !== "string") expect(result.layers.length).toBeGreaterThan(0);
    }
  });

  test("values of the description replaced by others", () => {
    const random = seeded(12);
    const below = (limit: number) => Math.floor(random() * limit);
    const strange = [null, true, -1, 0, 1.5, 1e308, 2 ** 53, "", "__proto__", [], [[]], {}, [null]];
    const { tensors, about } = store(full);
    const step = { kind: "relu", layer: "fc1", line: 1, shape: [1, 3], p: 0.5 };
    if (about.format === 1) about.operations = [step];
    for (let round = 0; round < 3_000; round++) {
      const copy = structuredClone(about) as Json;
      let node = copy;
      for (;;) {
        const keys = Object.keys(node);
        const key = keys[below(keys.length)];
        const child = node[key];
        const inner = typeof child === "object" && child !== null && Object.keys(child).length > 0;
        if (!inner || random() < 0.3) {
          node[key] = strange[below(strange.length)];
          break;
        }
        node = child as Json;
      }
      outcome(tensorFile(tensors, { forwardpass: JSON.stringify(copy) }));
    }
  });
});
