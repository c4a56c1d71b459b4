/** The story of networks with feature maps: its beats, and their numbers against sums done by hand. */
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app";
import { parseNetwork } from "../../src/network/file";
import { cellOf, mapOf } from "../../src/network/form";
import { Network } from "../../src/network/network";
import { integersOf } from "../../src/operations/operation";
import { createFrame, frameAt } from "../../src/scene/frame";
import type { NeuronId } from "../../src/scene/look";
import type { Scene, StepKind } from "../../src/scene/scene";
import { stretchesOf } from "../../src/scene/stretches";
import { english } from "../../src/words/en";
import { formulaText, stepFormula } from "../../src/words/formula";
import { paced } from "../../src/words/pace";
import { toldSteps } from "../../src/words/steps";
import { readBytes } from "../helpers";
import { DRAWN } from "./drawn";
import { sceneOf, skipNetwork, stackNetwork } from "./stacks";

const { num } = english.numbers;
const conv = parseNetwork(readBytes("mnistconv.safetensors"));
const app = createApp({ network: conv, request: () => 0, cancel: () => {} });
app.drawStrokes([DRAWN.map((point) => [...point])]);
const scene = app.current().scene;
const told = toldSteps(scene, english);
const followed = scene.followed as NeuronId;
const { form } = conv.planes[0];

const caption = (of: Scene, kind: StepKind, layer?: number): string =>
  toldSteps(of, english).find(
    (step) => step.kind === kind && (layer === undefined || step.layer === layer),
  )?.caption ?? "";
const line = (of: Scene, kind: StepKind, layer?: number): string => {
  const step = of.steps.find(
    (each) => each.kind === kind && (layer === undefined || each.layer === layer),
  );
  const found = step && stepFormula(of, step, english);
  return found ? formulaText(found) : "";
};

const [, , high, wide] = conv.operation("conv1").tensors.weight.shape;

/** What the window of the cell that is told lies on, each times its weight. */
function productsByHand(): number[] {
  const [row, column] = cellOf(form, followed.index);
  const { values } = conv.operation("conv1").tensors.weight;
  const [top, , left] = integersOf(conv.operation("conv1"), "padding");
  const first = mapOf(form, followed.index) * high * wide;
  return Array.from({ length: high * wide }, (_, k) => {
    const [i, j] = [Math.floor(k / wide), k % wide];
    const [y, x] = [row + i - top, column + j - left];
    const inside = Math.min(y, x) >= 0 && Math.max(y, x) < 28;
    return inside ? scene.trace.image[y * 28 + x] * values[first + k] : 0;
  });
}
const sumByHand = productsByHand().reduce((total, each) => total + each, 0);

/** So many convolutions in blocks of two with a skip, each half as large as the one before. */
function deep(blocks: number): Network {
  const one = skipNetwork();
  const [conv1, relu1] = one.operations;
  const conv2 = one.operation("conv2");
  const operations = [conv1, relu1];
  let read = relu1.name;
  for (let k = 0; k < blocks; k++) {
    const names = ["a", "b", "add"].map((name) => `layer${Math.floor(k / 4)}.${k}.${name}`);
    operations.push(
      { ...conv2, name: names[0], reads: [read] },
      { ...one.operation("conv2.relu"), name: `${names[0]}.relu`, reads: [names[0]] },
      { ...conv2, name: names[1], reads: [`${names[0]}.relu`] },
      { ...one.operation("add"), name: names[2], reads: [names[1], read] },
    );
    read = names[2];
  }
  operations.push({ ...one.operation("flat"), reads: [read] }, one.operation("fc"));
  return new Network({ ...one, operations });
}

