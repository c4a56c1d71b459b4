/**
 * What a link holds, as the fragment of an address and back: `1` for the format, then fields as
 * base64url. docs/links.md describes the bytes. Knows nothing of the page; old links and links
 * with fields from later versions keep working.
 */
import type { Stroke } from "../ink/ink";
import type { NeuronId, Theme, View } from "../scene/look";
import {
  createReader,
  createWriter,
  damaged,
  fromText,
  LinkError,
  type Reader,
  toText,
  type Writer,
} from "./bytes";
import { readStrokes, readWidths, settleInk, writeStrokes, writeWidths } from "./strokes";

/** Where the stage is looked at from: radians, a factor, and how far it is moved, in stage units. */
export interface LinkedOrbit {
  readonly yaw: number;
  readonly pitch: number;
  readonly zoom: number;
  /** Right and down; not at all unless told. */
  readonly shift?: readonly [right: number, down: number];
}

export interface LinkedStrokes {
  readonly kind: "strokes";
  readonly strokes: readonly Stroke[];
  /** Of the pen of each stroke, px of the picture; without them all have the normal one. */
  readonly widths?: readonly number[];
}

export interface LinkState {
  /** What the network reads: a drawing, numbers, one of the page's examples, or nothing. */
  readonly input:
    | LinkedStrokes
    | { readonly kind: "values"; readonly values: Float32Array }
    | { readonly kind: "example"; readonly index: number }
    | null;
  /** Second of the story, or null for the finished picture. */
  readonly seconds: number | null;
  /** The neuron that is looked inside. */
  readonly neuron: NeuronId | null;
  /** The class that is explained instead of the answer. */
  readonly digit: number | null;
  readonly view: View;
  /** Null: as the page stands by itself. */
  readonly orbit: LinkedOrbit | null;
  /** Null: as the reader's system wants it. */
  readonly theme: Theme | null;
  /** Parts of the page that are hidden. */
  readonly hidden: readonly Panel[];
  readonly present: boolean;
  /** Parts that are shown all the same while presenting. */
  readonly presented: readonly Presented[];
  /** The chapter of the lesson, from 1, and its card, from 0; null: no lesson is open. */
  readonly lesson: { readonly chapter: number; readonly card: number } | null;
  /** The network that reads it, where it is one that comes along; null: the page's own. */
  readonly network: AlongName | null;
}

/** The networks that come along with the page. Links hold places in this list: only ever add at its end. */
export const ALONG = ["mnistnet", "mnistconv"] as const;
export type AlongName = (typeof ALONG)[number];

/** The parts that can be hidden. Links hold places in this list: only ever add at its end. */
export const PANELS = [
  "drawing",
  "answer",
  "legend",
  "caption",
  "code",
  "timeline",
  "lessons",
] as const;
export type Panel = (typeof PANELS)[number];

/** What a projector can show beside stage, answer and caption. Links hold places in this list, too. */
export const PRESENTED = ["drawing", "legend", "timeline"] as const satisfies readonly Panel[];
export type Presented = (typeof PRESENTED)[number];

export const EMPTY_LINK: LinkState = {
  input: null,
  seconds: null,
  neuron: null,
  digit: null,
  view: "space",
  orbit: null,
  theme: null,
  hidden: [],
  present: false,
  presented: [],
  lesson: null,
  network: null,
};

const FORMAT = "1";
const MOST_CHARACTERS = 200_000;
const THEMES = ["dark", "light"] as const;
/** Steps in a radian, and in a zoom of 1. */
const ORBIT_STEPS = 1000;
/** Steps in a stage unit. */
const SHIFT_STEPS = 10;
const MILLI = 1000;

/** Numbers of the fields. A field that is not there has its value of EMPTY_LINK. */
enum Field {
  Strokes = 1,
  Values = 2,
  Example = 3,
  Seconds = 4,
  Neuron = 5,
  Digit = 6,
  Look = 7,
  Orbit = 8,
  Hidden = 9,
  Bytes = 10,
  Lesson = 11,
  Presented = 12,
  Network = 13,
}

/** Does this fragment want to be a link? Others are places on the page, such as `#code`. */
export const isLink = (fragment: string): boolean => /^#?\d/.test(fragment);

