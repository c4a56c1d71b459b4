/**
 * Reads the tensors of a `.safetensors` file: 8 bytes of header length, a JSON header, the data.
 * Strict, because files come from strangers: no size is believed before its bytes are found, so a
 * small file cannot ask for much memory. The same rules as tensors.py. Knows nothing of networks.
 * Format: https://github.com/huggingface/safetensors#format
 */
import { shown, wrong } from "./errors";
import { isObject, isWhole, parseObject } from "./fields";
import { LARGEST_SCALE, scaled, usable } from "./rows";

export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Where a tensor lies, in bytes from the start of the data. */
export interface Place {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

const PREFIX = 8; // bytes of the header's length
export const LARGEST_FILE = 256 * 2 ** 20; // bytes
const LARGEST_HEADER = 4 * 2 ** 20; // bytes
const MOST_TENSORS = 4096; // four for each of 1,024 operations
/** The types of tensors, with the bytes of a number. */
export type Types = Readonly<Record<string, number>>;
const TYPES: Types = { F16: 2, F32: 4, I8: 1 };
const MOST_NUMBERS = LARGEST_FILE / 2; // eight bits could tell of more than float16
/** Behind the name of a tensor in eight bits: one for each of its rows. */
const SCALES = ":scales";

/** All tensors, widened to float32, and the metadata. Throws InputError. */
export function readTensors(bytes: ArrayBuffer): TensorFile {
  const { places, data, metadata } = readPlaces(bytes, TYPES);
  const numbers = places.reduce(
    (sum, each) => sum + (each.end - each.begin) / TYPES[each.dtype],
    0,
  );
  if (numbers > MOST_NUMBERS) {
    throw wrong("fileNumbers", numbers, MOST_NUMBERS);
  }
  const byName = new Map(places.map((place) => [place.name, place]));
  const raw = ({ begin, end }: Place) => bytes.slice(data + begin, data + end); // starts aligned
  const tensors = new Map<string, Tensor>();
  for (const place of places) {
    const { name, dtype, shape } = place;
    if (isFloat(dtype)) {
      const owner = name.endsWith(SCALES) && byName.get(name.slice(0, -SCALES.length));
      if (owner && owner.dtype === "I8") continue;
      tensors.set(name, { shape, values: widened(raw(place), dtype) });
    } else {
      const scales = scalesFor(place, byName.get(name + SCALES), raw);
      const values = scaled(
        new Uint8Array(bytes, data + place.begin),
        dtype,
        scales,
        sizeOf(shape),
      );
      tensors.set(name, { shape, values });
    }
  }
  return { tensors, metadata };
}

/** The scales of the rows of a tensor in eight bits. Throws InputError. */
function scalesFor(
  { name, shape }: Place,
  found: Place | undefined,
  raw: (place: Place) => ArrayBuffer,
): Float32Array {
  const fits = shape.length > 0 && found?.shape.length === 1 && found.shape[0] === shape[0];
  const scales = found && fits && isFloat(found.dtype) ? widened(raw(found), found.dtype) : null;
  if (scales && usable(scales)) return scales;
  throw wrong("tensorScales", shown(name), shown(name + SCALES), String(LARGEST_SCALE));
}

const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, length) => product * length, 1);

export const isFloat = (dtype: string): boolean => dtype === "F16" || dtype === "F32";

/** Floats of a file, in a piece of memory of their own. */
export const widened = (raw: ArrayBuffer, dtype: string): Float32Array =>
  dtype === "F16" ? widen(raw) : new Float32Array(raw);

/** Where each tensor lies, behind the `data` bytes of the header, and the metadata. Throws InputError. */
export function readPlaces(bytes: ArrayBuffer, types: Types) {
  const length = headerLength(bytes);
  const header = readHeader(new Uint8Array(bytes, PREFIX, length));
  const data = PREFIX + length;
  const places = Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, entry]) => placeOf(name, entry, types));
  checkPlaces(places, bytes.byteLength - data);
  return { places, data, metadata: metadataOf(header) };
}

function headerLength(bytes: ArrayBuffer): number {
  const size = bytes.byteLength;
  if (size > LARGEST_FILE) {
    throw wrong("fileTooLarge", LARGEST_FILE / 2 ** 20);
  }
  if (size <= PREFIX) {
    throw wrong("fileTooShort", size);
  }
  const view = new DataView(bytes);
  const length = view.getBigUint64(0, true);
  if (length > LARGEST_HEADER || view.getUint8(PREFIX) !== "{".charCodeAt(0)) {
    throw wrong("notSafetensors");
  }
  if (PREFIX + Number(length) > size) {
    throw wrong("headerCut", size, Number(length));
  }
  return Number(length);
}

function readHeader(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw wrong("headerNotText");
  }
  return parseObject("header", text);
}

function metadataOf(header: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const metadata = Object.hasOwn(header, "__metadata__") ? header.__metadata__ : {};
  const entries = isObject(metadata) ? Object.entries(metadata) : [["", null]];
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === "string")) {
    throw wrong("metadataNotText");
  }
  return new Map(entries);
}

function placeOf(name: string, entry: unknown, types: Types): Place {
  const { dtype, shape, data_offsets: span } = isObject(entry) ? entry : {};
  if (typeof dtype !== "string" || !Object.hasOwn(types, dtype)) {
    throw wrong("tensorType", shown(name), shown(dtype), Object.keys(types));
  }
  if (!isWholes(shape) || shape.length > 8 || !isWholes(span) || span.length !== 2) {
    throw wrong("tensorPlace", shown(name));
  }
  const [begin, end] = span;
  const size = shape.reduce((product, length) => product * length, types[dtype]);
  if (end - begin !== size) {
    throw wrong("tensorBytes", shown(name), shown(shape), size, end - begin);
  }
  return { name, dtype, shape, begin, end };
}

function isWholes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isWhole);
}

/** The tensors must fill the data exactly: no gap, no overlap, nothing beyond the end. */
function checkPlaces(places: readonly Place[], size: number): void {
  if (places.length > MOST_TENSORS) {
    throw wrong("tooManyTensors", places.length, MOST_TENSORS);
  }
  const inOrder = [...places].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let filled = 0;
  for (const { begin, end } of inOrder) {
    if (begin !== filled) {
      throw wrong("tensorsOverlap");
    }
    filled = end;
  }
  if (filled !== size) {
    throw wrong("tensorsCut", filled, size);
  }
}

/**
 * float16 -> float32, exact: sign, exponent (biased by 15 instead of 127) and fraction move to
 * their new places. A whole file is widened in one go on the way to the first picture, so this
 * loop and the next use whole-number arithmetic only.
 */
export function widen(bytes: ArrayBuffer): Float32Array {
  const halves = new Uint16Array(bytes);
  const bits = new Uint32Array(halves.length);
  const values = new Float32Array(bits.buffer);
  for (let k = 0; k < halves.length; k++) {
    const half = halves[k];
    const sign = (half & 0x8000) << 16;
    const exponent = half & 0x7c00;
    if (exponent === 0) {
      values[k] = (half & 0x3ff) * 2 ** -24; // 0 and the subnormal
      bits[k] |= sign;
    } else {
      const special = exponent === 0x7c00 ? 0x70000000 : (127 - 15) << 23;
      bits[k] = sign | (((half & 0x7fff) << 13) + special);
    }
  }
  return values;
}

/** Whether no value is infinite or NaN, which have an exponent of all ones. */
export function allFinite(values: Float32Array): boolean {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let k = 0; k < bits.length; k++) if ((bits[k] & 0x7f800000) === 0x7f800000) return false;
  return true;
}
