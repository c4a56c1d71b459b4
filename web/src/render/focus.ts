/** The neuron the reader points at: which one it is, and its strongest inputs. */

import { bundlesOfPlane, sourceValues, weightsInto } from "../inside/bundle";
import type { NeuronId } from "../scene/look";
import type { Scene } from "../scene/scene";
import { type Camera, projectNeuron } from "./camera";
import type { LineGroup } from "./lines";

/** Lines shown into a neuron: what a reader can still tell apart. */
const STRONGEST = 24;
const REACH_PX = 14;

/** The neuron nearest to a point of the screen, or null when none is near. */
export function pick(scene: Scene, camera: Camera, x: number, y: number): NeuronId | null {
  let nearest = Math.max(REACH_PX, 0.6 * camera.scale * 10) ** 2;
  let found: NeuronId | null = null;
  for (const block of scene.layout.blocks) {
    for (let n = 0; n < block.count; n++) {
      const [px, py] = projectNeuron(camera, scene.layout, block.offset + n);
      const distance = (px - x) ** 2 + (py - y) ** 2;
      if (distance < nearest) {
        nearest = distance;
        found = { layer: block.layer, index: n };
      }
    }
  }
  return found;
}

/** The strongest products w[j, i] * a[i] into a neuron, as lines. */
export function incoming(scene: Scene, { layer, index }: NeuronId): LineGroup {
  const products = layer < 0 ? [] : strongestProducts(scene, layer, index);
  return {
    sources: 0,
    targets: scene.layout.blocks[layer + 1]?.offset ?? 0,
    from: Int32Array.from(products, ({ source }) => source),
    to: new Int32Array(products.length).fill(index),
    evidence: Float32Array.from(products, ({ product }) => product),
    count: products.length,
  };
}

/** Sources are counted over the whole layout: a neuron may read several planes. */
function strongestProducts({ network, trace, layout }: Scene, layer: number, index: number) {
  return bundlesOfPlane(network, layer)
    .flatMap((bundle) => {
      const { offset } = layout.blocks[bundle.from + 1];
      const values = sourceValues(network, trace, bundle);
      return Array.from(weightsInto(bundle, index), (weight, i) => ({
        source: offset + i,
        product: weight * values[i],
      }));
    })
    .filter(({ product }) => product !== 0)
    .sort((p, q) => Math.abs(q.product) - Math.abs(p.product))
    .slice(0, STRONGEST);
}

/** The neuron one row or column on, for the arrow keys; from nowhere, the output's winner. */
export function neighbour(scene: Scene, from: NeuronId | null, key: string): NeuronId {
  const last = scene.network.layers.length - 1;
  if (!from) return { layer: last, index: scene.digit };
  const block = scene.layout.blocks[from.layer + 1];
  const column = from.index % block.columns;
  const row = Math.floor(from.index / block.columns);
  if (key === "ArrowUp") return at(from.layer, Math.max(from.index - block.columns, column));
  if (key === "ArrowDown") {
    return at(
      from.layer,
      from.index + block.columns < block.count ? from.index + block.columns : from.index,
    );
  }
  const step = key === "ArrowLeft" ? -1 : 1;
  if (column + step >= 0 && column + step < block.columns && from.index + step < block.count) {
    return at(from.layer, from.index + step);
  }
  const layer = from.layer + step;
  const next = scene.layout.blocks[layer + 1];
  if (!next) return from;
  const height = Math.min(Math.round((row / block.rows) * next.rows), next.rows - 1);
  const edge = step > 0 ? 0 : next.columns - 1;
  return at(layer, Math.min(height * next.columns + edge, next.count - 1));
}

const at = (layer: number, index: number): NeuronId => ({ layer, index });
