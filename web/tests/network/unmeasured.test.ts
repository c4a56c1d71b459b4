/**
 * What is left of a network's measurements when it is to learn anew.
 * @module-tag slow
 */
import { expect, test } from "vitest";
import { arrange } from "../../src/inside/arrange";
import { parseNetwork } from "../../src/network/file";
import { parametersOf, unmeasured } from "../../src/network/parameters";
import { readBytes } from "../helpers";

test("the scales that it is drawn on stay, and nothing that was measured of its weights", () => {
  const network = parseNetwork(readBytes("mnistnet.safetensors"));
  expect(arrange(network)).not.toBeNull();
  const bare = unmeasured(network);
  expect(arrange(bare)).toBeNull();
  expect([bare.lamp, bare.accuracy]).toEqual([undefined, []]);
  for (const { name } of network.planes) {
    expect(bare.measures(name)).toEqual({ scale: network.measures(name).scale });
  }
  expect(parametersOf(bare)).toEqual(parametersOf(network));
  expect([bare.source, bare.classNames]).toEqual([network.source, network.classNames]);
});
