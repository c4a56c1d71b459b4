/** Frames are asked for when there is something to paint, one at a time, and none after the end. */
import { describe, expect, it } from "vitest";
import { createLoop } from "../../src/app/loop";

/** A page that grants frames one by one, and what happened in them. */
function stage({ moving = (): boolean => false, advance = (_elapsed: number): void => {} } = {}) {
  const asked = new Map<number, (now: number) => void>();
  const happened: (number | "paint")[] = [];
  let ids = 0;
  const loop = createLoop(
    {
      advance: (elapsed) => {
        happened.push(elapsed);
        advance(elapsed);
      },
      paint: () => void happened.push("paint"),
      moving,
    },
    (callback) => {
      asked.set(++ids, callback);
      return ids;
    },
    (id) => void asked.delete(id),
  );
  /** The browser's next frame at `now`, in milliseconds. */
  const frame = (now: number): void => {
    const [next] = asked;
    if (!next) throw new Error("no frame was asked for");
    asked.delete(next[0]);
    next[1](now);
  };
  return { loop, asked, happened, frame };
}

describe("a loop", () => {
  it("asks for nothing by itself, and for one frame however often it is woken", () => {
    const { loop, asked } = stage();
    expect(asked.size).toBe(0);
    loop.wake();
    loop.wake();
    expect(asked.size).toBe(1);
  });

  it("advances, then paints, and stands still again", () => {
    const { loop, asked, happened, frame } = stage();
    loop.wake();
    frame(5000);
    expect(happened).toEqual([0, "paint"]);
    expect(asked.size).toBe(0);
    loop.wake();
    frame(9000); // the time that it stood still is no time of the story
    expect(happened).toEqual([0, "paint", 0, "paint"]);
  });

  it("goes on while time does, in seconds, and never by more than a quarter of one", () => {
    let moving = true;
    const { loop, asked, happened, frame } = stage({ moving: () => moving });
    loop.wake();
    frame(1000);
    frame(1016);
    frame(1266);
    moving = false;
    frame(60_000);
    expect(asked.size).toBe(0);
    expect(happened.filter((each) => each !== "paint")).toEqual([0, 0.016, 0.25, 0.25]);
  });

  it("shows what changed while it advanced in the same frame", () => {
    const page = stage({ advance: () => page.loop.wake() });
    page.loop.wake();
    page.frame(1000);
    expect(page.happened).toEqual([0, "paint"]);
    expect(page.asked.size).toBe(0);
  });

  it("is not deaf after an error", () => {
    let broken = true;
    const { loop, asked, happened, frame } = stage({
      advance: () => {
        if (broken) throw new Error("broken");
      },
    });
    loop.wake();
    expect(() => frame(1000)).toThrow("broken");
    broken = false;
    loop.wake();
    expect(asked.size).toBe(1);
    frame(1016);
    expect(happened).toEqual([0, 0, "paint"]);
  });

  it("cancels the frame that it waits for when it ends, and asks for none after", () => {
    const { loop, asked } = stage();
    loop.wake();
    loop.dispose();
    expect(asked.size).toBe(0);
    loop.wake();
    expect(asked.size).toBe(0);
  });

  it("cancels nothing when it waits for nothing", () => {
    const cancelled: unknown[] = [];
    const turn = { advance: () => {}, paint: () => {}, moving: () => false };
    const loop = createLoop(
      turn,
      () => 0,
      (id) => void cancelled.push(id),
    );
    loop.dispose();
    expect(cancelled).toEqual([]);
    const other = createLoop(
      turn,
      () => 0,
      (id) => void cancelled.push(id),
    );
    other.wake();
    other.dispose();
    other.dispose();
    expect(cancelled).toEqual([0]);
  });

  it("asks for no further frame when it ends in the middle of one", () => {
    const page = stage({ moving: () => true, advance: () => page.loop.dispose() });
    page.loop.wake();
    page.frame(1000);
    expect(page.asked.size).toBe(0);
  });
});
