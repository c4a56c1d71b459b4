/** The history of a page: the one that it was opened with, one that is followed, or MNISTNet's own. */

import address from "@assets/mnistnet.history.safetensors?url";
import { effect, untracked } from "@preact/signals";
import type { App } from "../../app/app";
import { createFollowing, type Source } from "../../app/history/following";
import { createPlayer } from "../../app/history/player";
import { isAlike } from "../../app/replacing";
import { state } from "../../app/state";
import { InputError, said } from "../../base/errors";
import { parseNetwork } from "../../network/file";
import { type History, parseHistory } from "../../network/history";
import type { Network } from "../../network/network";
import { told } from "../../words/told";
import { drawn } from "./drawn";

/** MB of the history that comes along, told before it is fetched. */
export const MEGABYTES = 3.8;
const APART = 100; // ms between two networks on the stage

export type Held = ReturnType<typeof make>;

export interface Part {
  readonly app: App;
  readonly held: Held;
}

const made = new WeakMap<App, Held>();
/** By their last network, which is the one that a file with a history opens with. */
const opened = new WeakMap<Network, History>();

/** The last network of a history's file; the history is found by it. Throws InputError. */
export function openHistory(bytes: ArrayBuffer): Network {
  const history = parseHistory(bytes);
  opened.set(history.network, history);
  return history.network;
}

/** Made when it is first asked for. */
export function historyOf(app: App): Held {
  const held = made.get(app) ?? make(app);
  made.set(app, held);
  return held;
}

function make(app: App) {
  const fail = (error: unknown): void => {
    if (!(error instanceof InputError)) throw error;
    app.notify(told(app.words, error));
  };
  const player = createPlayer({
    network: () => app.network,
    show: (next) => shown(app, next),
    fail,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const [fetching, setFetching] = state<{ readonly share: number | null } | null>(null);
  const [leads, setLeads] = state(app.follows);
  const following = app.follows
    ? createFollowing({
        connect: () => new EventSource("./live/events") as unknown as Source,
        fetch: fetchLive,
        parse: async (bytes) => parseNetwork(bytes),
        show: (next) => shown(app, next),
        fail,
        ended: (history) => player.open(history, app.network),
      })
    : null;
  const stops = [
    // A file that was opened, now or later.
    effect(() => {
      const history = opened.get(app.network);
      if (!history || untracked(() => player.history.value) === history) return;
      setLeads(true);
      untracked(() => player.open(history, history.network));
    }),
    effect(() => {
      const live = player.playing.value || following?.phase.value === "going";
      untracked(() => app.setLive(player, live));
    }),
  ];
  app.atEnd(() => {
    for (const stop of stops) stop();
    player.pause();
    following?.stop();
  });
  return {
    ...player,
    ...{ fetching, following },
    /** Whether it is what the page was opened for. */
    leads,
    /** Whether MNISTNet's own training can be shown: the page has it, and reads what it reads. */
    offers: (): boolean => app.networks.available && app.network.name === "MNISTNet",
    /** Fetches it, and shows its last network. */
    async fetchOwn(): Promise<void> {
      if (fetching.peek()) return;
      setFetching({ share: null });
      try {
        const history = parseHistory(await fetchBeside(app));
        if (!isAlike(app.network, history.network)) throw said(app.words.networks.otherInput);
        player.open(history);
      } catch (error) {
        fail(error);
      } finally {
        setFetching(null);
      }
    },
  };
}

async function fetchBeside(app: App): Promise<ArrayBuffer> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw said(app.words.history.notLoaded);
  return response.arrayBuffer();
}

async function fetchLive(name: "network" | "history"): Promise<ArrayBuffer> {
  const response = await fetch(`./live/${name}`);
  if (!response.ok) throw said(`${response.status}`);
  return response.arrayBuffer();
}

/** The finished picture, in which everything that learns is to be seen. */
async function shown(app: App, next: Network): Promise<void> {
  if (app.readsElsewhere(next)) await app.prepare(next);
  app.replaceNetwork(next);
  app.pause();
  if (!app.reading.peek().blank) app.seek(app.duration.peek());
  await drawn(app, APART);
}
