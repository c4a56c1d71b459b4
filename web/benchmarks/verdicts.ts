/**
 * The verdict on each network file of a corpus, for `benchmarks/verdicts.py` to hold against
 * Python's. Reads frames from standard input, 4 bytes of length and as many of a file; writes a line
 * of JSON for each: null where it is refused, "too large" where its pass is, else its scores for a
 * ramp from 0 to 1.
 */
import { InputError } from "../src/base/errors";
import { parseNetwork } from "../src/network/file";
import type { Network } from "../src/network/network";
import { record } from "../src/trace/trace";

function networkIn(file: ArrayBuffer): Network | null {
  try {
    return parseNetwork(file);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function scoresOf(network: Network): number[] | string {
  const { inputs } = network;
  const ramp = Float32Array.from({ length: inputs }, (_, i) => i / Math.max(inputs - 1, 1));
  try {
    return [...record(network, ramp).scores];
  } catch (error) {
    if (error instanceof InputError) return "too large";
    throw error;
  }
}

function* frames(corpus: Uint8Array<ArrayBuffer>): Generator<ArrayBuffer> {
  const view = new DataView(corpus.buffer);
  let at = 0;
  while (at < corpus.length) {
    const length = view.getUint32(at, true);
    yield corpus.slice(at + 4, at + 4 + length).buffer;
    at += 4 + length;
  }
}

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const lines = [...frames(new Uint8Array(Buffer.concat(pieces)))].map((file) => {
  const network = networkIn(file);
  return JSON.stringify(network && scoresOf(network));
});
process.stdout.write(`${lines.join("\n")}\n`);
