/**
 * Districts: hidden neurons, or whole maps of a stack, grouped by the class they prefer, so that drawing a 3 lights the "3"
 * district. Needs the measured responses of the network file; where a neuron then stands on the
 * stage is left to the layout.
 */
import type { Network } from "../network/network";

/** One entry a plane of the network. */
export interface Arrangement {
  /** order[k][place]: the neuron or map that stands there; the strongest of each group first. */
  readonly order: readonly Int32Array[];
  /** preferred[k][neuron]: class of its largest mean activation, -1 for one that is never active. */
  readonly preferred: readonly Int32Array[];
}

/** The last plane keeps its order; neurons that are never active stand last. Null if unmeasured. */
export function arrange(network: Network): Arrangement | null {
  const { classNames } = network;
  const hidden = network.planes.slice(0, -1);
  const measured = hidden.map(({ name }) => network.measures(name).responses);
  if (hidden.length === 0 || !measured.every((responses) => responses)) return null;
  const order: Int32Array[] = [];
  const preferred: Int32Array[] = [];
  for (const [k, { form }] of hidden.entries()) {
    const { maps } = form;
    const responses = measured[k] ?? new Float32Array();
    const best = new Int32Array(maps);
    const most = new Float32Array(maps);
    for (let j = 0; j < maps; j++) {
      for (let c = 1; c < classNames.length; c++) {
        if (responses[c * maps + j] > responses[best[j] * maps + j]) best[j] = c;
      }
      most[j] = responses[best[j] * maps + j];
    }
    const group = best.map((c, j) => (most[j] > 0 ? c : classNames.length));
    const places = Int32Array.from(best.keys());
    order.push(places.sort((i, j) => group[i] - group[j] || most[j] - most[i] || i - j));
    preferred.push(best.map((c, j) => (most[j] > 0 ? c : -1)));
  }
  const last = Int32Array.from(classNames.keys());
  return { order: [...order, last], preferred: [...preferred, last] };
}
