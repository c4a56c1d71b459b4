/** Milliseconds of the page's computations in node: parse, ink, record, evidence, connections. */
import { readFileSync } from "node:fs";
import { ink, type Stroke } from "../src/ink/ink";
import { bundlesOf } from "../src/inside/bundle";
import { planeGradients } from "../src/inside/carry";
import { evidence, important, inputMap } from "../src/inside/evidence";
import { parseNetwork } from "../src/network/file";
import { buildScene } from "../src/scene/build";
import { record } from "../src/trace/trace";

const ROUNDS = 101;
const assets = "../src/forwardpass/assets/"; // from web/, where npm runs scripts

interface Drawing {
  readonly strokes: readonly Stroke[];
}

/** A drawing with 300 points: every segment of one of ours cut into equal parts. */
function dense(strokes: readonly Stroke[], points: number): Stroke[] {
  const parts = Math.ceil(points / strokes.reduce((sum, stroke) => sum + stroke.length, 0));
  return strokes.map((stroke) =>
    stroke.slice(1).flatMap(([x, y], k) => {
      const [fromX, fromY] = stroke[k];
      return Array.from({ length: parts }, (_, n) => {
        const t = (n + 1) / parts;
        return [fromX + (x - fromX) * t, fromY + (y - fromY) * t] as const;
      });
    }),
  );
}

/** Median milliseconds of `work`; the first calls, before the compiler is warm, are left out. */
function median(work: (round: number) => unknown): number {
  const times: number[] = [];
  for (let round = -20; round < ROUNDS; round++) {
    const start = performance.now();
    work(round + 20);
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

const bytes = new Uint8Array(readFileSync(`${assets}mnistnet.safetensors`)).buffer;
const drawings: Drawing[] = JSON.parse(readFileSync(`${assets}drawings.json`, "utf8"));

const start = performance.now();
const network = parseNetwork(bytes);
const first = performance.now() - start;

const rows: Record<string, number> = { "parse, first time": first };
const inputs = drawings.map(({ strokes }) => dense(strokes, 300));
const traces = inputs.map((strokes) => record(network, ink(strokes).pixels));
const found = traces.map((trace) => evidence(network, trace, trace.prediction));
const one = <T>(list: readonly T[], round: number): T => list[round % list.length];

rows.parse = median(() => parseNetwork(bytes));
rows["ink, 300 points"] = median((n) => ink(one(inputs, n)));
rows.record = median((n) => record(network, one(traces, n).image));
// Gradients are worked out when somebody looks at them.
const reasons = (n: number) => evidence(network, one(traces, n), one(traces, n).prediction);
rows.evidence = median((n) => planeGradients(network, one(traces, n), reasons(n)));
rows["evidence, map"] = median((n) => inputMap(one(traces, n), reasons(n)));
for (const bundle of bundlesOf(network)) {
  const work = (n: number) => important(network, one(traces, n), one(found, n), bundle);
  rows[`important ${network.planes[bundle.layer].name}`] = median(work);
}
rows.scene = median((n) => buildScene(network, one(traces, n), null));
rows["pen move"] = median((n) => {
  const drawn = ink(one(inputs, n));
  return buildScene(network, record(network, drawn.pixels), drawn);
});
for (const [name, ms] of Object.entries(rows)) console.log(name.padEnd(20), ms.toFixed(3), "ms");
console.log(JSON.stringify({ benchmark: "core", rounds: ROUNDS, milliseconds: rows }));
