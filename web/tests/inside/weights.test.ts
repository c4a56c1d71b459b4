/** What leads into a unit of any plane, with the weights of this pass, is what the unit adds up. */
import { expect, test } from "vitest";
import { dot } from "../../src/base/arrays";
import { bundlesOfPlane, paddingInto, sourceValues, weightsInto } from "../../src/inside/bundle";
import { KINDS, kindOf } from "../../src/operations/table";
import { record } from "../../src/trace/trace";
import { farthest, readJson } from "../helpers";
import { around, type Case } from "../operations/around";

const { cases } = readJson<{ cases: readonly Case[] }>("operations.json");
const BEGIN = ["affine", "pool", "join"];
const begun = cases.filter(({ op }) => BEGIN.includes(KINDS[op.kind].role));

test.each(begun.map((each): [string, Case] => [each.name, each]))("%s", (_, each) => {
  const network = around(each);
  const trace = record(network, Float32Array.of(-1, 0.5, 0.25, 1, -0.3));
  const layer = network.planes.findIndex(({ name }) => name === "op");
  const op = network.operation("op");
  const reads = op.reads.map((name) => trace.values[name]);
  const line = kindOf(op).straight(op, reads, trace.values.op, network.shapesRead(op));
  const bundles = bundlesOfPlane(network, layer);
  const sums = Float32Array.from(trace.values.op, (_, unit) =>
    bundles.reduce(
      (sum, bundle) =>
        sum +
        dot(weightsInto(bundle, unit, trace.values), sourceValues(network, trace, bundle)) +
        paddingInto(bundle, unit, trace.values),
      line.constant?.[unit] ?? 0,
    ),
  );
  expect(farthest(sums, trace.values.op)).toBeLessThan(1e-5);
});
