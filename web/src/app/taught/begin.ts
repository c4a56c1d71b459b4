/** Which weights a file of Python can begin with that takes the same steps. */
import type { Network } from "../../network/network";
import type { Lesson } from "../../trace/lesson";
import type { Begin } from "../../words/teachingcode";
import type { App } from "../app";

const COMES_ALONG: Readonly<Record<string, Begin>> = { mnistnet: "dense", mnistconv: "conv" };

export interface Beginning {
  readonly begin: Begin;
  /** The file takes the same steps: nothing is switched off, and it can have the same weights. */
  readonly same: boolean;
}

const found = new WeakMap<Network, Beginning>();

/** Of the network before the first step. */
export function beginOf({ networks }: App, network: Network, { before }: Lesson): Beginning {
  let known = found.get(network);
  if (!known) {
    const shown = networks.shown.peek();
    const key = shown?.network === network ? shown.key : null;
    known = { begin: COMES_ALONG[key ?? ""] ?? "own", same: key !== null };
    found.set(network, known);
  }
  const { factors } = before.trace;
  return Object.keys(factors).length > 0 ? { ...known, same: false } : known;
}
