/**
 * How the windows of convolutions and pools lie over maps (C, H, W). A series (C, L) is a map of one
 * row. Tap: a place of the kernel; padding is what taps find outside the map, which counts as 0.
 */
import { shown } from "../base/errors";
import { integersOf, MOST_NUMBERS, type Operation, refused, type Shape } from "./operation";

/** The windows along one axis, by their place in the result. */
export interface Axis {
  /** Of the map that is read. */
  readonly size: number;
  /** Taps of the largest window. */
  readonly kernel: number;
  /** From tap to tap. */
  readonly step: number;
  /** Where in the map the first tap is, below 0 in the padding. */
  readonly start: Int32Array;
  /** The first tap inside the map, and the one after the last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Taps before the end of the padding: a last window may reach beyond it. */
  readonly span: Int32Array;
}

export interface Windows {
  /** Maps that one window reads. */
  readonly depth: number;
  readonly rows: Axis;
  readonly columns: Axis;
  /** Units that a whole window reads, map by map, from its first on. */
  readonly units: Int32Array;
}

/** What is asked of the windows along one axis. */
export interface Lie {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly before: number;
  readonly after: number;
  readonly step: number;
}

/** What one window reads, as `Incoming` has it. `taps`: their places in the kernel, null for all. */
export interface Window {
  readonly units: Int32Array;
  readonly shift: number;
  readonly taps: Int32Array | null;
}

/** The sizes of the maps read. Throws InputError unless there are channels and so many axes. */
export function sidesOf(op: Operation, shape: Shape, axes: number): readonly number[] {
  if (shape.length === axes + 1) return shape.slice(1);
  throw refused(op, "readsChannels", shown(shape), axes);
}

/** By axis, from the settings stride, padding and dilation (1 where the kind has none). */
export function liesOf(op: Operation, sides: readonly number[], kernel: readonly number[]): Lie[] {
  const axes = sides.length;
  const stride = integersOf(op, "stride", axes, 1);
  const padding = integersOf(op, "padding", 2 * axes);
  const dilation = op.settings.dilation === undefined ? [] : integersOf(op, "dilation", axes, 1);
  return sides.map((size, k) => ({
    size,
    kernel: kernel[k],
    stride: stride[k],
    before: padding[2 * k],
    after: padding[2 * k + 1],
    step: dilation[k] ?? 1,
  }));
}

/** How many windows there are, by PyTorch's rule. Throws InputError where none fits. */
export function countOf(op: Operation, lie: Lie, ceil = false): number {
  const { size, kernel, stride, before, after } = lie;
  const room = size + before + after;
  const reach = reachOf(lie);
  const more = (room - reach) / stride;
  let count = (ceil ? Math.ceil(more) : Math.floor(more)) + 1;
  // A window that would begin behind the map, in the padding at its end, is none.
  if (ceil && (count - 1) * stride >= size + before) count--;
  if (count < 1) {
    throw refused(op, "kernelOver", reach, room);
  }
  checkCount(op, count * kernel, room);
  return count;
}

/** From the first tap to the last. */
export const reachOf = ({ kernel, step }: Lie): number => step * (kernel - 1) + 1;

/** Refuses windows of so many taps or places. */
export function checkCount(op: Operation, ...counts: readonly number[]): void {
  if (Math.max(...counts) > MOST_NUMBERS) {
    throw refused(op, "windowsTooMany");
  }
}

/** `count` windows of one kernel. */
export function axisOf({ size, kernel, stride, before, after, step }: Lie, count: number): Axis {
  const start = new Int32Array(count).map((_, k) => k * stride - before);
  return {
    size,
    kernel,
    step,
    start,
    from: start.map((first) => Math.min(kernel, Math.ceil(Math.max(0, -first) / step))),
    to: start.map((first) => Math.max(0, Math.min(kernel, Math.ceil((size - first) / step)))),
    span: start.map((first) => Math.min(kernel, size + after - first)),
  };
}

/** `count` windows that share an axis out among themselves, as `nn.AdaptiveAvgPool2d` has it. */
export function sharedAxis(size: number, count: number): Axis {
  const start = new Int32Array(count).map((_, k) => Math.floor((k * size) / count));
  const to = start.map((first, k) => Math.ceil(((k + 1) * size) / count) - first);
  const kernel = to.reduce((most, taps) => Math.max(most, taps), 0);
  return { size, kernel, step: 1, start, from: new Int32Array(count), to, span: to };
}

const ONE_ROW = sharedAxis(1, 1);

/** The windows of one or two axes over `depth` maps at once. */
export function windowsOf(axes: readonly Axis[], depth: number): Windows {
  const [rows, columns] = axes.length === 1 ? [ONE_ROW, axes[0]] : axes;
  const units = new Int32Array(depth * rows.kernel * columns.kernel);
  let at = 0;
  for (let c = 0; c < depth; c++) {
    for (let i = 0; i < rows.kernel; i++) {
      const row = (c * rows.size + i * rows.step) * columns.size;
      for (let j = 0; j < columns.kernel; j++) units[at++] = row + j * columns.step;
    }
  }
  return { depth, rows, columns, units };
}

/** How many windows lie over one map. */
export const windowCount = ({ rows, columns }: Windows): number =>
  rows.start.length * columns.start.length;

/** What the window in this place reads, of the maps that begin at unit `origin`. */
export function windowAt(windows: Windows, place: number, origin: number): Window {
  const { rows, columns, units, depth } = windows;
  const y = Math.floor(place / columns.start.length);
  const x = place % columns.start.length;
  const shift = origin + rows.start[y] * columns.size + columns.start[x];
  const [top, bottom, left, right] = [rows.from[y], rows.to[y], columns.from[x], columns.to[x]];
  const inside = Math.max(0, bottom - top) * Math.max(0, right - left);
  if (depth * inside === units.length) return { units, shift, taps: null };
  const taps = new Int32Array(depth * inside);
  let at = 0;
  for (let c = 0; c < depth; c++) {
    for (let i = top; i < bottom; i++) {
      const row = (c * rows.kernel + i) * columns.kernel;
      for (let j = left; j < right; j++) taps[at++] = row + j;
    }
  }
  return { units: taps.map((tap) => units[tap]), shift, taps };
}
