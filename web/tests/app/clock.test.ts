/** The story's clock and the painting loop, without a browser. */
import { describe, expect, it } from "vitest";
import * as player from "../../src/app/clock";
import { createLoop } from "../../src/app/loop";
import { stepAt } from "../../src/scene/frame";
import type { Step } from "../../src/scene/scene";

const step = (start: number, motion: number, end: number): Step => ({
  kind: "sum",
  layer: 0,
  through: 0,
  op: "fc1",
  line: null,
  lines: [],
  shape: "",
  start,
  lead: 0,
  motion,
  end,
});
const STEPS = [step(0, 0.5, 1), step(1, 0.5, 2), step(2, 1, 3)];
const PACE = { duration: 3, speed: 1, loop: false };

describe("the clock", () => {
  it("runs at the chosen speed and stops at the end", () => {
    const running = player.advance(player.play(player.stillAt(0), 3), 0.5, { ...PACE, speed: 2 });
    expect(running.seconds).toBe(1);
    expect(player.advance(running, 5, PACE)).toEqual(player.stillAt(3));
  });

  it("starts again at the end when it loops", () => {
    const late = { ...player.stillAt(2.9), playing: true };
    const again = player.advance(late, 0.5, { ...PACE, loop: true });
    expect(again).toMatchObject({ seconds: 0, playing: true });
  });

  it("plays from the start when the story is over, else from here", () => {
    expect(player.play(player.stillAt(3), 3).seconds).toBe(0);
    expect(player.play(player.stillAt(1.5), 3).seconds).toBe(1.5);
  });

  it("does not move while it stands", () => {
    const still = player.stillAt(1);
    expect(player.advance(still, 10, PACE)).toBe(still);
    expect(player.moving(still)).toBe(false);
  });
});

describe("steps", () => {
  it("plays the motion of the next step and stands there", () => {
    const gliding = player.nextStep(STEPS, player.stillAt(0), false);
    expect(gliding).toMatchObject({ seconds: 1, until: 1.5, playing: false });
    expect(player.advance(gliding, 0.2, PACE).seconds).toBeCloseTo(1.2);
    expect(player.advance(gliding, 0.6, PACE)).toEqual(player.stillAt(1.5));
  });

  it("counts on from the step it is gliding to", () => {
    const first = player.nextStep(STEPS, player.stillAt(0), false);
    const second = player.nextStep(STEPS, first, false);
    expect(player.currentStep(STEPS, second)).toBe(2);
  });

  it("jumps when motion is to be reduced", () => {
    expect(player.nextStep(STEPS, player.stillAt(0), true)).toEqual(player.stillAt(1.5));
  });

  it("ends at the end and goes back to the beginning", () => {
    expect(player.nextStep(STEPS, player.stillAt(2.5), false)).toEqual(player.stillAt(3));
    expect(player.previousStep(STEPS, player.stillAt(1.7))).toEqual(player.stillAt(0.5));
    expect(player.previousStep(STEPS, player.stillAt(0.5))).toEqual(player.stillAt(0));
  });

  it("comes to a step shortly before its motion: whoever asked for it reads as long as it takes", () => {
    const slow = { ...step(2, 1, 9), lead: 4 };
    const gliding = player.nextStep([step(0, 1, 2), slow], player.stillAt(0), false);
    expect(gliding).toMatchObject({ seconds: 5.5, until: 7 });
    expect(player.restOf(slow)).toBe(7);
    expect(player.nextStep([step(0, 1, 2), slow], player.stillAt(0), true).seconds).toBe(7);
  });

  it("rests inside the step, even when its motion fills it", () => {
    const rest = player.restOf(STEPS[2]);
    expect(stepAt(STEPS, rest)).toBe(2);
    expect(rest).toBeLessThan(3);
  });

  it("hurries through many steps", () => {
    const { rate, until } = player.showSteps([step(0, 1, 10), step(10, 1, 20)], 0, 1, false);
    expect((until ?? 0) / rate).toBeLessThan(3);
  });
});

describe("the painting loop", () => {
  function loopWith(paint: (elapsed: number) => boolean) {
    const asked: ((now: number) => void)[] = [];
    let running = false;
    const loop = createLoop(
      {
        advance: (elapsed) => {
          running = paint(elapsed);
          loop.wake(); // what changes while time goes on is in the picture of the same frame
        },
        paint: () => {},
        moving: () => running,
      },
      (callback) => asked.push(callback),
      () => {},
    );
    return { loop, asked, frame: (now: number) => asked.shift()?.(now) };
  }

  it("paints once a frame however often it is asked, and not at all when still", () => {
    let painted = 0;
    const { loop, asked, frame } = loopWith(() => {
      painted++;
      return false;
    });
    loop.wake();
    loop.wake();
    expect(asked).toHaveLength(1);
    frame(0);
    expect(painted).toBe(1);
    expect(asked).toHaveLength(0);
  });

  it("measures time only while it runs, and no frame stands for long", () => {
    const times: number[] = [];
    const { loop, frame } = loopWith((elapsed) => {
      times.push(elapsed);
      return times.length < 3;
    });
    loop.wake();
    frame(1000);
    frame(1016);
    frame(9000);
    expect(times).toEqual([0, 0.016, 0.25]);
    loop.wake();
    frame(20000);
    expect(times[3]).toBe(0);
  });

  it("has no frame after its end", () => {
    const { loop, asked } = loopWith(() => true);
    loop.dispose();
    loop.wake();
    expect(asked).toHaveLength(0);
  });
});
