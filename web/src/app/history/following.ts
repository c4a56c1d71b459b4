/**
 * Follows a training that goes on elsewhere on this machine: its curve event by event, and its network as
 * it is now, one at a time. Knows nothing of the DOM; the connection is the caller's.
 */
import { batch } from "@preact/signals";
import { type Curve, type History, parseHistory } from "../../network/history";
import type { Network } from "../../network/network";
import { state } from "../state";

/** "lost": no connection at the moment; "broken": the training ended with an error. */
export type Phase = "waiting" | "going" | "ended" | "broken" | "lost";

/** What the training's side tells, see show/live.py. */
export interface News {
  readonly state: "waiting" | "going" | "ended" | "broken";
  readonly note: string;
  readonly steps: number;
  readonly every: number;
  /** Where the points begin; those before stay. */
  readonly begin: number;
  readonly loss: readonly (number | null)[];
  readonly accuracy: readonly (number | null)[] | null;
  /** After how many steps the network is that can be fetched. */
  readonly network: number | null;
}

export interface Source {
  onmessage: ((event: { readonly data: string }) => void) | null;
  onerror: (() => void) | null;
  close(): void;
}

export interface FollowingSetting {
  readonly connect: () => Source;
  /** Bytes of what the training's side has by that name. */
  readonly fetch: (name: "network" | "history") => Promise<ArrayBuffer>;
  readonly parse: (bytes: ArrayBuffer) => Promise<Network>;
  /** Resolves once it is drawn. */
  readonly show: (next: Network) => Promise<void>;
  readonly fail: (error: unknown) => void;
  readonly ended: (history: History) => void;
}

export type Following = ReturnType<typeof createFollowing>;

const NOTHING: Curve = { steps: 0, every: 1, loss: new Float32Array(), accuracy: null };

export function createFollowing(setting: FollowingSetting) {
  const { connect, fetch, parse, show, fail, ended } = setting;
  const [phase, setPhase] = state<Phase>("waiting");
  const [note, setNote] = state("");
  const [curve, setCurve] = state<Curve>(NOTHING);
  /** Steps after which the network is that is on the stage; null: none of the training's yet. */
  const [shown, setShown] = state<number | null>(null);
  let newest: number | null = null;
  let busy = false;
  let done = false;
  const source = connect();
  source.onmessage = ({ data }) => hear(JSON.parse(data) as News);
  source.onerror = () => {
    if (!done) setPhase("lost"); // The browser tries again by itself.
  };

  function hear(news: News): void {
    batch(() => {
      if (news.note !== note.peek()) setShown(null);
      setNote(news.note);
      setPhase(news.state);
      setCurve(joined(curve.peek(), news));
    });
    newest = news.network;
    if (news.state === "ended" || news.state === "broken") void end();
    else void take();
  }
  async function take(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      while (!done && newest !== null && newest !== shown.peek()) {
        const step = newest;
        await show(await parse(await fetch("network")));
        setShown(step);
      }
    } catch (error) {
      fail(error);
    } finally {
      busy = false;
    }
  }
  /** The whole history, once: then nothing more comes. */
  async function end(): Promise<void> {
    if (done || note.peek() !== "") return; // Another training follows.
    done = true;
    source.close();
    try {
      ended(parseHistory(await fetch("history")));
    } catch {
      // The training's side is gone: what is on the stage stays, the curve with it.
    }
  }
  return {
    ...{ phase, note, curve, shown },
    stop(): void {
      done = true;
      source.close();
    },
  };
}

function joined(before: Curve, news: News): Curve {
  const begin = Math.min(news.begin, before.loss.length);
  return {
    steps: news.steps,
    every: news.every,
    loss: extended(before.loss, begin, news.loss),
    accuracy: news.accuracy ? extended(before.accuracy, begin, news.accuracy) : null,
  };
}

/** What was told later of points before stays a gap. */
function extended(
  before: Float32Array | null,
  begin: number,
  more: readonly (number | null)[],
): Float32Array {
  const all = new Float32Array(begin + more.length).fill(Number.NaN);
  if (before) all.set(before.subarray(0, begin));
  all.set(
    more.map((value) => value ?? Number.NaN),
    begin,
  );
  return all;
}
