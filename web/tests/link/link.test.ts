/** Links: exact round trips over random states, short ones, old ones, and damaged ones. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/errors";
import { presentedIn } from "../../src/entry/opening";
import { ink, type Point, type Stroke } from "../../src/ink/ink";
import {
  ALONG,
  decodeLink,
  EMPTY_LINK,
  encodeLink,
  isLink,
  type LinkState,
  PANELS,
  PRESENTED,
  settleLink,
} from "../../src/link/link";
import { settle } from "../../src/link/strokes";
import { seeded } from "../helpers";

const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
) as { name: string; strokes: Stroke[] }[];

type Random = () => number;
const below = (random: Random, count: number): number => Math.floor(random() * count);
const maybe = <T>(random: Random, make: () => T): T | null => (random() < 0.5 ? make() : null);
const several = <T>(random: Random, most: number, make: () => T): T[] =>
  Array.from({ length: below(random, most + 1) }, make);

/** A pen that wanders over the pad, now smoothly, now wildly. */
function randomStroke(random: Random): Stroke {
  let [x, y] = [random() * 280, random() * 280];
  const size = 10 ** (2 * random());
  return several(random, 40, (): Point => {
    x = Math.min(Math.max(x + (random() - 0.5) * size, 0), 280);
    y = Math.min(Math.max(y + (random() - 0.5) * size, 0), 280);
    return [x, y];
  });
}

function randomValues(random: Random): Float32Array {
  const grey = random() < 0.5;
  return Float32Array.from(
    several(random, 300, () => 0),
    () => {
      if (random() < 0.5) return 0;
      return grey ? below(random, 256) / 255 : (random() - 0.5) * 10 ** (8 * random() - 4);
    },
  );
}

function randomInk(random: Random): LinkState["input"] {
  const strokes = several(random, 6, () => randomStroke(random));
  if (random() < 0.5) return { kind: "strokes", strokes };
  const widths = strokes.map(() => [1.6, 2.5, 3.8, 0.1 + 19.8 * random()][below(random, 4)]);
  return { kind: "strokes", strokes, widths };
}

function randomInput(random: Random): LinkState["input"] {
  switch (below(random, 4)) {
    case 0:
      return randomInk(random);
    case 1:
      return { kind: "values", values: randomValues(random) };
    case 2:
      return { kind: "example", index: below(random, 1000) };
    default:
      return null;
  }
}

function randomState(random: Random): LinkState {
  return {
    input: randomInput(random),
    seconds: maybe(random, () => random() * 100),
    neuron: maybe(random, () => ({ layer: below(random, 5) - 1, index: below(random, 3000) })),
    digit: maybe(random, () => below(random, 100)),
    view: random() < 0.5 ? "space" : "flat",
    orbit: maybe(random, () => ({
      yaw: 4 * random() - 2,
      pitch: 3 * random() - 1.5,
      zoom: 4 * random(),
      ...(random() < 0.5 ? { shift: [900 * random() - 450, 500 * random() - 250] as const } : {}),
    })),
    theme: maybe(random, () => (random() < 0.5 ? "dark" : "light")),
    hidden: PANELS.filter(() => random() < 0.3),
    present: random() < 0.5,
    presented: PRESENTED.filter(() => random() < 0.3),
    lesson: maybe(random, () => ({ chapter: 1 + below(random, 9), card: below(random, 5) })),
    network: maybe(random, () => ALONG[below(random, ALONG.length)]),
  };
}

const SEEDS = Array.from({ length: 500 }, (_, k) => k + 1);

describe("round trip", () => {
  it("gives back exactly what was settled, for 500 random states", () => {
    for (const seed of SEEDS) {
      const state = randomState(seeded(seed));
      const text = encodeLink(state);
      expect(text).toMatch(/^1[\w-]*$/);
      const back = decodeLink(`#${text}`);
      expect(back, `seed ${seed}`).toStrictEqual(settleLink(state));
      expect(encodeLink(back)).toBe(text);
    }
  });

  it("settles once: settling again changes nothing", () => {
    for (const seed of SEEDS) {
      const once = settleLink(randomState(seeded(seed)));
      expect(settleLink(once)).toStrictEqual(once);
    }
  });

  it("keeps every float of an input as it is", () => {
    const values = Float32Array.of(0, -0, 1, 1 / 3, 1e-38, -3.5e10, 0, 0, 0);
    const back = decodeLink(encodeLink({ ...EMPTY_LINK, input: { kind: "values", values } }));
    expect(back.input).toStrictEqual({ kind: "values", values });
  });
});

