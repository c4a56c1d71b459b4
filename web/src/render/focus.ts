/** The neuron the reader points at: which one it is, its numbers in words, its strongest inputs. */

import { num } from "../base/numbers";
import type { NeuronId } from "../scene/look";
import type { Scene } from "../scene/scene";
import { neuronName } from "../words/names";
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

/** What a neuron is called and holds, e.g. "fc1 neuron 137: z = 2.41, after ReLU 2.41". */
export function describe(scene: Scene, { layer, index }: NeuronId): string {
  const { network, trace } = scene;
  if (layer < 0) return `${neuronName(network, { layer, index })}: ${num(trace.image[index])}`;
  const { name, pre, post } = trace.layers[layer];
  const z = num(pre[index]);
  const a = num(post[index]);
  if (layer === network.layers.length - 1) {
    return `${name}, output ${network.classNames[index]}: score ${z}, probability ${a}`;
  }
  return `${name} neuron ${index}: z = ${z}, output ${a}${post[index] > 0 ? "" : ", not active"}`;
}

/** The strongest products w[j, i] * a[i] into a neuron, as lines. */
export function incoming(scene: Scene, { layer, index }: NeuronId): LineGroup {
  const blocks = scene.layout.blocks;
  const group = {
    sources: blocks[Math.max(layer, 0)]?.offset ?? 0,
    targets: blocks[layer + 1]?.offset ?? 0,
  };
  const products = layer < 0 ? [] : strongestProducts(scene, layer, index);
  return {
    ...group,
    from: Int32Array.from(products, ({ i }) => i),
    to: new Int32Array(products.length).fill(index),
    evidence: Float32Array.from(products, ({ product }) => product),
    count: products.length,
  };
}

function strongestProducts(scene: Scene, layer: number, index: number) {
  const { weight, inputs } = scene.network.layers[layer];
  const source = layer === 0 ? scene.trace.image : scene.trace.layers[layer - 1].post;
  return Array.from({ length: inputs }, (_, i) => ({
    i,
    product: weight[index * inputs + i] * source[i],
  }))
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