describe("the story of the convolutional network", () => {
  it("tells one cell, its map, all maps, and each layer after it", () => {
    expect(scene.steps.map(({ kind, layer, through }) => [kind, layer, through].join(" "))).toEqual(
      [
        ...["ink -1 -1", "fit -1 -1", "pixels -1 -1"],
        ...["products 0 0", "sum 0 0", "norm 0 0", "activation 0 0", "window 0 0", "layer 0 0"],
        ...["layer 1 1", "layer 2 2", "layer 3 3", "layer 4 5", "layer 6 6"],
        ...["lay 7 7", "scores 7 7", "shares 8 8", "answer 8 8"],
      ],
    );
  });

  it("is heard in less than three minutes", () => {
    expect(scene.steps.length).toBeLessThanOrEqual(20);
    expect(scene.duration).toBeLessThan(165);
  });

  it("lights the lines that run, and tells what they make", () => {
    const { text } = conv.source;
    const code = text.split("\n");
    const lit = (kind: StepKind, layer: number): string =>
      (told.find((step) => step.kind === kind && step.layer === layer)?.lines ?? [])
        .map((each) => code[each - 1].trim())
        .join(" | ");
    expect(lit("window", 0)).toBe("x = F.relu(self.bn1(self.conv1(x)))");
    expect(lit("layer", 1)).toBe("x = self.pool1(x)");
    expect(lit("layer", 4)).toContain("self.conv3(x)");
    expect(lit("layer", 4)).toContain("self.conv4(x)");
    expect(lit("lay", 7)).toBe("x = torch.flatten(x, 1) | x = self.dropout(x)");
    const shapes = told.map(({ kind, shape }) => `${kind} ${shape}`);
    for (const shape of [
      "pixels x: [1, 1, 28, 28]",
      "window x: [1, 16, 24, 24]",
      "lay x: [1, 720]",
    ]) {
      expect(shapes).toContain(shape);
    }
  });

  it("writes the nine largest products of the window, and what they come to", () => {
    const largest = productsByHand().sort((a, b) => Math.abs(b) - Math.abs(a));
    const terms = line(scene, "products").split(" + ");
    expect(terms).toHaveLength(10);
    terms.slice(0, 9).forEach((term, k) => {
      const [a, w] = term.split(" × ").map((each) => Number(each.replace("\u2212", "-")));
      expect(a * w).toBeCloseTo(largest[k], 1);
    });
    expect(caption(scene, "sum")).toBe(
      `It adds up its ${high * wide} products: ${num(sumByHand)}.`,
    );
    const { map, row, column } = { map: mapOf(form, followed.index), ...place(followed.index) };
    expect(caption(scene, "products")).toContain(`map ${map} (row ${row}, column ${column})`);
    expect(caption(scene, "products")).toContain(`a window of ${high}×${wide} pixels`);
  });

  it("shifts and scales the sum as the batch norm does", () => {
    const { weight, bias, mean, variance } = conv.operation("bn1").tensors;
    const c = mapOf(form, followed.index);
    const spread = Math.sqrt(variance.values[c] + 1e-5);
    const z = ((sumByHand - mean.values[c]) / spread) * weight.values[c] + bias.values[c];
    expect(caption(scene, "norm")).toMatch(new RegExp(`: ${num(sumByHand)} becomes ${num(z)}\\.$`));
    expect(line(scene, "norm")).toContain(`/ spread ${num(spread)} × ${num(weight.values[c])}`);
    expect(line(scene, "norm")).toMatch(new RegExp(` = ${num(z)}$`));
  });

  it("follows a cell that survives, and shows one of its map that becomes 0", () => {
    const silenced = scene.silenced as NeuronId;
    const { pre, post } = scene.trace.layers[0];
    expect(post[followed.index]).toBeGreaterThan(0);
    expect([pre[silenced.index] < 0, post[silenced.index]]).toEqual([true, 0]);
    expect(mapOf(form, silenced.index)).toBe(mapOf(form, followed.index));
    expect(caption(scene, "activation")).toContain(
      `This cell keeps its ${num(post[followed.index])}; the one in row`,
    );
    expect(caption(scene, "activation")).toContain(`had ${num(pre[silenced.index])} and becomes 0`);
  });

  it("counts the cells of the map that fills, and writes some of its row", () => {
    const map = mapOf(form, followed.index);
    const own = scene.trace.layers[0].post.subarray(map * form.cells, (map + 1) * form.cells);
    const active = own.filter((value) => value > 0).length;
    expect(caption(scene, "window")).toContain(`map ${map} fills, ${active} of its 576 cells`);
    const { row } = place(followed.index);
    const values = own.subarray((row - 1) * 24, row * 24);
    const written = line(scene, "window").replace(`row ${row}: `, "").split("  ");
    const numbers = written.filter((each) => each !== "…");
    expect([...values].map(num).join()).toContain(numbers.join());
    expect(numbers).toHaveLength(5);
  });

  it("keeps the largest of four", () => {
    const { post } = scene.trace.layers[0];
    const index = scene.spotlight[1];
    const pooled = conv.planes[1].form;
    const [row, column] = cellOf(pooled, index);
    const first = mapOf(pooled, index) * form.cells + 2 * row * 24 + 2 * column;
    const four = [first, first + 1, first + 24, first + 25].map((n) => post[n]);
    const said = `largest of ${four.map(num).join(", ")} = ${num(Math.max(...four))}`;
    expect(line(scene, "layer", 1)).toContain(said);
    expect(caption(scene, "layer", 1)).toBe(
      "pool1 keeps the largest of every 2×2 cells: 16 maps of 12×12 remain.",
    );
    expect(caption(scene, "lay")).toBe("flatten lays the 80 maps of 3×3 in one row: 720 numbers.");
  });
});

