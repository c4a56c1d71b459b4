/** Whole numbers and floats in as few bytes as they need, and bytes as text for an address. */
import { InputError } from "../base/errors";

/** What is wrong with a link; the page says so in its own language. */
export class LinkError extends InputError {
  constructor(readonly trouble: "damaged" | "later") {
    const sentence =
      trouble === "later" ? "The link is of a later version." : "The link is damaged.";
    super(["said", sentence], sentence);
  }
}

export const damaged = (): LinkError => new LinkError("damaged");

/** Seven bits a byte, the lowest first; larger numbers are not written. */
const LARGEST = 2 ** 32 - 1;

export interface Writer {
  /** 0 .. 2**32 - 1 */
  whole(value: number): void;
  /** Also below zero. */
  signed(value: number): void;
  float(value: number): void;
  byte(value: number): void;
  raw(bytes: Uint8Array): void;
  done(): Uint8Array;
}

export function createWriter(): Writer {
  const bytes: number[] = [];
  const writer: Writer = {
    whole(value) {
      let left = value;
      while (left >= 128) {
        bytes.push((left % 128) + 128);
        left = Math.floor(left / 128);
      }
      bytes.push(left);
    },
    signed: (value) => writer.whole(value < 0 ? -2 * value - 1 : 2 * value),
    float(value) {
      const view = new DataView(new ArrayBuffer(4));
      view.setFloat32(0, value, true);
      writer.raw(new Uint8Array(view.buffer));
    },
    byte: (value) => void bytes.push(value),
    raw: (more) => {
      for (const value of more) bytes.push(value);
    },
    done: () => Uint8Array.from(bytes),
  };
  return writer;
}

export interface Reader {
  readonly left: number;
  whole(): number;
  signed(): number;
  float(): number;
  byte(): number;
  raw(count: number): Uint8Array;
}

/** Reads what a Writer wrote. All throw InputError at the end of the bytes. */
export function createReader(bytes: Uint8Array): Reader {
  let at = 0;
  const reader: Reader = {
    get left() {
      return bytes.length - at;
    },
    whole() {
      let value = 0;
      for (let scale = 1; scale <= LARGEST; scale *= 128) {
        const byte = reader.byte();
        value += (byte % 128) * scale;
        if (byte < 128) {
          if (value > LARGEST) break;
          return value;
        }
      }
      throw damaged();
    },
    signed() {
      const value = reader.whole();
      return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    },
    float() {
      const four = reader.raw(4);
      return new DataView(four.buffer, four.byteOffset).getFloat32(0, true);
    },
    byte() {
      if (at >= bytes.length) throw damaged();
      return bytes[at++];
    },
    raw(count) {
      if (count > reader.left) throw damaged();
      at += count;
      return bytes.subarray(at - count, at);
    },
  };
  return reader;
}

const CHUNK = 8192;

/** Letters, digits, - and _ only: nothing that an address would escape. */
export function toText(bytes: Uint8Array): string {
  let binary = "";
  for (let k = 0; k < bytes.length; k += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(k, k + CHUNK));
  }
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Throws InputError for anything but what `toText` writes. */
export function fromText(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) throw damaged();
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
