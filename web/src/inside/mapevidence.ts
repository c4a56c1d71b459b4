/**
 * What flows from map to map: the evidence of all connections between two feature maps, added up.
 * In a row every unit is a map of one cell. Knows nothing of drawing.
 */
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import { type Bundle, formsOf, readerIn, sourceValues } from "./bundle";
import { type Carried, ownGradient } from "./carry";
import { Walk } from "./walk";

export interface MapEvidence {
  /** Numbers of maps on both sides. */
  readonly sources: number;
  readonly targets: number;
  /** Signed sums, at [target * sources + source]. */
  readonly values: Float64Array;
}

/** Exact: what all connections of the bundle carry, each in the sum of its two maps. */
export function mapEvidence(
  network: Network,
  trace: Trace,
  carried: Carried,
  bundle: Bundle,
): MapEvidence {
  const { source, target } = formsOf(network, bundle);
  const a = sourceValues(network, trace, bundle);
  const g = ownGradient(trace, carried, network.planes[bundle.layer].name);
  const walk = new Walk(readerIn(bundle, trace.values), a, g);
  const mapOf = Int32Array.from(a, (_, unit) => Math.floor(unit / source.cells));
  const found = new Float64Array(target.maps * source.maps);
  walk.each(1, (count, piece) => {
    const row = Math.floor(piece.target / target.cells) * source.maps;
    const { values, units } = walk;
    for (let k = 0; k < count; k++) found[row + mapOf[units[k]]] += values[k];
  });
  return { sources: source.maps, targets: target.maps, values: found };
}
