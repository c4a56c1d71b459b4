/** The kernels of a convolution: for each of its maps one small picture of weights a map it reads. */
import type { Network } from "../network/network";
import { type Operation, type Shape, wholeOf } from "../operations/operation";

export interface Kernels {
  /** Maps of the layer, and maps that each of them reads: those of its group. */
  readonly maps: number;
  readonly channels: number;
  /** Of one kernel. */
  readonly rows: number;
  readonly columns: number;
  /** Size of the largest weight of all. */
  readonly most: number;
  /** Its weights, row by row: a view. `channel` counts from the first map of the group. */
  weights(map: number, channel: number): Float32Array;
  /** Which map of all that are read it is laid over. */
  read(map: number, channel: number): number;
}

const isConv = ({ kind }: Operation): boolean => kind === "conv2d" || kind === "conv1d";

const known = new WeakMap<Float32Array, number>();

/** Looked for once: the kernels of a wide layer have millions of weights. */
function largestOf(values: Float32Array): number {
  const most =
    known.get(values) ?? values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  known.set(values, most);
  return most;
}

/** Those of a plane that begins with a convolution; null for others. */
export function kernelsOf(network: Network, layer: number): Kernels | null {
  const op = network.operation(network.planes[layer].name);
  if (!isConv(op)) return null;
  const { shape, values } = op.tensors.weight;
  const [maps, channels, ...sides] = shape;
  const [columns, rows = 1] = sides.reverse();
  const size = rows * columns;
  const own = maps / wholeOf(op, "groups");
  return {
    ...{ maps, channels, rows, columns },
    get most() {
      return largestOf(values);
    },
    weights: (map, channel) => {
      const begin = (map * channels + channel) * size;
      return values.subarray(begin, begin + size);
    },
    read: (map, channel) => Math.floor(map / own) * channels + channel,
  };
}

/** Layers with kernels larger than one weight, whose pictures say something. */
export const layersWithKernels = (network: Network): number[] =>
  network.planes.flatMap((_, layer) => {
    const kernels = kernelsOf(network, layer);
    return kernels && kernels.rows * kernels.columns > 1 ? [layer] : [];
  });

/** Sides of the window of a convolution or a pool, as it was written; null for other operations. */
export function sidesOf(op: Operation): Shape | null {
  if (isConv(op)) return op.tensors.weight.shape.slice(2);
  const { kernel } = op.settings;
  return Array.isArray(kernel) ? kernel : null;
}
