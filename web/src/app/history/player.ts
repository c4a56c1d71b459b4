/**
 * Plays the history of a training: puts the network of one checkpoint after the other in the place of the
 * one that is shown. Knows nothing of the DOM, nor where a history comes from.
 */
import { batch, computed } from "@preact/signals";
import { type History, nearest } from "../../network/history";
import type { Network } from "../../network/network";
import { state } from "../state";

const EACH = 700; // ms that a checkpoint is seen for
const HELD = 16e6; // numbers of networks that are kept to be shown again

export interface PlayerSetting {
  readonly network: () => Network;
  /** Shows a network; resolves once it is drawn. Throws or rejects with an InputError. */
  readonly show: (next: Network) => Promise<void>;
  readonly fail: (error: unknown) => void;
  /** Milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export type Player = ReturnType<typeof createPlayer>;

export function createPlayer({ network, show, fail, wait }: PlayerSetting) {
  const [history, setHistory] = state<History | null>(null);
  const [place, setPlace] = state(0);
  const [playing, setPlaying] = state(false);
  /** Shown before the history was, to go back to. */
  const [before, setBefore] = state<Network | null>(null);
  /** Of this history's networks the one that was shown last. */
  const [ours, setOurs] = state<Network | null>(null);
  let made = new Map<number, Network>();
  /** The place that is wanted, while another one is being shown. */
  let wanted: number | null = null;
  let busy: Promise<void> | null = null;
  const last = computed(() => (history.value?.steps.length ?? 1) - 1);

  function networkAt(from: History, k: number): Network {
    const known = made.get(k);
    if (known) return known;
    const next = from.at(k);
    if ((made.size + 1) * numbersOf(next) > HELD) made = new Map();
    made.set(k, next);
    return next;
  }
  /** Shows what is wanted, until nothing else is. */
  async function follow(): Promise<void> {
    while (wanted !== null) {
      const k = wanted;
      wanted = null;
      const from = history.peek();
      if (!from) return;
      try {
        const next = networkAt(from, k);
        if (ours.peek() !== network()) setBefore(network());
        batch(() => {
          setOurs(next);
          setPlace(k);
        });
        await show(next);
      } catch (error) {
        setPlaying(false);
        fail(error);
      }
    }
  }
  function seek(k: number): Promise<void> {
    wanted = Math.min(Math.max(k, 0), last.peek());
    busy ??= follow().finally(() => {
      busy = null;
    });
    return busy;
  }
  async function play(): Promise<void> {
    if (playing.peek() || !history.peek()) return;
    setPlaying(true);
    if (place.peek() === last.peek()) await seek(0);
    while (playing.peek() && place.peek() < last.peek()) {
      await wait(EACH);
      if (playing.peek()) await seek(place.peek() + 1);
    }
    setPlaying(false);
  }
  return {
    ...{ history, place, playing, before, last },
    /** How many steps had been made at the checkpoint that is shown. */
    steps: computed(() => history.value?.steps[place.value] ?? 0),
    /** Takes up a history; `shown` is its last network, where that is on the stage already. */
    open(next: History, shown: Network | null = null): void {
      batch(() => {
        setPlaying(false);
        setHistory(next);
        setPlace(next.steps.length - 1);
        setBefore(null);
        setOurs(shown);
      });
      made = new Map();
      if (shown) made.set(next.steps.length - 1, shown);
    },
    isOurs: (shown: Network): boolean => shown === ours.value,
    seek,
    /** To the last checkpoint that had been made by a step. */
    seekStep: (step: number): Promise<void> => {
      const from = history.peek();
      return from ? seek(nearest(from, step)) : Promise.resolve();
    },
    play,
    pause: (): void => setPlaying(false),
    /** The network that was there before. */
    async leave(): Promise<void> {
      setPlaying(false);
      const back = before.peek();
      if (!back) return;
      setBefore(null);
      setOurs(null);
      try {
        await show(back);
      } catch (error) {
        fail(error);
      }
    },
  };
}

const numbersOf = ({ operations }: Network): number =>
  operations.reduce(
    (sum, { tensors }) =>
      sum + Object.values(tensors).reduce((own, { values }) => own + values.length, 0),
    0,
  );
