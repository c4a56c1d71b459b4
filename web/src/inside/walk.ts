/**
 * Goes through the connections that flow, without holding them. Units that read the same sources
 * (a convolution's, one in each map) are visited together, so that those sources are looked up and
 * sorted out once: where a source is 0 nothing flows.
 */
import { nonZero } from "../base/arrays";
import type { Incoming } from "../operations/kind";
import type { Reader } from "./bundle";

/** What one target reads by one term. */
export interface Piece {
  readonly index: number;
  readonly target: number;
  readonly weights: Float32Array;
}

/** Those that read the same units. */
interface Patch {
  readonly units: Int32Array | null;
  readonly shift: number;
  readonly pieces: Piece[];
}

export class Walk {
  /** What flows into the piece that is visited, and its bits. */
  values: Float32Array;
  bits: Uint32Array;
  pieces = 0;
  /** At most so many connections flow. */
  flows = 0;
  readonly #patches: Patch[] = [];
  readonly #a: Float32Array;
  readonly #g: Float32Array;
  /** The source of each of these values. */
  readonly units: Int32Array;
  /** Of the patch that is visited: the places in its pattern that are not 0, and what is there. */
  readonly #places: Int32Array;
  readonly #read: Float32Array;

  constructor(terms: Reader, a: Float32Array, g: Float32Array) {
    this.#a = a;
    this.#g = g;
    const known = new Map<Int32Array | null, Map<number, Patch>>();
    let longest = 0;
    for (const target of nonZero(g)) {
      for (const term of terms(target)) {
        const { weights } = term;
        this.#patchOf(known, term).pieces.push({ index: this.pieces++, target, weights });
        longest = Math.max(longest, weights.length);
        this.flows += weights.length;
      }
    }
    this.values = new Float32Array(longest);
    this.bits = new Uint32Array(this.values.buffer);
    this.#places = new Int32Array(longest);
    this.#read = new Float32Array(longest);
    this.units = new Int32Array(longest);
  }

  #patchOf(known: Map<Int32Array | null, Map<number, Patch>>, { units, shift }: Incoming): Patch {
    let shifts = known.get(units);
    if (!shifts) {
      shifts = new Map();
      known.set(units, shifts);
    }
    let patch = shifts.get(shift);
    if (!patch) {
      patch = { units, shift, pieces: [] };
      shifts.set(shift, patch);
      this.#patches.push(patch);
    }
    return patch;
  }

  /** Visits every `step`th piece of those that `may` have something: so many values flow into it. */
  each(
    step: number,
    visit: (count: number, piece: Piece) => void,
    may: (piece: Piece) => boolean = () => true,
  ): void {
    let at = 0;
    for (const patch of this.#patches) {
      let count = -1;
      for (const piece of patch.pieces) {
        if (at++ % step !== 0 || !may(piece)) continue;
        if (count < 0) count = this.#lookUp(patch);
        this.#fill(piece, count);
        visit(count, piece);
      }
    }
  }

  /**
   * The same without filling `values`: `look` is given what a patch reads, zeros too, and `visit` the
   * pieces that read it.
   */
  eachRead(
    step: number,
    look: (read: Float32Array, count: number) => void,
    visit: (piece: Piece, g: number) => void,
  ): void {
    let at = 0;
    for (const patch of this.#patches) {
      let flows: boolean | null = null;
      for (const piece of patch.pieces) {
        if (at++ % step !== 0) continue;
        flows ??= this.#readBy(patch, look);
        if (flows) visit(piece, this.#g[piece.target]);
      }
    }
  }

  /** Shows what a patch reads; whether there is anything but zeros. */
  #readBy({ units, shift, pieces }: Patch, look: (read: Float32Array, count: number) => void) {
    const [a, read] = [this.#a, this.#read];
    const { length } = pieces[0].weights;
    let some = false;
    for (let k = 0; k < length; k++) {
      read[k] = a[units === null ? k : units[k] + shift];
      some ||= read[k] !== 0;
    }
    if (some) look(read, length);
    return some;
  }

  /** Sorts out the sources of a patch; so many are not 0. */
  #lookUp(patch: Patch): number {
    const { units, shift, pieces } = patch;
    const [a, places, sources, read] = [this.#a, this.#places, this.units, this.#read];
    const { length } = pieces[0].weights;
    let count = 0;
    for (let k = 0; k < length; k++) {
      const source = units === null ? k : units[k] + shift;
      if (a[source] === 0) continue;
      places[count] = k;
      read[count] = a[source];
      sources[count++] = source;
    }
    return count;
  }

  /** What flows into a piece of the patch that was looked up. */
  #fill({ weights, target }: Piece, count: number): void {
    const [values, places, read] = [this.values, this.#places, this.#read];
    const g = this.#g[target];
    for (let k = 0; k < count; k++) values[k] = read[k] * weights[places[k]] * g;
  }
}
