/** A file may hold the history of a training: it opens with its last network, and plays in mode Train. */
import type { Elsewhere } from "../app/elsewhere";
import { parseNetwork } from "../network/file";
import { isHistory } from "../network/ishistory";
import type { Network } from "../network/network";
import { loadParts } from "../ui/loaded";

const opened = new WeakSet<Network>();

/** Gives the network of a file. Rejects with an InputError. */
export const parsing =
  (elsewhere: Elsewhere | null) =>
  async (bytes: ArrayBuffer): Promise<Network> => {
    if (!isHistory(bytes)) return elsewhere ? elsewhere.thread.parse(bytes) : parseNetwork(bytes);
    const { openHistory } = await loadParts();
    const network = openHistory(bytes);
    opened.add(network);
    return network;
  };

/** Whether a network came with its history. */
export const hasHistory = (network: Network): boolean => opened.has(network);