function place(index: number): { row: number; column: number } {
  const [row, column] = cellOf(form, index);
  return { row: row + 1, column: column + 1 };
}

describe("a window on the stage", () => {
  const at = (kind: StepKind, share: number) => {
    const step = scene.steps.find((each) => each.kind === kind);
    if (!step) throw new Error(kind);
    return frameAt(scene, step.start + step.lead + share * step.motion);
  };

  it("stands where the cell looks until it slides", () => {
    expect(at("pixels", 1).window).toBeNull();
    expect(at("products", 1).window).toEqual(followed);
    expect(at("activation", 1).window).toEqual(followed);
    expect(at("window", 0).window).toEqual(followed);
    expect(at("window", 0).early).toBeNull();
  });

  it("fills its map row by row, slowly and then fast", () => {
    const shares = [0.1, 0.3, 0.5, 0.7, 0.9, 0.97].map((share) => at("window", share));
    const swept = shares.map(({ early }) => early?.swept ?? -1);
    expect(swept).toEqual([...swept].sort((a, b) => a - b));
    expect(swept[2]).toBeLessThan(2 / 24);
    for (const { early, window } of shares) {
      expect(early).toMatchObject({ layer: 0, map: mapOf(form, followed.index), sum: 1, lit: 1 });
      const inMap = (window?.index ?? -1) - mapOf(form, followed.index) * form.cells;
      expect(inMap).toBe(Math.floor((early?.swept ?? 0) * form.cells));
    }
    expect(at("window", 1).early?.swept).toBeCloseTo(1);
  });

  it("slides over all maps of each layer after it, and is gone at the end", () => {
    const step = scene.steps.find(({ kind, layer }) => kind === "layer" && layer === 4);
    const during = (share: number) =>
      frameAt(scene, (step?.start ?? 0) + (step?.lead ?? 0) + share * (step?.motion ?? 0));
    expect(during(0.2).window?.layer).toBe(4);
    expect(during(0.7).window?.layer).toBe(5);
    expect(during(0.45).maps[5].swept).toBe(1);
    expect(during(0.45).maps[6].swept).toBe(0);
    const end = frameAt(scene, scene.duration, createFrame(scene));
    expect([end.window, end.early]).toEqual([null, null]);
  });
});

describe("the story of other networks", () => {
  it("has no more than twenty beats, however deep they are, and tells every plane once", () => {
    for (const network of [stackNetwork(), skipNetwork(), deep(3), deep(12), conv]) {
      const stretches = stretchesOf(network);
      const planes = stretches.flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, k) => first + k),
      );
      expect(planes).toEqual(network.planes.map((_, k) => k));
      const whole = paced(sceneOf(network), english);
      expect(whole.steps.length).toBeLessThanOrEqual(20);
      expect(whole.duration).toBeLessThan(165);
    }
  });

  it("tells planes that are alike together, by what their names share", () => {
    const whole = sceneOf(deep(12));
    const together = toldSteps(whole, english).filter(({ layer, through }) => through > layer);
    expect(together).toHaveLength(1);
    expect(together[0].caption).toContain(
      "24 convolutions and 12 additions, all with 4 maps of 12×12",
    );
    const { post } = whole.trace.layers[together[0].through];
    const active = post.filter((value) => value > 0).length;
    expect(together[0].caption).toContain(`At the end ${active} of 576 cells`);
    expect(together[0].name).toBe("layer0.0.a to layer2.11.add");
    const block = toldSteps(sceneOf(deep(3)), english).find(
      ({ layer, through }) => through > layer,
    );
    expect(block?.name).toBe("layer0");
  });

  it("tells where ways join, by name", () => {
    const whole = sceneOf(skipNetwork());
    const add = whole.network.index("add");
    expect(caption(whole, "layer", add)).toContain(
      "add joins two ways: it adds what conv3 and conv1 give, number by number.",
    );
    const [one, other] = line(whole, "layer", add).split(": ")[1].split(" = ")[0].split(" + ");
    const index = whole.spotlight[add];
    const { values } = whole.trace;
    const both = [values.conv3[index], values["conv1.relu"][index]];
    expect([one, other].sort()).toEqual(both.map(num).sort());
  });
});
