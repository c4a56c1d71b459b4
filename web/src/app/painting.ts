/**
 * When the page is painted: whenever something that a picture depends on has changed, once per
 * animation frame, and never after its end. Knows nothing of who paints.
 */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { createFrame, frameAt } from "../scene/frame";
import type { Frame, Scene } from "../scene/scene";
import type { Clock } from "./clock";
import { type Cancel, createLoop, type Request } from "./loop";
import type { Reading } from "./reading";

export type Painter = (scene: Scene, frame: Frame) => void;

export interface PaintingOptions {
  readonly reading: ReadonlySignal<Reading>;
  readonly clock: ReadonlySignal<Clock>;
  /** All else that shows in a picture, or is about to. */
  readonly watched: readonly ReadonlySignal<unknown>[];
  readonly advance: (elapsed: number) => void;
  readonly moving: () => boolean;
  readonly request?: Request | undefined;
  readonly cancel?: Cancel | undefined;
}

export function createPainting({ reading, clock, watched, ...time }: PaintingOptions) {
  const painters = new Set<Painter>();
  const asked = signal(0);
  let stop: (() => void) | null = null;
  let out: { readonly scene: Scene; readonly frame: Frame } | null = null;

  function paint(): void {
    stop ??= follow();
    const { scene } = reading.value;
    // One frame is filled again and again, until another network needs one of another size.
    const fits =
      out?.scene.layout === scene.layout && out.frame.flows.length === scene.flowGroups.length;
    const frame = out && fits ? out.frame : createFrame(scene);
    out = { scene, frame };
    frameAt(scene, clock.value.seconds, frame);
    for (const painter of painters) painter(scene, frame);
  }

  const loop = createLoop({ ...time, paint }, time.request, time.cancel);
  // From the first frame on, which is coming anyway: until then nobody needs a reading of what is about to change.
  const follow = (): (() => void) => {
    let first = true;
    return effect(() => {
      for (const each of [reading, clock, asked, ...watched]) each.value;
      if (!first) loop.wake();
      first = false;
    });
  };
  loop.wake();
  /** What paints shows something new by itself: it was resized or turned, or it glides. */
  const repaint = (): void => {
    asked.value = asked.peek() + 1; // Whoever says so must not wait for it as well.
  };

  return {
    /** For whoever cannot wait for the next frame, such as a printer. */
    paintNow: paint,
    repaint,
    onPaint: (painter: Painter): (() => void) => {
      painters.add(painter);
      repaint();
      return () => painters.delete(painter);
    },
    dispose(): void {
      stop?.();
      loop.dispose();
      painters.clear();
    },
  };
}
