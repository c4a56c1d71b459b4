/**
 * Paints at most once per animation frame, and only when asked: a still page costs nothing.
 * Knows nothing of what is painted.
 */

export interface Loop {
  /** Paint in the next animation frame. */
  wake(): void;
  dispose(): void;
}

type Request = (callback: (now: number) => void) => number;

/** Longest time that one frame may stand for, so that a hidden tab does not skip the story. */
const LONGEST_FRAME = 0.25;

/** `paint` gets the seconds since the last frame (0 after standing still), says if it goes on. */
export function createLoop(
  paint: (elapsed: number) => boolean,
  request: Request = requestAnimationFrame,
  cancel: (id: number) => void = cancelAnimationFrame,
): Loop {
  let pending: number | null = null;
  let last: number | null = null;

  const frame = (now: number): void => {
    pending = null;
    const elapsed = last === null ? 0 : Math.min((now - last) / 1000, LONGEST_FRAME);
    const running = paint(elapsed);
    last = running ? now : null;
    if (running) wake();
  };
  const wake = (): void => {
    pending ??= request(frame);
  };
  return {
    wake,
    dispose() {
      if (pending !== null) cancel(pending);
      pending = null;
    },
  };
}
