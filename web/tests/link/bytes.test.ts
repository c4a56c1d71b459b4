/** The bytes of a link by hand: numbers, ends, text, and what every field says in them. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/errors";
import {
  createReader,
  createWriter,
  fromText,
  LinkError,
  toText,
  type Writer,
} from "../../src/link/bytes";
import { decodeLink, EMPTY_LINK, encodeLink, isLink, settleLink } from "../../src/link/link";
import { readStrokes, settle, writeStrokes } from "../../src/link/strokes";

const written = (write: (writer: Writer) => void): number[] => {
  const writer = createWriter();
  write(writer);
  return [...writer.done()];
};
const reader = (...bytes: number[]) => createReader(Uint8Array.from(bytes));
const link = (...bytes: number[]) => decodeLink(`1${toText(Uint8Array.from(bytes))}`);

describe("numbers", () => {
  const WHOLES: [number, number[]][] = [
    [0, [0]],
    [127, [127]],
    [128, [128, 1]],
    [300, [172, 2]],
    [16_383, [255, 127]],
    [16_384, [128, 128, 1]],
    [2 ** 32 - 1, [255, 255, 255, 255, 15]],
  ];
  it.each(WHOLES)("%i takes seven bits a byte, the lowest first", (value, bytes) => {
    expect(written((writer) => writer.whole(value))).toEqual(bytes);
    expect(reader(...bytes).whole()).toBe(value);
  });

  it("that are larger are no numbers of a link", () => {
    expect(() => reader(128, 128, 128, 128, 16).whole()).toThrow(LinkError);
    expect(() => reader(255, 255, 255, 255, 255, 1).whole()).toThrow(LinkError);
    expect(() => reader(128, 128, 128, 128, 128, 0).whole()).toThrow(LinkError);
  });

  it("below zero stand between those above", () => {
    const values = [0, -1, 1, -2, 2, -64, 64, -1e6];
    expect(values.slice(0, 5).map((value) => written((w) => w.signed(value)))).toEqual([
      ...[[0], [1], [2], [3], [4]],
    ]);
    for (const value of values) {
      expect(reader(...written((writer) => writer.signed(value))).signed()).toBe(value);
    }
  });

  it("that are floats take four bytes, the lowest first, wherever they begin", () => {
    expect(written((writer) => writer.float(1))).toEqual([0, 0, 128, 63]);
    const found = reader(9, 0, 0, 128, 63, 7);
    expect([found.byte(), found.float(), found.byte(), found.left]).toEqual([9, 1, 7, 0]);
  });

  it("end where the bytes end", () => {
    for (const read of ["whole", "signed", "float", "byte"] as const) {
      expect(() => reader()[read]()).toThrow(LinkError);
    }
    expect(() => reader(128).whole()).toThrow(LinkError);
    expect(() => reader(0, 0, 0).float()).toThrow(LinkError);
    expect(() => reader(1, 2).raw(3)).toThrow(LinkError);
    const two = reader(1, 2);
    expect([...two.raw(2)]).toEqual([1, 2]);
    expect([...two.raw(0)]).toEqual([]);
    expect(two.left).toBe(0);
  });
});

describe("text", () => {
  it("holds every byte in letters that no address escapes", () => {
    for (const count of [0, 1, 2, 3, 8191, 8192, 8193, 20_000]) {
      const bytes = Uint8Array.from({ length: count }, (_, k) => (k * 31 + (k >> 8)) % 256);
      const text = toText(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromText(text)).toEqual(bytes);
    }
    expect(toText(Uint8Array.of(251, 255, 254, 251))).toBe("-__--w");
    expect([...fromText("-__--w")]).toEqual([251, 255, 254, 251]);
  });

  it.each(["a", "abcde", "ab=", "a b", "ab+c", "ab/c", "ab\n", "\nab", "äbcd", "ab!cd"])(
    "%j is none",
    (text) => {
      expect(() => fromText(text)).toThrow(LinkError);
    },
  );

  it("that is wrong is one sentence, in which the page may say it, too", () => {
    const damaged = new LinkError("damaged");
    expect([damaged.trouble, damaged.message]).toEqual(["damaged", "The link is damaged."]);
    const later = new LinkError("later");
    expect([later.trouble, later.message]).toEqual(["later", "The link is of a later version."]);
    expect(later).toBeInstanceOf(InputError);
  });
});

describe("fields", () => {
  it("are left out where they say nothing", () => {
    expect(encodeLink(EMPTY_LINK)).toBe("1");
    expect(decodeLink("1")).toEqual(EMPTY_LINK);
  });

  it("hold the look in bits, all of them apart", () => {
    const look = (flags: number) => {
      const { view, theme, present } = link(7, 1, flags);
      return [view, theme, present];
    };
    expect([0, 1, 2, 4, 6, 8, 15, 16].map(look)).toEqual([
      ["space", null, false],
      ["flat", null, false],
      ["space", "dark", false],
      ["space", "light", false],
      ["space", null, false], // a theme of a later version
      ["space", null, true],
      ["flat", null, true],
      ["space", null, false],
    ]);
    const flags = (state: Partial<typeof EMPTY_LINK>) => [
      ...fromText(encodeLink({ ...EMPTY_LINK, ...state }).slice(1)),
    ];
    expect(flags({ view: "flat" })).toEqual([7, 1, 1]);
    expect(flags({ theme: "dark" })).toEqual([7, 1, 2]);
    expect(flags({ theme: "light", present: true })).toEqual([7, 1, 12]);
  });

  it("hold hidden panels by their places, those of later versions left out", () => {
    expect(link(9, 1, 0b101).hidden).toEqual(["drawing", "legend"]);
    expect(link(9, 2, 255, 127).hidden).toHaveLength(7);
    const state = { ...EMPTY_LINK, hidden: ["lessons", "answer"] as const };
    expect([...fromText(encodeLink(state).slice(1))]).toEqual([9, 1, 0b1000010]);
    expect(settleLink(state).hidden).toEqual(["answer", "lessons"]);
  });

  it("round seconds and the orbit to thousandths, without a zero below zero", () => {
    const orbit = { yaw: -0.0004, pitch: 1.23456, zoom: -3 };
    const settled = settleLink({ ...EMPTY_LINK, seconds: 1.23456, orbit });
    expect(settled.seconds).toBe(1.235);
    expect(settled.orbit).toEqual({ yaw: 0, pitch: 1.235, zoom: 0 });
    expect(Object.is(settled.orbit?.yaw, 0)).toBe(true);
  });

  it("take four bytes a value unless all are greys", () => {
    const size = (...values: number[]) =>
      encodeLink({ ...EMPTY_LINK, input: { kind: "values", values: Float32Array.from(values) } })
        .length;
    // format and field, length, count, run and the bytes themselves
    expect(size(1, 0.2)).toBe(1 + 8);
    expect(size(1, 0.21)).toBe(1 + 16);
    expect(size(-1, 0.2)).toBe(1 + 16);
    expect(size(1, 2)).toBe(1 + 16);
    expect(size(1, 0, 0, 0, 0, 0, 0, 0.2)).toBe(1 + 11);
  });

  it("with wrong runs of values are refused", () => {
    expect(link(10, 3, 2, 4, 9).input).toEqual({ kind: "values", values: new Float32Array(2) });
    for (const bytes of [
      [10, 2, 1, 0], // a run of none
      [10, 2, 1, 1], // the same of values
      [10, 2, 1, 4], // beyond the end
      [10, 2, 2, 2], // too little
      [10, 3, 2, 2, 4], // beyond the end, after another
      [2, 10, 2, 5, 0, 0, 128, 63, 0, 0, 192, 127], // 1, then NaN
      [10, 2, 1, 3], // no value
      [2, 6, 1, 3, 0, 0, 192, 127], // NaN
      [2, 6, 1, 3, 0, 0, 128, 127], // infinity
    ]) {
      expect(() => link(...bytes), bytes.join()).toThrow(LinkError);
    }
  });

  it("have limits: a million values, 200,000 letters", () => {
    const zeros = (count: number) => {
      const field = written((writer) => {
        writer.whole(count);
        writer.whole(2 * count);
      });
      return () => link(10, field.length, ...field);
    };
    const { input } = zeros(1_000_000)();
    expect(input?.kind === "values" && input.values.length).toBe(1_000_000);
    expect(zeros(1_000_001)).toThrow(LinkError);
    // A field that is not known, as large as there is room for.
    const filler = (more: number): string => {
      const size = 149_995 + more;
      const head = written((writer) => {
        writer.whole(99);
        writer.whole(size);
      });
      return `1${toText(Uint8Array.from([...head, ...new Uint8Array(size)]))}`;
    };
    expect(filler(0)).toHaveLength(200_000);
    expect(decodeLink(filler(0))).toEqual(EMPTY_LINK);
    expect(decodeLink(`#${filler(0)}`)).toEqual(EMPTY_LINK);
    expect(() => decodeLink(filler(1))).toThrow(LinkError);
  });

  it("of later versions may hold more in a field, and are of a later format with another number", () => {
    expect(link(6, 3, 8, 1, 2).digit).toBe(8);
    expect(() => decodeLink("1Bg#EI")).toThrow(new LinkError("damaged"));
    expect(() => decodeLink("2AQ")).toThrow(new LinkError("later"));
    expect(() => decodeLink("")).toThrow(new LinkError("later"));
    expect(() => link(6, 2, 8)).toThrow(LinkError);
    expect(() => link(6, 0)).toThrow(LinkError);
  });

  it("begin with a number where they are a link", () => {
    expect(["#1", "1", "2x", "#9"].every(isLink)).toBe(true);
    expect(["#", "", "a1", "#a1", "##1", " 1"].some(isLink)).toBe(false);
  });
});

describe("strokes", () => {
  it("lie on quarters of a pixel, each point as the step from the one before", () => {
    const strokes = settle([
      [
        [1.1, 2.2],
        [1.1, 12.2],
      ],
      [[0, 0]],
    ]);
    expect(strokes).toEqual([
      [
        [1, 2.25],
        [1, 12.25],
      ],
      [[0, 0]],
    ]);
    const bytes = written((writer) => writeStrokes(strokes, writer));
    // 2 strokes; 2 points: 4, 9, then 0, 40; 1 point: back to 0, 0
    expect(bytes).toEqual([2, 2, 8, 18, 0, 80, 1, 7, 97]);
    expect(readStrokes(reader(...bytes))).toEqual(strokes);
    expect(() => readStrokes(reader(2, 1, 0, 0))).toThrow(LinkError);
  });

  it("keep the points that are more than 0.4 px from the line, and no others", () => {
    const bent = (y: number) => settle([[[0, 0], [50, y], [100, 0]]])[0].length; // biome-ignore format: points
    expect([0, 0.25, 0.5, -0.25, -0.5].map(bent)).toEqual([2, 2, 3, 2, 3]);
    // Beyond the end of the segment it is the distance to its end that counts.
    const back = settle([[[0, 0], [110, 0], [100, 0]]])[0]; // biome-ignore format: points
    expect(back).toHaveLength(3);
    const before = settle([[[0, 0], [-10, 0], [100, 0]]])[0]; // biome-ignore format: points
    expect(before).toHaveLength(3);
    // A loop begins and ends in one place.
    const loop = settle([[[5, 5], [5, 25], [25, 25], [5, 5]]])[0]; // biome-ignore format: points
    expect(loop).toHaveLength(4);
    const dot = settle([[[5, 5], [5.1, 5], [5, 5]]])[0]; // biome-ignore format: points
    expect(dot).toHaveLength(2);
    // Of two that are equally far the first is taken, and then the other is near no line.
    const steps = settle([[[0, 0], [10, 10], [20, 10], [30, 0]]])[0]; // biome-ignore format: points
    expect(steps).toHaveLength(4);
  });

  it("are as many as they say", () => {
    expect(settle([[], []])).toEqual([]);
    expect(settle([[[1, 1], [1, 1]]])).toEqual([[[1, 1], [1, 1]]]); // biome-ignore format: points
  });
});
