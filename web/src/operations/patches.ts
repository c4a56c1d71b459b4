/**
 * A convolution as a product of two matrices: kernels, a row for each map of the result, and
 * patches, a row for each window. Sums are taken in float64, or as `products.ts` has them.
 */
import { productRoom } from "./products";
import { type Windows, windowAt } from "./windows";

type Numbers = Float32Array | Float64Array;

/** What a convolution works with. */
export interface Patches {
  readonly windows: Windows;
  /** Windows over one map. */
  readonly count: number;
  /** A row of as many weights as a whole window has units, for each map of the result. */
  readonly weight: Float32Array;
  readonly bias: Float32Array | null;
  /** Maps of the result, and of them those that read the same maps. */
  readonly outputs: number;
  readonly together: number;
}

/** Numbers in the patches that are laid out at once: they stay near the processor. */
const AT_ONCE = 2 ** 16;
/** Patches that are multiplied at once. */
const ABREAST = 4;

/** Room that is kept from call to call: making it costs as much as adding up. */
let patchRoom = new Float64Array(0);
let sumRoom = new Float64Array(0);

const roomFor = (room: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> =>
  room.length < length ? new Float64Array(length) : room;

/** The first unit of the maps that an output reads. */
export const originOf = ({ windows, together }: Patches, output: number): number =>
  Math.floor(output / together) * windows.depth * windows.rows.size * windows.columns.size;

/** kernels * patches, plus bias. */
export function multiply(parts: Patches, read: Float32Array, biased: boolean): Float32Array {
  const result = new Float32Array(parts.outputs * parts.count);
  if (!multiplyFast(parts, read, result)) {
    eachBlock(parts, read, (first, end, group) => products(parts, first, end, group, result));
  }
  const { bias, count } = parts;
  if (bias && biased) {
    for (let o = 0; o < bias.length; o++) {
      for (let k = o * count; k < (o + 1) * count; k++) result[k] += bias[o];
    }
  }
  return result;
}

/** In WebAssembly; false where there is none. */
function multiplyFast(parts: Patches, read: Float32Array, result: Float32Array): boolean {
  const { windows, weight, count, outputs, together } = parts;
  const length = windows.units.length;
  const block = Math.min(blockOf(length), count);
  const room = productRoom(together, length, block);
  if (!room) return false;
  for (let group = 0; group < outputs; group += together) {
    room.load(weight, group * length);
    for (let first = 0; first < count; first += block) {
      const end = Math.min(first + block, count);
      layOut(windows, read, [first, end], originOf(parts, group), room.patches, room.apart);
      const { sums, step } = room.multiply(end - first);
      for (let o = 0; o < together; o++) {
        const row = sums.subarray(o * step, o * step + end - first);
        result.set(row, (group + o) * count + first);
      }
    }
  }
  return true;
}

/** So many patches of `length` numbers are laid out at once. */
const blockOf = (length: number): number =>
  Math.max(ABREAST, Math.floor(AT_ONCE / length / ABREAST) * ABREAST);

/** Lays out the patches of some windows at a time, for each group of outputs. */
function eachBlock(
  parts: Patches,
  read: Float32Array,
  work: (first: number, end: number, group: number) => void,
): void {
  const { windows, count, outputs, together } = parts;
  const length = windows.units.length;
  const block = blockOf(length);
  patchRoom = roomFor(patchRoom, length * Math.min(block, count + ABREAST));
  for (let output = 0; output < outputs; output += together) {
    for (let first = 0; first < count; first += block) {
      const end = Math.min(first + block, count);
      layOut(windows, read, [first, end], originOf(parts, output), patchRoom, length);
      work(first, end, output);
    }
  }
}

/** The patches from window `first` to before `end`, `apart` numbers from each other; padding is 0. */
export function layOut(
  { depth, rows, columns, units }: Windows,
  read: Float32Array,
  [first, end]: readonly [number, number],
  origin: number,
  room: Numbers,
  apart: number,
): void {
  const across = columns.start.length;
  const map = rows.size * columns.size;
  for (let place = first, base = 0; place < end; place++, base += apart) {
    const [y, x] = [Math.floor(place / across), place % across];
    const [top, bottom, left, right] = [rows.from[y], rows.to[y], columns.from[x], columns.to[x]];
    if ((bottom - top) * (right - left) < rows.kernel * columns.kernel) {
      room.fill(0, base, base + units.length);
    }
    for (let c = 0; c < depth; c++) {
      for (let i = top; i < bottom; i++) {
        const to = base + (c * rows.kernel + i) * columns.kernel;
        const row = rows.start[y] + i * rows.step;
        let at = origin + c * map + row * columns.size + columns.start[x] + left * columns.step;
        for (let j = left; j < right; j++, at += columns.step) room[to + j] = read[at];
      }
    }
  }
}

/** Two outputs and four patches at a time, so that each number that is fetched serves often. */
function products(
  { windows, weight, count, together }: Patches,
  first: number,
  end: number,
  group: number,
  result: Float32Array,
): void {
  const length = windows.units.length;
  for (let p = first, base = 0; p < end; p += ABREAST, base += ABREAST * length) {
    const many = Math.min(ABREAST, end - p);
    for (let o = group; o < group + together; o += 2) {
      const row = o * length;
      const two = o + 1 < group + together;
      productsOf(weight, row, two ? row + length : row, base, length);
      const at = o * count + p;
      for (let k = 0; k < many; k++) result[at + k] = eight[k];
      if (two) for (let k = 0; k < many; k++) result[at + count + k] = eight[ABREAST + k];
    }
  }
}

const eight = new Float64Array(2 * ABREAST);

/** Of the rows of weights at v and w with the patches from a on, into `eight`. */
function productsOf(weight: Float32Array, v: number, w: number, a: number, length: number): void {
  const patches = patchRoom;
  const b = a + length;
  const c = b + length;
  const d = c + length;
  let [va, vb, vc, vd] = [0, 0, 0, 0];
  let [wa, wb, wc, wd] = [0, 0, 0, 0];
  for (let k = 0; k < length; k++) {
    const x = weight[v + k];
    const y = weight[w + k];
    const pa = patches[a + k];
    const pb = patches[b + k];
    const pc = patches[c + k];
    const pd = patches[d + k];
    va += x * pa;
    vb += x * pb;
    vc += x * pc;
    vd += x * pd;
    wa += y * pa;
    wb += y * pb;
    wc += y * pc;
    wd += y * pd;
  }
  eight[0] = va;
  eight[1] = vb;
  eight[2] = vc;
  eight[3] = vd;
  eight[4] = wa;
  eight[5] = wb;
  eight[6] = wc;
  eight[7] = wd;
}

/** Gradients at the outputs of one window that are not 0, in fours. */
interface Pulling {
  readonly slopes: Float64Array;
  readonly rows: Int32Array;
  many: number;
}

function gather(parts: Patches, gradient: Float32Array, place: number, group: number, to: Pulling) {
  const { count, together, windows } = parts;
  to.many = 0;
  for (let o = group; o < group + together; o++) {
    const slope = gradient[o * count + place];
    if (slope === 0) continue;
    to.slopes[to.many] = slope;
    to.rows[to.many++] = o * windows.units.length;
  }
}

/** kernels^T * gradient, each patch put back where it was read. Costs as much as is not 0. */
export function pullBack(parts: Patches, gradient: Float32Array, size: number): Float32Array {
  const { windows, count, outputs, together, weight } = parts;
  const length = windows.units.length;
  sumRoom = roomFor(sumRoom, size);
  const sums = sumRoom.fill(0, 0, size);
  const patch = new Float64Array(length);
  const found = pullingFor(together);
  for (let group = 0; group < outputs; group += together) {
    const origin = originOf(parts, group);
    for (let place = 0; place < count; place++) {
      gather(parts, gradient, place, group, found);
      if (found.many === 0) continue;
      addUp(patch, weight, found);
      putBack(windows, place, origin, patch, sums);
    }
  }
  return new Float32Array(sums.subarray(0, size));
}

const pullingFor = (together: number): Pulling => ({
  slopes: new Float64Array(together + ABREAST),
  rows: new Int32Array(together + ABREAST),
  many: 0,
});

/** The sum of the rows of weights that are pulled at, each by its slope: four rows at a time. */
function addUp(patch: Float64Array, weight: Float32Array, { slopes, rows, many }: Pulling): void {
  slopes.fill(0, many, many + ABREAST);
  rows.fill(0, many, many + ABREAST);
  patch.fill(0);
  for (let n = 0; n < many; n += ABREAST) {
    const [a, b, c, d] = [rows[n], rows[n + 1], rows[n + 2], rows[n + 3]];
    const [ga, gb, gc, gd] = [slopes[n], slopes[n + 1], slopes[n + 2], slopes[n + 3]];
    for (let k = 0; k < patch.length; k++) {
      patch[k] += ga * weight[a + k] + gb * weight[b + k] + gc * weight[c + k] + gd * weight[d + k];
    }
  }
}

/** Adds a patch to where it was read. */
export function putBack(
  windows: Windows,
  place: number,
  origin: number,
  patch: Numbers,
  sums: Numbers,
): void {
  const { units, shift, taps } = windowAt(windows, place, origin);
  for (let k = 0; k < units.length; k++) sums[units[k] + shift] += patch[taps ? taps[k] : k];
}

/** What a loss says of the kernels: gradient * patches^T. */
export function weightSlopes(
  parts: Patches,
  read: Float32Array,
  gradient: Float32Array,
): Float32Array {
  const { windows, weight, together } = parts;
  const length = windows.units.length;
  const sums = new Float64Array(weight.length);
  const found = pullingFor(together);
  eachBlock(parts, read, (first, end, group) => {
    for (let place = first, base = 0; place < end; place++, base += length) {
      gather(parts, gradient, place, group, found);
      for (let n = 0; n < found.many; n++)
        addRow(sums, found.rows[n], found.slopes[n], base, length);
    }
  });
  return new Float32Array(sums);
}

function addRow(
  sums: Float64Array,
  row: number,
  slope: number,
  base: number,
  length: number,
): void {
  const patches = patchRoom;
  for (let k = 0; k < length; k++) sums[row + k] += slope * patches[base + k];
}
