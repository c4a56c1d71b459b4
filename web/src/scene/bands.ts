/**
 * Between two stacks of maps: which map speaks through which, the evidence of all connections
 * between the two added up. The strongest few are drawn as broad bands from tile to tile.
 */
import { absoluteSum } from "../base/arrays";
import { COVERAGE, type Connections } from "../inside/connections";
import { mapEvidence } from "../inside/mapevidence";
import { strongestFirst } from "../inside/strongest";
import type { Scene } from "./scene";

/** Most bands between two stacks: what a reader can still tell apart. */
const BANDS = 12;
/** Connections that are added up while somebody waits. */
const MOST_ADDED = 24_000_000;

type Given = Pick<Scene, "network" | "trace" | "evidence" | "bundles" | "layout">;

/**
 * Of each bundle its strongest pairs of maps, whose sources and targets are maps; null where not
 * both sides are stacks. Found once, when somebody looks.
 */
export function bandsOf(scene: Given): () => readonly (Connections | null)[] {
  let found: readonly (Connections | null)[] | null = null;
  return () => {
    found ??= scene.bundles.map((_, k) => strongestPairs(scene, k));
    return found;
  };
}

/** Those of bundle `k`. */
export function strongestPairs(
  { network, trace, evidence, bundles, layout }: Given,
  k: number,
): Connections | null {
  const bundle = bundles[k];
  const { from, layer, read } = bundle;
  if (!layout.blocks[from + 1].maps || !layout.blocks[layer + 1].maps) return null;
  if (bundle.total > MOST_ADDED) return null;
  const { sources, values } = mapEvidence(network, trace, evidence, bundle);
  const sums = Float32Array.from(values);
  const { order: chosen, needed, whole } = strongestFirst(sums, COVERAGE, BANDS);
  const kept = Float32Array.from(chosen, (pair) => sums[pair]);
  return {
    ...{ layer, from, read },
    sources: Int32Array.from(chosen, (pair) => pair % sources),
    targets: Int32Array.from(chosen, (pair) => Math.floor(pair / sources)),
    evidence: kept,
    needed,
    total: sums.length,
    share: whole > 0 ? absoluteSum(kept) / whole : 0,
  };
}