describe("drawings", () => {
  it.each(drawings)("$name looks the same in fewer than 600 characters", ({ strokes }) => {
    // As a pen at 250 points a second would have drawn it.
    const dense = strokes.map((stroke) => densely(stroke, 2));
    const kept = settle(dense);
    const text = encodeLink({ ...EMPTY_LINK, input: { kind: "strokes", strokes: dense } });
    expect(text.length).toBeLessThan(600);
    const [before, after] = [ink(dense).pixels, ink(kept).pixels];
    const off = before.map((value, k) => Math.abs(value - after[k]));
    expect(Math.max(...off)).toBeLessThan(0.08);
    expect(off.reduce((sum, value) => sum + value, 0) / 784).toBeLessThan(0.004);
  });

  it("keeps dots and leaves out empty strokes", () => {
    expect(settle([[], [[10, 20]], []])).toEqual([[[10, 20]]]);
  });
});

/** The same line with points `px` apart. */
function densely(stroke: Stroke, px: number): Stroke {
  return stroke.flatMap(([x, y], k): Point[] => {
    const [x0, y0] = stroke[Math.max(k - 1, 0)];
    const pieces = Math.max(1, Math.ceil(Math.hypot(x - x0, y - y0) / px));
    return Array.from({ length: pieces }, (_, n): Point => {
      const t = (n + 1) / pieces;
      return [x0 + (x - x0) * t, y0 + (y - y0) * t];
    });
  });
}

describe("old links", () => {
  // These were handed out. They must mean the same for ever: never change them.
  const OLD: readonly (readonly [text: string, state: LinkState])[] = [
    ["1", EMPTY_LINK],
    [
      "1ARICA6ADsgFQwAPwBLkCAb8C6AMEArlgBQMDiQEGAQgHAQ0IBqALgwKwCQkBUA",
      {
        input: {
          kind: "strokes",
          strokes: [
            [
              [52, 22.25],
              [62, 78.25],
              [140, 39],
            ],
            [[100, 100]],
          ],
        },
        seconds: 12.345,
        neuron: { layer: 2, index: 137 },
        digit: 8,
        view: "flat",
        theme: "light",
        orbit: { yaw: 0.72, pitch: -0.13, zoom: 1.2 },
        hidden: ["code", "lessons"],
        present: true,
        presented: [],
        lesson: null,
        network: null,
      },
    ],
    [
      "1CgYFBAX_MwIHAQI",
      {
        ...EMPTY_LINK,
        input: { kind: "values", values: Float32Array.of(0, 0, 1, 0.2, 0) },
        theme: "dark",
      },
    ],
    [
      "1AhAEBTMzo0AAAGDAAgMAAIA-BAEA",
      {
        ...EMPTY_LINK,
        input: { kind: "values", values: Float32Array.of(5.1, -3.5, 0, 0.25) },
        seconds: 0,
      },
    ],
    // Field 12 with 5: pad and play controls while presenting.
    ["1BwEIDAEF", { ...EMPTY_LINK, present: true, presented: ["drawing", "timeline"] }],
    ["1AwKsAg", { ...EMPTY_LINK, input: { kind: "example", index: 300 } }],
    ["1CwIDAg", { ...EMPTY_LINK, lesson: { chapter: 3, card: 2 } }],
    ["1DQEB", { ...EMPTY_LINK, network: "mnistconv" }],
    // Field 8 with a picture that was moved: 31.4 to the right and 15.9 up.
    [
      "1CAqgC4QC0A_0BL0C",
      { ...EMPTY_LINK, orbit: { yaw: 0.72, pitch: 0.13, zoom: 2, shift: [31.4, -15.9] } },
    ],
  ];

  it.each(OLD)("%s", (text, state) => {
    expect(decodeLink(`#${text}`)).toStrictEqual(state);
  });
});

describe("what is no good link", () => {
  it("leaves the page's own places alone", () => {
    expect(isLink("#code")).toBe(false);
    expect(isLink("")).toBe(false);
    expect(isLink("#1AQ")).toBe(true);
  });

  it.each(["1AQ", "1A", "1AQD", "1A=B", "1%20", "1AQb___8P", "1AgUF____Dw", "1AgL-Pw"])(
    "refuses %s with one sentence",
    (text) => {
      expect(() => decodeLink(text)).toThrow(InputError);
    },
  );

  it("says so when the link is newer than the page", () => {
    expect(() => decodeLink("#2AQwBAqAD")).toThrow(/later version/);
  });

  it("takes from an address the parts to present that there are", () => {
    expect(presentedIn("timeline, drawing,header")).toEqual(["drawing", "timeline"]);
    for (const nothing of ["", null]) expect(presentedIn(nothing)).toEqual([]);
  });

  it("skips fields that it does not know", () => {
    const text = encodeLink({ ...EMPTY_LINK, digit: 7 });
    const more = `1${Buffer.from([99, 2, 1, 1, ...Buffer.from(text.slice(1), "base64url")]).toString("base64url")}`;
    expect(decodeLink(more)).toStrictEqual({ ...EMPTY_LINK, digit: 7 });
  });

  it("ends in a state or one sentence whatever the bytes are", () => {
    const random = seeded(11);
    for (let k = 0; k < 2000; k++) {
      const bytes = Uint8Array.from({ length: below(random, 40) }, () => below(random, 256));
      try {
        decodeLink(`1${Buffer.from(bytes).toString("base64url")}`);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  });
});
