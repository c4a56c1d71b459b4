/** Which maps of a wide stack are drawn: those that say most, for or against, of the shown class. */
import { absoluteSum, times } from "../base/arrays";
import type { Trace } from "../trace/trace";
import type { Layout } from "./layout";
import type { NeuronId } from "./look";
import type { Maps } from "./maps";

/**
 * Block by block the maps to be drawn, in the order of their numbers; null where all are drawn
 * anyway. `gradients` are those at z of each plane; the maps of `told` units are always among them.
 */
export function chosenMaps(
  { blocks }: Layout,
  { layers }: Trace,
  gradients: readonly Float32Array[],
  told: readonly (NeuronId | null)[],
): (Int32Array | null)[] {
  return blocks.map(({ maps, layer }) => {
    if (!maps || maps.tiles >= maps.maps) return null;
    const size = maps.rows * maps.columns;
    const needed = told.flatMap((id) => (id?.layer === layer ? Math.floor(id.index / size) : []));
    return strongestMaps(mapSums(maps, times(layers[layer].pre, gradients[layer])), maps, needed);
  });
}

/** Of each map the sum of |evidence| of its units. */
export function mapSums({ maps, rows, columns }: Maps, evidence: Float32Array): Float32Array {
  const size = rows * columns;
  return Float32Array.from({ length: maps }, (_, map) =>
    absoluteSum(evidence.subarray(map * size, (map + 1) * size)),
  );
}

function strongestMaps(sums: Float32Array, { tiles }: Maps, needed: readonly number[]): Int32Array {
  const byStrength = [...sums.keys()].sort((a, b) => sums[b] - sums[a] || a - b);
  const chosen = [...new Set([...needed, ...byStrength])].slice(0, tiles);
  return Int32Array.from(chosen).sort();
}
