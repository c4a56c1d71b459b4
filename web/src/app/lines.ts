/** Which connections the stage shows, in which order its neurons stand, what it points out. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Arrangement } from "../scene/layout";
import type { PathLayer, Shown } from "../scene/look";

export interface LinesOptions {
  /** The way of the chosen neuron; null: there is none, or nobody looks at it. */
  readonly way: ReadonlySignal<{ readonly hops: readonly PathLayer[] } | null>;
  readonly districts: ReadonlySignal<{ readonly order: Arrangement } | null>;
}

/** Most lines drawn for one hop of a path; the numbers beside it are of all. */
const PATH_LINES = 300;

export function createLines({ way, districts }: LinesOptions) {
  const shown = signal<Shown>("important");
  const arranged = signal(false);
  const pathLit = signal(true);
  return {
    shown: shown as ReadonlySignal<Shown>,
    /** The hidden neurons stand in their districts. */
    arranged: arranged as ReadonlySignal<boolean>,
    pathLit: pathLit as ReadonlySignal<boolean>,
    stagePath: computed(() => (pathLit.value && way.value ? way.value.hops.map(strongest) : null)),
    stageOrder: computed(() => (arranged.value ? (districts.value?.order ?? null) : null)),
    show: (connections: Shown): void => {
      shown.value = connections;
    },
    arrange: (byDistrict: boolean): void => {
      arranged.value = byDistrict;
    },
    lightPath: (lit: boolean): void => {
      pathLit.value = lit;
    },
  };
}

const strongest = ({ layer, from, to, evidence }: PathLayer): PathLayer => ({
  layer,
  from: from.subarray(0, PATH_LINES),
  to: to.subarray(0, PATH_LINES),
  evidence: evidence.subarray(0, PATH_LINES),
});