/** The state as a link keeps it: rounded once, after which nothing is lost any more. */
export function settleLink(state: LinkState): LinkState {
  const { input, seconds, orbit, hidden } = state;
  return {
    ...state,
    input: input?.kind === "strokes" ? { kind: "strokes", ...settleInk(input) } : input,
    seconds: seconds === null ? null : Math.round(seconds * MILLI) / MILLI,
    orbit: orbit && settleOrbit(orbit),
    hidden: PANELS.filter((panel) => hidden.includes(panel)),
    presented: PRESENTED.filter((panel) => state.presented.includes(panel)),
  };
}

function settleOrbit({ yaw, pitch, zoom, shift = [0, 0] }: LinkedOrbit): LinkedOrbit {
  const [right, down] = shift.map((value) => step(value, SHIFT_STEPS));
  const moved = right !== 0 || down !== 0;
  return {
    yaw: step(yaw),
    pitch: step(pitch),
    zoom: Math.max(0, step(zoom)),
    ...(moved ? { shift: [right, down] as const } : {}),
  };
}

const step = (value: number, steps = ORBIT_STEPS): number => Math.round(value * steps) / steps || 0;

/** The fragment, without the `#`. */
export function encodeLink(state: LinkState): string {
  const { input, seconds, neuron, digit, view, orbit, theme, hidden, present, lesson } =
    settleLink(state);
  const { presented, network } = state;
  const fields = createFields();
  if (input?.kind === "strokes") {
    fields.add(Field.Strokes, (writer) => {
      writeStrokes(input.strokes, writer);
      if (input.widths) writeWidths(input.widths, writer);
    });
  } else if (input?.kind === "values") addValues(fields, input.values);
  else if (input) fields.add(Field.Example, (writer) => writer.whole(input.index));
  if (seconds !== null) {
    fields.add(Field.Seconds, (writer) => writer.whole(Math.round(seconds * MILLI)));
  }
  if (neuron) {
    fields.add(Field.Neuron, (writer) => {
      writer.whole(neuron.layer + 1);
      writer.whole(neuron.index);
    });
  }
  if (digit !== null) fields.add(Field.Digit, (writer) => writer.whole(digit));
  const flags =
    (view === "flat" ? 1 : 0) +
    2 * (theme === null ? 0 : THEMES.indexOf(theme) + 1) +
    8 * Number(present);
  if (flags > 0) fields.add(Field.Look, (writer) => writer.byte(flags));
  if (orbit) fields.add(Field.Orbit, (writer) => writeOrbit(orbit, writer));
  if (hidden.length > 0) {
    fields.add(Field.Hidden, (writer) => writer.whole(bitsOf(PANELS, hidden)));
  }
  if (presented.length > 0) {
    fields.add(Field.Presented, (writer) => writer.whole(bitsOf(PRESENTED, presented)));
  }
  if (lesson) {
    fields.add(Field.Lesson, (writer) => {
      writer.whole(lesson.chapter);
      writer.whole(lesson.card);
    });
  }
  if (network) fields.add(Field.Network, (writer) => writer.whole(ALONG.indexOf(network)));
  return FORMAT + toText(fields.done());
}

function createFields() {
  const all = createWriter();
  return {
    add(field: Field, write: (writer: ReturnType<typeof createWriter>) => void): void {
      const one = createWriter();
      write(one);
      const bytes = one.done();
      all.whole(field);
      all.whole(bytes.length);
      all.raw(bytes);
    },
    done: all.done,
  };
}

/** Pictures of 256 greys take a byte a value, all others four; zeros in a row are counted. */
function addValues(fields: ReturnType<typeof createFields>, values: Float32Array): void {
  const grey = values.every((value) => Object.is(Math.fround(greyOf(value) / 255), value));
  fields.add(grey ? Field.Bytes : Field.Values, (writer) => {
    writer.whole(values.length);
    for (let k = 0; k < values.length; ) {
      if (Object.is(values[k], 0)) {
        const start = k;
        while (k < values.length && Object.is(values[k], 0)) k++;
        writer.whole(2 * (k - start));
        continue;
      }
      const start = k;
      while (k < values.length && !Object.is(values[k], 0)) k++;
      writer.whole(2 * (k - start) + 1);
      for (const value of values.subarray(start, k)) {
        if (grey) writer.byte(greyOf(value));
        else writer.float(value);
      }
    }
  });
}

const greyOf = (value: number): number => Math.min(Math.max(Math.round(value * 255), 0), 255);

