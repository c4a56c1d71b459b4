/**
 * Readings of heavy networks, made in the second thread. The picture's numbers come first; then, while
 * nobody asks for another picture, its lines come bundle by bundle. The newest picture that is waited
 * for takes the place of older ones. Knows nothing of scenes or of what is drawn.
 */
import { sameNumbers } from "../base/arrays";
import { errorOf, type Refusal } from "../base/errors";
import { bundlesOf } from "../inside/bundle";
import type { Connections } from "../inside/connections";
import type { Network } from "../network/network";
import type { FlowGroup } from "../scene/scene";
import type { Args, Read, Request } from "./answers";
import { isSame as isSamePart } from "./missing";
import { state } from "./state";
import type { Outcome, Thread } from "./thread";

/** Readings that are kept: undoing and clearing bring them back at once. */
const KEPT = 3;
/** ms between two pictures with more lines. */
const APART = 700;

/** One reading, with what is known of its lines by now; or why there is none. */
export interface Entry {
  readonly network: Network;
  readonly request: Request;
  readonly read: Read | null;
  readonly refused: Refusal | null;
  /** By bundle, and by flow group once `groups` says which there are. */
  readonly connections: (Connections | null)[];
  readonly bands: (Connections | null)[];
  readonly flows: (Connections | null)[];
  groups: readonly FlowGroup[];
  /** Goes up with every change that is told. */
  version: number;
}

export type Elsewhere = ReturnType<typeof createElsewhere>;

/**
 * Readings are made in `thread`; all else, which may take many seconds, is found out `aside`, so that a
 * new picture waits for none of it.
 */
export function createElsewhere(
  thread: Thread,
  aside: Thread,
  now: () => number = () => performance.now(),
) {
  const [news, tell] = state(0);
  let entries: Entry[] = [];
  const places = { read: {}, lines: {} };

  function add(network: Network, request: Request, outcome: Outcome<Read>): Entry {
    const entry: Entry = {
      ...{ network, request, connections: [], bands: [], flows: [], groups: [], version: 0 },
      read: "value" in outcome ? outcome.value : null,
      refused: "value" in outcome ? null : outcome.refused,
    };
    entries = [...entries, entry].slice(-KEPT);
    tell(news.peek() + 1);
    return entry;
  }
  /** The next lines that are not known, the last planes' first; then what flows. */
  function seek(entry: Entry, told: number): void {
    const { network, read, request } = entry;
    if (!read) return;
    const { trace, evidence } = read;
    const ask = { place: places.lines, rank: 2, network };
    const took = (done: boolean): void => {
      if (entry !== entries.at(-1)) return;
      const shown = done || now() - told > APART;
      if (shown) {
        entry.version += 1;
        tell(news.peek() + 1);
      }
      seek(entry, shown ? now() : told);
    };
    const count = bundlesOf(network).length;
    const k = lastWithout(entry.connections, count);
    if (k >= 0) {
      const done = (outcome: Outcome<{ lines: Connections; bands: Connections | null }>): void => {
        if (!("value" in outcome)) return;
        entry.connections[k] = outcome.value.lines;
        entry.bands[k] = outcome.value.bands;
        took(k === 0);
      };
      aside.want({
        ...ask,
        name: "lines",
        args: [trace, evidence.target, request.coverage, k],
        done,
      });
      return;
    }
    const g = entry.groups.findIndex((_, each) => !entry.flows[each]);
    if (g < 0) return;
    const { bundle, into } = entry.groups[g];
    const done = (outcome: Outcome<Connections>): void => {
      if (!("value" in outcome)) return;
      entry.flows[g] = outcome.value;
      took(g === entry.groups.length - 1);
    };
    aside.want({ ...ask, name: "flow", args: [trace, bundle, into], done });
  }
  const find = (network: Network, request: Request): Entry | null =>
    entries.find((each) => each.network === network && isSame(each.request, request)) ?? null;
  let asked: { readonly network: Network; readonly request: Request } | null = null;

  /** Asks for a reading, in the place of one that still waits. */
  function want(network: Network, request: Request): void {
    if (asked?.network === network && isSame(asked.request, request)) return;
    asked = { network, request };
    const done = (outcome: Outcome<Read>): void => {
      if (asked?.request === request) asked = null;
      add(network, request, outcome);
    };
    thread.want({ place: places.read, rank: 0, network, name: "read", args: [request], done });
  }
  const takes = (network: Network): boolean => thread.takes(network) && aside.takes(network);
  return {
    ...{ thread, aside, news },
    /** Whether a network is asked there, and not here: it is heavy, and both threads work. */
    takes,
    /** A reading that is known; whoever asks in a computed is told when there are more. */
    find(network: Network, request: Request): Entry | null {
      void news.value;
      return find(network, request);
    },
    /** The one that came last. */
    newest: (): Entry | null => entries.at(-1) ?? null,
    want,
    /** An entry is shown, with these products in its story: the rest of its lines is found. */
    shows(entry: Entry, groups: readonly FlowGroup[]): void {
      const isNew = entry.groups.length === 0 || entry !== entries.at(-1);
      if (!isNew) return;
      entry.groups = groups;
      entries = [...entries.filter((each) => each !== entry), entry];
      seek(entry, now());
    },
    /** Resolves once a reading is known. Rejects with an InputError where there can be none. */
    ready(network: Network, request: Request): Promise<void> {
      return new Promise((resolve, reject) => {
        if (!takes(network) || find(network, request)) return resolve();
        const done = (outcome: Outcome<Read>): void => {
          const { refused } = add(network, request, outcome);
          if (refused === null) resolve();
          else reject(errorOf(refused));
        };
        const args: Args<"read"> = [request];
        thread.want({ place: {}, rank: 0, network, name: "read", args, done }, resolve);
      });
    },
  };
}

/** The last place of `count` in which there is nothing, or -1. */
function lastWithout(list: readonly unknown[], count: number): number {
  for (let k = count - 1; k >= 0; k--) if (!list[k]) return k;
  return -1;
}

function isSame(one: Request, other: Request): boolean {
  return (
    one.digit === other.digit &&
    one.coverage === other.coverage &&
    one.masks === other.masks &&
    one.off.length === other.off.length &&
    one.off.every((part, k) => isSamePart(part, other.off[k])) &&
    sameNumbers(one.image, other.image) &&
    (one.pixels === other.pixels ||
      (one.pixels !== null && other.pixels !== null && sameNumbers(one.pixels, other.pixels)))
  );
}
