import { describe, expect, test, vi } from "vitest";
import { createFollowing, type News, type Source } from "../../src/app/history/following";
import { createPlayer } from "../../src/app/history/player";
import { InputError, said } from "../../src/base/errors";
import { parseHistory } from "../../src/network/history";
import type { Network } from "../../src/network/network";
import { randomNetwork, readBytes } from "../helpers";

const bytes = readBytes("history.safetensors");

function playing() {
  const history = parseHistory(bytes);
  const other = randomNetwork([8, 3, 2]);
  let now: Network = other;
  const shown: Network[] = [];
  const faults: unknown[] = [];
  const player = createPlayer({
    network: () => now,
    show: async (next) => {
      if (faults.length > 0 && faults[0] === "refuse") throw said("It cannot be shown.");
      now = next;
      shown.push(next);
    },
    fail: (error) => faults.push(error),
    wait: async () => {},
  });
  player.open(history);
  return { history, other, player, shown, faults, now: () => now };
}

describe("a history that is played", () => {
  test("shows every checkpoint, from the first to the last", async () => {
    const { player, shown, history } = playing();
    await player.play();
    expect(shown.map(({ operations }) => operations[0].tensors.weight.values)).toEqual(
      history.steps.map((_, k) => history.at(k).operations[0].tensors.weight.values),
    );
    expect([player.playing.value, player.steps.value]).toEqual([false, 4]);
  });

  test("goes to a step, and back to what was there before", async () => {
    const { player, other, now } = playing();
    await player.seekStep(3);
    expect([player.place.value, player.steps.value]).toEqual([1, 1]);
    expect(player.isOurs(now())).toBe(true);
    expect(player.before.value).toBe(other);
    await player.leave();
    expect(now()).toBe(other);
    expect(player.isOurs(other)).toBe(false);
  });

  test("of many places that are asked for at once shows the last", async () => {
    const { player, shown } = playing();
    await Promise.all([player.seek(0), player.seek(1), player.seek(2), player.seek(0)]);
    expect(player.place.value).toBe(0);
    expect(shown.length).toBeLessThan(4);
  });

  test("stops where a network cannot be shown, and says why", async () => {
    const { player, faults } = playing();
    faults.push("refuse");
    await player.play();
    expect(faults.at(-1)).toBeInstanceOf(InputError);
    expect(player.playing.value).toBe(false);
  });
});

const news = (more: Partial<News>): News => ({
  ...{ state: "going", note: "", steps: 0, every: 1, begin: 0, loss: [], accuracy: null },
  ...{ network: null, ...more },
});

function followed(fetched: Record<string, ArrayBuffer>) {
  const source: Source & { closed: boolean } = {
    onmessage: null,
    onerror: null,
    closed: false,
    close() {
      this.closed = true;
    },
  };
  const shown: Network[] = [];
  const ended = vi.fn();
  const following = createFollowing({
    connect: () => source,
    fetch: async (name) => {
      if (!fetched[name]) throw said("404");
      return fetched[name];
    },
    parse: async () => randomNetwork([4, 3, 2]),
    show: async (next) => void shown.push(next),
    fail: () => {},
    ended,
  });
  const tell = (more: Partial<News>) => source.onmessage?.({ data: JSON.stringify(news(more)) });
  return { source, following, shown, ended, tell };
}

describe("a training that is followed", () => {
  test("its curve grows from where it was", () => {
    const { following, tell } = followed({});
    tell({ steps: 3, loss: [3, null, 1] });
    tell({ steps: 4, begin: 2, loss: [1.5, 0.5], accuracy: [null, 1] });
    const { loss, accuracy, steps } = following.curve.value;
    expect(loss).toEqual(Float32Array.of(3, Number.NaN, 1.5, 0.5));
    expect(accuracy).toEqual(Float32Array.of(Number.NaN, Number.NaN, Number.NaN, 1));
    expect([steps, following.phase.value]).toEqual([4, "going"]);
  });

  test("shows each network once, and says of which step it is", async () => {
    const { following, shown, tell } = followed({ network: bytes });
    tell({ network: 7 });
    tell({ network: 7, steps: 8 });
    await vi.waitFor(() => expect(following.shown.value).toBe(7));
    tell({ network: 9 });
    await vi.waitFor(() => expect(following.shown.value).toBe(9));
    expect(shown.length).toBe(2);
  });

  test("takes the whole history home when it has ended", async () => {
    const { source, ended, following, tell } = followed({ history: bytes });
    tell({ state: "ended", steps: 5 });
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(source.closed).toBe(true);
    source.onerror?.();
    expect(following.phase.value).toBe("ended");
  });

  test("goes on after a stage of several, and says when nobody is there", () => {
    const { source, following, tell } = followed({});
    tell({ state: "ended", note: "teacher-1", steps: 5 });
    expect(source.closed).toBe(false);
    source.onerror?.();
    expect(following.phase.value).toBe("lost");
    tell({ state: "waiting", note: "" });
    expect([following.phase.value, following.note.value]).toEqual(["waiting", ""]);
  });
});
