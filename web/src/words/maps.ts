/** What feature maps and the numbers of a cell are called. Knows nothing of the DOM. */
import { isPicture, readsOf } from "../network/input";
import type { Network } from "../network/network";
import type { Making } from "./en/maps";
import { plainName } from "./names";
import type { Words } from "./words";

export type { Making } from "./en/maps";

/** A map that is read or shown, of plane `from` or of the input (-1); in a row a neuron. */
export function mapName(network: Network, from: number, map: number, words: Words): string {
  if (from < 0) {
    if (!isPicture(network)) return network.featureNames?.[map] ?? words.names.input(map);
    return readsOf(network).kind === "planes" ? words.maps.plane(map + 1) : words.maps.drawing;
  }
  const { name, form } = network.planes[from];
  if (form.kind !== "row") return words.maps.map(name, map);
  const last = from === network.planes.length - 1;
  return last ? words.names.output(name, plainName(network, map)) : words.names.neuron(name, map);
}

/** How a plane makes one number of those that it reads. */
export function makingOf(network: Network, layer: number): Making {
  const { kind } = network.operation(network.planes[layer].name);
  if (/max/.test(kind)) return "largest";
  if (/^(adaptive_)?avg_pool/.test(kind) || kind === "mean") return "mean";
  return /^(sum|add|concat)$/.test(kind) ? "sum" : "products";
}
