/** Steps of learning against torch.optim, and beginnings against PyTorch's own modules. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { named } from "../../src/base/named";
import { parseNetwork } from "../../src/network/file";
import { initial } from "../../src/network/initial";
import { parametersOf, withParameters } from "../../src/network/parameters";
import { backward, type Gradients } from "../../src/trace/gradients";
import {
  type AdamOptions,
  adam,
  descend,
  type Optimizer,
  type SgdOptions,
  sgd,
  stepped,
} from "../../src/trace/optimizers";
import { record, run } from "../../src/trace/trace";
import { farthest, randomImage, readBytes, readJson } from "../helpers";

interface Training {
  network: string;
  optimizer: ({ kind: "sgd" } & SgdOptions) | ({ kind: "adam" } & AdamOptions);
  images: number[][];
  targets: number[];
  factors: Record<string, number[][]>;
  losses: number[];
  parameters: Record<string, number[]>;
}

interface Beginning {
  network: string;
  seed: number;
  parameters: Record<string, number[]>;
}

const CLOSE = 1e-5; // relative above 1
const learning = readJson<{ runs: Training[]; beginnings: Beginning[] }>("learning.json");
const fixture = (name: string) => parseNetwork(readBytes(`${name}.safetensors`));

const optimizerOf = (options: Training["optimizer"]): Optimizer =>
  options.kind === "sgd" ? sgd(options) : adam(options);

/** The gradients of the mean loss. */
function meanOf(all: readonly Gradients[]): Gradients {
  const share = 1 / all.length;
  const tensors = named(
    Object.keys(all[0].tensors).map((name) => [
      name,
      all[0].tensors[name].map(
        (_, k) => all.reduce((sum, g) => sum + g.tensors[name][k], 0) * share,
      ),
    ]),
  );
  return { ...all[0], loss: all.reduce((sum, { loss }) => sum + loss, 0) * share, tensors };
}

describe("ten steps are PyTorch's", () => {
  for (const { network: name, optimizer: options, images, ...rest } of learning.runs) {
    test(`${name}, ${Object.values(options).join(" ")}`, () => {
      let network = fixture(name);
      const optimizer = optimizerOf(options);
      for (const loss of rest.losses) {
        const gradients = meanOf(
          images.map((image, n) => {
            const factors = named(
              Object.entries(rest.factors).map(([at, rows]) => [at, Float32Array.from(rows[n])]),
            );
            const trace = run(network, Float32Array.from(image), factors);
            return backward(network, trace, rest.targets[n]);
          }),
        );
        expect(farthest([gradients.loss], [loss])).toBeLessThan(CLOSE);
        network = stepped(network, gradients, optimizer);
      }
      const found = parametersOf(network);
      expect(Object.keys(found).sort()).toEqual(Object.keys(rest.parameters).sort());
      for (const [at, values] of Object.entries(rest.parameters)) {
        expect(farthest(found[at], values), at).toBeLessThan(CLOSE);
      }
    });
  }
});

test("beginnings are those of PyTorch's modules", () => {
  for (const { network, seed, parameters } of learning.beginnings) {
    const found = parametersOf(initial(fixture(network), seed));
    for (const [at, values] of Object.entries(parameters)) {
      expect(farthest(found[at], values), `${network} ${seed} ${at}`).toBeLessThan(1e-7);
    }
  }
});

test("a step lowers the loss, and the next network claims nothing that was measured", () => {
  const network = fixture("mnistnet");
  const image = randomImage(784);
  const gradients = backward(network, record(network, image), 3);
  const after = descend(network, gradients, 0.01);
  expect(-record(after, image).logProbs[3]).toBeLessThan(gradients.loss);
  const expected = parametersOf(network)["fc2.weight"].map(
    (w, k) => w - 0.01 * gradients.tensors["fc2.weight"][k],
  );
  expect(farthest(parametersOf(after)["fc2.weight"], expected)).toBeLessThan(1e-7);
  expect(after.accuracy).toEqual([]);
  expect(after.lamp).toBeUndefined();
  expect(network.accuracy).not.toEqual([]);
  expect(after.measures("fc1").scale).toBe(network.measures("fc1").scale);
});

test("what makes no sense is refused", () => {
  const network = fixture("tiny");
  const gradients = backward(network, record(network, new Float32Array(4).fill(1)), 1);
  const tries: [() => unknown, RegExp][] = [
    [() => descend(network, gradients, 0), /A learning rate is a number above 0, not 0/],
    [() => descend(network, gradients, Number.NaN), /A learning rate is a number above 0/],
    [() => descend(network, gradients, 1e300), /NaN or infinite/],
    [() => sgd({ rate: 0.1, momentum: 1 }), /momentum is a number from 0 to below 1, not 1/],
    [() => adam({ betas: [0.9, -1] }), /beta is a number from 0 to below 1, not -1/],
    [() => initial(network, -1), /A seed is a whole number from 0 to 4294967295, not -1/],
    [() => initial(network, 0.5), /A seed is a whole number/],
    [() => withParameters(network, { fc9: Float32Array.of(1) }), /no parameter "fc9"/],
    [() => withParameters(network, { "fc1.bias": Float32Array.of(1) }), /has 3 numbers, not 1/],
  ];
  for (const [attempt, message] of tries) {
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(message);
  }
});
