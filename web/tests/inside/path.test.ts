/** Paths carry what they claim. */
import { expect, test } from "vitest";
import { path } from "../../src/inside/path";
import type { Network } from "../../src/network/network";
import { record, type Trace } from "../../src/trace/trace";
import { farthest, layersOf, randomImage, randomNetwork } from "../helpers";

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** The coverage of a path, worked out again from single derivatives by finite differences. */
test("path coverage is as claimed", () => {
  const network = randomNetwork([30, 16, 12, 8, 5], "relu", 9);
  const trace = record(network, randomImage(30, 0.6, 5));
  for (const coverage of [0.5, 0.8, 0.95]) {
    for (const [layer, neuron] of [
      [1, active(trace, 1)],
      [2, active(trace, 2)],
      [3, trace.prediction],
    ]) {
      const { hops } = path(network, trace, layer, neuron, coverage);
      expect(hops.map((hop) => hop.layer)).toEqual([0, 1, 2, 3]);
      for (let k = layer; k >= 0; k--) {
        const { weight, inputs, outputs } = layersOf(network)[k];
        const a = k === 0 ? trace.image : trace.layers[k - 1].post;
        const kept = k === layer ? [neuron] : [...new Set(hops[k + 1].sources)];
        const values = [];
        for (const j of kept) {
          const g = slopeOf(network, trace, k, j, layer, neuron);
          for (let i = 0; i < inputs; i++) values.push(Math.abs(a[i] * weight[j * inputs + i] * g));
        }
        expect(outputs).toBeGreaterThan(Math.max(...kept));
        checkSmallest(values, hops[k].evidence, coverage, hops[k].share);
      }
      for (let k = layer + 1; k < 4; k++) {
        const { weight, inputs, outputs } = layersOf(network)[k];
        const kept = k === layer + 1 ? [neuron] : [...new Set(hops[k - 1].targets)];
        const values = [];
        for (const i of kept) {
          // Before the last hop everything comes from the one neuron.
          const slope =
            k === layer + 1 ? 1 : slopeOf(network, trace, layer + 1, 0, k - 1, i, neuron);
          const alive = k === layer + 1 || trace.layers[k - 1].post[i] > 0 ? 1 : 0;
          const part = trace.layers[layer].post[neuron] * slope * alive;
          for (let j = 0; j < outputs; j++) {
            const g = slopeOf(network, trace, k, j, 3, trace.prediction);
            values.push(Math.abs(part * weight[j * inputs + i] * g));
          }
        }
        checkSmallest(values, hops[k].evidence, coverage, hops[k].share);
      }
    }
  }
});

function active(trace: Trace, layer: number): number {
  return trace.layers[layer].post.indexOf(Math.max(...trace.layers[layer].post));
}

function checkSmallest(
  values: number[],
  kept: Float32Array,
  coverage: number,
  share: number,
): void {
  const all = sum(values);
  const carried = sum(kept.map(Math.abs));
  expect(carried / all).toBeGreaterThan(coverage - 1e-5);
  expect(farthest([share], [carried / all])).toBeLessThan(1e-5);
  const strongest = values.sort((x, y) => y - x).slice(0, kept.length);
  expect(farthest([sum(strongest)], [carried])).toBeLessThan(1e-5);
  expect(sum(strongest.slice(0, -1)) / all).toBeLessThan(coverage + 1e-5);
}

/**
 * d z[end][to] / d z[start][from], along the active neurons, by walking forwards; with `source`,
 * d z[end][to] / d a of that neuron of the layer before `start`.
 */
function slopeOf(
  network: Network,
  trace: Trace,
  start: number,
  from: number,
  end: number,
  to: number,
  source?: number,
): number {
  const { inputs, outputs, weight } = layersOf(network)[start];
  let moved = Array.from({ length: outputs }, (_, j) =>
    source === undefined ? Number(j === from) : weight[j * inputs + source],
  );
  for (let k = start; k < end; k++) {
    const next = layersOf(network)[k + 1];
    const alive = moved.map((value, j) => (trace.layers[k].pre[j] > 0 ? value : 0));
    moved = Array.from({ length: next.outputs }, (_, j) =>
      alive.reduce((total, value, i) => total + value * next.weight[j * next.inputs + i], 0),
    );
  }
  return moved[to];
}