function readValues(reader: Reader, read: () => number): Float32Array {
  const values = new Float32Array(within(reader.whole(), MOST_VALUES));
  for (let k = 0; k < values.length; ) {
    const run = reader.whole();
    const count = Math.floor(run / 2);
    if (count === 0 || count > values.length - k) throw damaged();
    if (run % 2 === 1) for (let n = 0; n < count; n++) values[k + n] = read();
    k += count;
  }
  if (!values.every(Number.isFinite)) throw damaged();
  return values;
}

const MOST_VALUES = 1_000_000;

/** The state in a fragment, with or without its `#`. Throws InputError of what is wrong. */
export function decodeLink(fragment: string): LinkState {
  const text = fragment.replace(/^#/, "");
  if (text.length > MOST_CHARACTERS) throw damaged();
  if (!text.startsWith(FORMAT)) {
    throw new LinkError("later");
  }
  const reader = createReader(fromText(text.slice(1)));
  let state = EMPTY_LINK;
  while (reader.left > 0) {
    const field = reader.whole();
    const inside = createReader(reader.raw(reader.whole()));
    state = { ...state, ...readField(field, inside) };
  }
  return state;
}

/** Later versions may know more fields, and more in a field, than this one. */
function readField(field: Field, reader: Reader): Partial<LinkState> {
  switch (field) {
    case Field.Strokes:
      return { input: readInk(reader) };
    case Field.Values:
      return { input: { kind: "values", values: readValues(reader, reader.float) } };
    case Field.Bytes:
      return { input: { kind: "values", values: readValues(reader, () => reader.byte() / 255) } };
    case Field.Example:
      return { input: { kind: "example", index: reader.whole() } };
    case Field.Seconds:
      return { seconds: reader.whole() / MILLI };
    case Field.Neuron:
      return { neuron: { layer: reader.whole() - 1, index: reader.whole() } };
    case Field.Digit:
      return { digit: reader.whole() };
    case Field.Look:
      return readLook(reader.byte());
    case Field.Orbit:
      return { orbit: readOrbit(reader) };
    case Field.Hidden:
      return { hidden: withBits(PANELS, reader.whole()) };
    case Field.Presented:
      return { presented: withBits(PRESENTED, reader.whole()) };
    case Field.Lesson:
      return { lesson: { chapter: reader.whole(), card: reader.whole() } };
    case Field.Network:
      return { network: ALONG[reader.whole()] ?? null };
    default:
      return {};
  }
}

/** Links of before pens had widths end with the strokes. */
function readInk(reader: Reader): LinkedStrokes {
  const strokes = readStrokes(reader);
  return { kind: "strokes", strokes, ...readWidths(strokes.length, reader) };
}

function readLook(flags: number): Partial<LinkState> {
  const theme = THEMES[(Math.floor(flags / 2) % 4) - 1] ?? null;
  return {
    view: flags % 2 === 1 ? "flat" : "space",
    theme,
    present: Math.floor(flags / 8) % 2 === 1,
  };
}

function writeOrbit({ yaw, pitch, zoom, shift }: LinkedOrbit, writer: Writer): void {
  writer.signed(Math.round(yaw * ORBIT_STEPS));
  writer.signed(Math.round(pitch * ORBIT_STEPS));
  writer.whole(Math.round(zoom * ORBIT_STEPS));
  for (const value of shift ?? []) writer.signed(Math.round(value * SHIFT_STEPS));
}

/** Links of before the picture could be moved end with the zoom. */
function readOrbit(reader: Reader): LinkedOrbit {
  const [yaw, pitch] = [reader.signed() / ORBIT_STEPS, reader.signed() / ORBIT_STEPS];
  const orbit = { yaw, pitch, zoom: reader.whole() / ORBIT_STEPS };
  if (reader.left === 0) return orbit;
  return { ...orbit, shift: [reader.signed() / SHIFT_STEPS, reader.signed() / SHIFT_STEPS] };
}

/** One bit a place in the list. */
const bitsOf = <Name>(list: readonly Name[], chosen: readonly Name[]): number =>
  list.reduce((sum, name, k) => sum + (chosen.includes(name) ? 2 ** k : 0), 0);

const withBits = <Name>(list: readonly Name[], bits: number): Name[] =>
  list.filter((_, k) => Math.floor(bits / 2 ** k) % 2 === 1);

function within(value: number, most: number): number {
  if (value > most) throw damaged();
  return value;
}
