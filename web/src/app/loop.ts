/**
 * Paints at most once per animation frame, and only when asked: a still page costs nothing.
 * Knows nothing of what is painted.
 */

export interface Loop {
  /** Paint in the next animation frame. */
  wake(): void;
  /** No frame comes after this one. */
  dispose(): void;
}

/** What happens in one animation frame. */
export interface Turn {
  /** Time goes on by this many seconds; 0 after standing still. */
  readonly advance: (elapsed: number) => void;
  readonly paint: () => void;
  /** Whether time goes on after this frame as well. */
  readonly moving: () => boolean;
}

export type Request = (callback: (now: number) => void) => number;
export type Cancel = (id: number) => void;

/** Longest time that one frame may stand for, so that a hidden tab does not skip the story. */
const LONGEST_FRAME = 0.25;

export function createLoop(
  { advance, paint, moving }: Turn,
  request: Request = requestAnimationFrame,
  cancel: Cancel = cancelAnimationFrame,
): Loop {
  let pending: number | null = null;
  let last: number | null = null;
  let ended = false;

  const frame = (now: number): void => {
    const elapsed = last === null ? 0 : Math.min((now - last) / 1000, LONGEST_FRAME);
    try {
      // What changes here is in this frame's picture: it asks for no further one.
      advance(elapsed);
    } finally {
      pending = null;
    }
    paint();
    last = moving() ? now : null;
    if (last !== null) wake();
  };
  const wake = (): void => {
    if (!ended) pending ??= request(frame);
  };
  return {
    wake,
    dispose() {
      ended = true;
      if (pending !== null) cancel(pending);
      pending = null;
    },
  };
}
