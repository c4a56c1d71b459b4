/** `nn.MaxPool1d`, `nn.AvgPool2d`, `nn.AdaptiveMaxPool2d` and their kin: which windows they have. */
import type { Kind } from "./kind";
import { flagOf, integersOf, type Operation, refused, type Shape, wholeOf } from "./operation";
import { averagePool, type Lying, maxPool } from "./pool";
import {
  axisOf,
  checkCount,
  countOf,
  type Lie,
  liesOf,
  reachOf,
  sharedAxis,
  sidesOf,
  type Windows,
} from "./windows";

/**
 * Windows of one kernel. Settings: kernel, stride; padding, begin and end of each axis; ceil_mode,
 * whether a last window may reach beyond it.
 */
function regular(axes: number, more: readonly string[]): Lying {
  const lies = (op: Operation, shape: Shape): Lie[] =>
    liesOf(op, sidesOf(op, shape, axes), integersOf(op, "kernel", axes, 1));
  const count = (op: Operation, lie: Lie): number => countOf(op, lie, flagOf(op, "ceil_mode"));
  return {
    settings: ["kernel", "stride", "padding", "ceil_mode", ...more],
    counts(op, shape) {
      if (more.includes("dilation")) integersOf(op, "dilation", axes, 1);
      return lies(op, shape).map((lie) => {
        const { before, after } = lie;
        if (2 * Math.max(before, after) > reachOf(lie)) {
          throw refused(op, "paddingOver", Math.max(before, after));
        }
        return count(op, lie);
      });
    },
    axes: (op, shape) => lies(op, shape).map((lie) => axisOf(lie, count(op, lie))),
  };
}

/** Windows that share the map out. Setting: size, their number along each axis. */
const shared = (axes: number): Lying => ({
  settings: ["size"],
  counts(op, shape) {
    const size = integersOf(op, "size", axes, 1);
    checkCount(op, ...sidesOf(op, shape, axes).map((side, k) => side + size[k]));
    return size;
  },
  axes: (op, shape) => sidesOf(op, shape, axes).map((size, k) => sharedAxis(size, op.shape[k + 1])),
});

/** Settings beside: count_include_pad, whether padding counts; divisor, instead of any count. */
function average(axes: number): Kind {
  const lying = regular(axes, ["count_include_pad", "divisor"]);
  const pool = averagePool(lying, (op, windows) => {
    if (op.settings.divisor !== undefined) return () => 1 / wholeOf(op, "divisor");
    return evenly(windows, flagOf(op, "count_include_pad"));
  });
  return {
    ...pool,
    check(op, shapes) {
      flagOf(op, "count_include_pad");
      if (op.settings.divisor !== undefined && wholeOf(op, "divisor") < 1) {
        throw refused(op, "dividesByNought");
      }
      return pool.check(op, shapes);
    },
  };
}

/** The same weight for each number under a window, with padding or without. */
function evenly({ rows, columns }: Windows, padded = false): (place: number) => number {
  const across = columns.start.length;
  const of = ({ span, from, to }: typeof rows, k: number): number =>
    padded ? span[k] : to[k] - from[k];
  return (place) => 1 / (of(rows, Math.floor(place / across)) * of(columns, place % across));
}

type PoolName = `${"" | "adaptive_"}${"avg" | "max"}_pool${1 | 2}d`;

export const POOLS = Object.fromEntries(
  [1, 2].flatMap((axes): [string, Kind][] => [
    [`max_pool${axes}d`, maxPool(regular(axes, ["dilation"]))],
    [`avg_pool${axes}d`, average(axes)],
    [`adaptive_max_pool${axes}d`, maxPool(shared(axes))],
    [`adaptive_avg_pool${axes}d`, averagePool(shared(axes), (_op, windows) => evenly(windows))],
  ]),
) as Readonly<Record<PoolName, Kind>>;
