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

  const start = (options: unknown) => readStart(page({ [START_ID]: JSON.stringify(options) }));

  test.each([
    { view: "space" },
    { view: "flat" },
    { theme: "dark" },
    { theme: "light" },
    { seconds: 0 },
    { seconds: 12.5 },
    { framed: true },
    { steady: true },
    { mnist: true },
    { link: "1AQ" },
    { link: "" },
    { strokes: [], inputs: [] },
  ])("%j is taken as it is", (options) => {
    expect(start(options)).toEqual(options);
  });

  test.each([
    { view: "sideways" },
    { view: true },
    { theme: "sepia" },
    { seconds: -1 },
    { seconds: "12" },
    { seconds: null },
    { framed: false },
    { framed: 1 },
    { steady: false },
    { steady: "yes" },
    { link: 7 },
    { inputs: "AAAA" },
    { other: 1 },
  ])("%j says nothing", (options) => {
    expect(start(options)).toEqual({});
  });

  test("an input of damaged base64 is one sentence", () => {
    expect(() => start({ inputs: ["%"] })).toThrow(InputError);
    expect(start({ inputs: ["AACAPw=="] }).inputs).toEqual([Float32Array.of(1)]);
  });

  test("a damaged network is one sentence", () => {
    expect(() => readEmbedded(page({ [NETWORK_ID]: "%%%" }))).toThrow(InputError);
  });
});
