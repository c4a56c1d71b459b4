/**
 * Reads the tensors of a `.safetensors` file: 8 bytes of header length, a JSON header, the data.
 * No tensor is allocated before its place in the file is checked, so a small file cannot ask for
 * much memory. Knows nothing of networks. Format: https://github.com/huggingface/safetensors
 */
import { InputError, shown } from "./errors";
import { isCount, isObject, parseObject } from "./fields";

export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

interface Place {
  readonly name: string;
  readonly dtype: "F16" | "F32";
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

const PREFIX = 8; // bytes of the header's length
const LARGEST_HEADER = 16 * 1024 * 1024; // bytes
const BYTES = { F16: 2, F32: 4 } as const;

/** All tensors, widened to float32, and the metadata. Throws InputError. */
export function readTensors(bytes: ArrayBuffer): TensorFile {
  const header = parseObject("the header", headerText(bytes));
  const data = PREFIX + headerLength(bytes);
  const places = Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, entry]) => placeOf(name, entry));
  checkPlaces(places, bytes.byteLength - data);
  const tensors = new Map<string, Tensor>();
  for (const { name, dtype, shape, begin, end } of places) {
    const raw = bytes.slice(data + begin, data + end); // a copy starts aligned
    tensors.set(name, { shape, values: dtype === "F16" ? widen(raw) : new Float32Array(raw) });
  }
  return { tensors, metadata: metadataOf(header) };
}

function headerLength(bytes: ArrayBuffer): number {
  if (bytes.byteLength < PREFIX) {
    throw new InputError(
      `The network file has ${bytes.byteLength} bytes: it is empty or cut off, fetch it again.`,
    );
  }
  const length = new DataView(bytes).getBigUint64(0, true);
  if (length > LARGEST_HEADER) {
    throw new InputError(
      `The network file's header claims ${length} bytes, at most ${LARGEST_HEADER} are read: this is not a .safetensors network.`,
    );
  }
  if (PREFIX + Number(length) > bytes.byteLength) {
    throw new InputError(
      `The network file ends after ${bytes.byteLength} bytes, inside its header of ${length}: it is cut off, fetch it again.`,
    );
  }
  return Number(length);
}

function headerText(bytes: ArrayBuffer): string {
  try {
    const header = new Uint8Array(bytes, PREFIX, headerLength(bytes));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(header);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError("The network file's header is not UTF-8 text.");
  }
}

function metadataOf(header: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const metadata = Object.hasOwn(header, "__metadata__") ? header.__metadata__ : {};
  if (!isObject(metadata)) {
    throw new InputError("Network file: the metadata is not a JSON object.");
  }
  const entries = Object.entries(metadata);
  const wrong = entries.find(([, value]) => typeof value !== "string");
  if (wrong) throw new InputError(`Network file: metadata ${shown(wrong[0])} is not text.`);
  return new Map(entries as [string, string][]);
}

function placeOf(name: string, entry: unknown): Place {
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  if (dtype !== "F16" && dtype !== "F32") {
    throw new InputError(`Tensor ${shown(name)} has type ${shown(dtype)}: it must be F16 or F32.`);
  }
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw new InputError(
      `Tensor ${shown(name)} needs a shape and two data_offsets of whole numbers.`,
    );
  }
  const [begin, end] = offsets;
  const size = shape.reduce((product, length) => product * length, BYTES[dtype]);
  if (end - begin !== size) {
    throw new InputError(
      `Tensor ${shown(name)} of shape ${shown(shape)} takes ${size} bytes, its data_offsets span ${end - begin}.`,
    );
  }
  return { name, dtype, shape, begin, end };
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isCount);
}

/** The tensors must fill the data exactly: no gap, no overlap, nothing beyond the end. */
function checkPlaces(places: readonly Place[], length: number): void {
  let filled = 0;
  for (const { name, begin, end } of [...places].sort(
    (a, b) => a.begin - b.begin || a.end - b.end,
  )) {
    if (begin !== filled) {
      throw new InputError(
        `Tensor ${shown(name)} starts at byte ${begin} of the data, the one before it ends at ${filled}.`,
      );
    }
    filled = end;
  }
  if (filled !== length) {
    throw new InputError(
      `The network file has ${length} bytes of data, its tensors need ${filled}: it is cut off or damaged, fetch it again.`,
    );
  }
}

/**
 * float16 -> float32, exact. A half's bits moved to a float's places read as its value times
 * 2^-112 (the exponent biases are 15 and 127), subnormal halves included. An exponent of all ones
 * (infinity, not a number) becomes NaN here, for the caller to refuse.
 */
export function widen(bytes: ArrayBuffer): Float32Array {
  const halves = new Uint16Array(bytes);
  const bits = new Uint32Array(halves.length);
  const values = new Float32Array(bits.buffer);
  for (let k = 0; k < halves.length; k++) {
    const half = halves[k];
    bits[k] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13);
  }
  for (let k = 0; k < halves.length; k++) {
    values[k] = (halves[k] & 0x7c00) === 0x7c00 ? Number.NaN : values[k] * 2 ** 112;
  }
  return values;
}
