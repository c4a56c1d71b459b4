/** Which connections the stage shows, in which order its neurons stand, what it points out. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Arrangement } from "../scene/layout";
import type { PathLayer, Shown } from "../scene/look";
import { state } from "./state";

export interface LinesOptions {
  /** The way of the chosen neuron; null: there is none, or nobody looks at it. */
  readonly way: ReadonlySignal<{ readonly hops: readonly PathLayer[] } | null>;
  readonly districts: ReadonlySignal<{ readonly order: Arrangement } | null>;
}

/** Most lines drawn for one hop of a path; the numbers beside it are of all. */
const PATH_LINES = 300;

export function createLines({ way, districts }: LinesOptions) {
  const [shown, show] = state<Shown>("important");
  // The order by number says nothing; where responses were measured, districts light up.
  const [arranged, arrange] = state(true);
  const [pathLit, lightPath] = state(true);
  return {
    shown,
    /** The hidden neurons stand in their districts. */
    arranged,
    pathLit,
    stagePath: computed(() => (pathLit.value && way.value ? way.value.hops.map(strongest) : null)),
    stageOrder: computed(() => (arranged.value ? (districts.value?.order ?? null) : null)),
    show,
    arrange,
    lightPath,
  };
}

const strongest = ({ from, layer, sources, targets, evidence }: PathLayer): PathLayer => ({
  from,
  layer,
  sources: sources.subarray(0, PATH_LINES),
  targets: targets.subarray(0, PATH_LINES),
  evidence: evidence.subarray(0, PATH_LINES),
});
