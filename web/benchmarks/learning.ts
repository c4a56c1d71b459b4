/**
 * How fast the page's trainer learns, in Node: `npm run bench:learning [FOLDER]`. Steps a second on our
 * own drawings, bent; and with a folder of MNIST's files, seconds to so many per cent of its test set.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { drawnTeacher, givenTeacher, type Lessons } from "../src/learn/lessons";
import { Trainer } from "../src/learn/trainer";
import { parseNetwork } from "../src/network/file";
import { initial } from "../src/network/initial";

const assets = new URL("src/forwardpass/assets/", `file://${process.cwd()}/`);
const network = parseNetwork(
  new Uint8Array(readFileSync(new URL("mnistnet.safetensors", assets))).buffer,
);
const drawings = JSON.parse(readFileSync(new URL("drawings.json", assets), "utf8"));
const folder = process.argv[2];
const adam = { kind: "adam", betas: [0.9, 0.999], eps: 1e-8 } as const;
const fresh = () =>
  new Trainer(initial(network, 0), { optimizer: adam, batch: 64, seed: 0, dropout: false });

function idx(name: string): Uint8Array {
  return gunzipSync(readFileSync(`${folder}/${name}-ubyte.gz`));
}

function mnist(part: "train" | "t10k"): Lessons {
  const images = Float32Array.from(idx(`${part}-images-idx3`).subarray(16), (x) => x / 255);
  return { images, targets: idx(`${part}-labels-idx1`).slice(8) };
}

const test = folder ? mnist("t10k") : null;

function learn(teacher: { next(n: number): Lessons }, seconds: number) {
  const trainer = fresh();
  const reached: Record<string, number> = {};
  let [spent, asked, accuracy, made] = [0, 0, 0, 0];
  while (spent < seconds * 1000) {
    const from = performance.now();
    const lessons = teacher.next(64);
    made += performance.now() - from;
    trainer.step(
      lessons,
      0.002 * Math.min(1, (trainer.steps + 1) / 50) * Math.max(0.05, 1 - spent / 15_000),
    );
    spent += performance.now() - from;
    if (test && spent - asked > 500) {
      asked = spent;
      accuracy = trainer.judge(test).right / test.targets.length;
      for (const goal of [0.8, 0.85, 0.9, 0.95, 0.97, 0.98]) {
        if (accuracy >= goal) reached[goal] ??= Math.round(spent / 100) / 10;
      }
    }
  }
  return {
    steps_a_second: Math.round((trainer.steps / spent) * 1000),
    made_ms: Math.round(made),
    reached,
    accuracy,
  };
}

const found = {
  benchmark: "learning",
  drawings: learn(drawnTeacher(drawings, 0), 8),
  mnist: test && learn(givenTeacher(mnist("train"), 784, 0), 15),
};
console.log(JSON.stringify(found));
