import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { NETWORK_ID, readEmbedded, readStart, START_ID } from "../../src/link/embedded";

/** As much of a document as is looked at. */
function page(blocks: Readonly<Record<string, string>>): Document {
  const find = (id: string) => (id in blocks ? { textContent: blocks[id] } : null);
  return { getElementById: find } as unknown as Document;
}

const base64 = (values: readonly number[]): string =>
  Buffer.from(Float32Array.from(values).buffer).toString("base64");

describe("data embedded in the page", () => {
  test("a page without any fetches its network", () => {
    expect(readEmbedded(page({}))).toBeNull();
    expect(readStart(page({}))).toEqual({});
  });

  test("bytes and numbers come out as they went in", () => {
    const inputs = [0, 1, -2.5, 3.4028234663852886e38, 1e-45];
    const start = JSON.stringify({ inputs: [base64(inputs)], view: "flat", theme: "light" });
    const found = readEmbedded(page({ [NETWORK_ID]: "AAEC/w==", [START_ID]: start }));
    expect([...new Uint8Array(found?.network ?? new ArrayBuffer(0))]).toEqual([0, 1, 2, 255]);
    expect(found?.start.inputs?.[0]).toEqual(Float32Array.from(inputs));
    expect(found?.start.view).toBe("flat");
    expect(found?.start.theme).toBe("light");
  });

  test("strokes are checked, unknown options left out", () => {
    const good = readStart(
      page({ [START_ID]: '{"strokes":[[[1,2],[3,4]]],"view":"upside down"}' }),
    );
    expect(good).toEqual({
      strokes: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    });
    const bad = page({ [START_ID]: '{"strokes":[[[1,"x"]]]}' });
    expect(() => readStart(bad)).toThrow(InputError);
  });

  test.each(["{", "7", "null", '"x"'])("damaged options are one sentence: %s", (text) => {
    expect(() => readStart(page({ [START_ID]: text }))).toThrow(InputError);
  });

  test("a damaged network is one sentence", () => {
    expect(() => readEmbedded(page({ [NETWORK_ID]: "%%%" }))).toThrow(InputError);
  });
});
