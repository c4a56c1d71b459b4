/**
 * From one look to the next: another view and another order are reached smoothly, on the wall
 * clock. A function of the looks that were asked for and of time; knows nothing of what draws them.
 */
import type { Arrangement } from "../scene/layout";
import { flatnessOf, type Look } from "../scene/look";

/** The look at this moment (ms) on the way to the given one, which is given back at rest. */
export type Gliding = (look: Look, now: number) => Look;

const GLIDE_MS = 500;

/** Reduced motion is `calm`: everything jumps. */
export function createGliding(calm: boolean): Gliding {
  let before: Look | null = null;
  let turned = { from: 0, since: Number.NEGATIVE_INFINITY };
  let walked = { from: null as Arrangement | null, since: Number.NEGATIVE_INFINITY };

  const flatnessAt = (look: Look, now: number): number =>
    turned.from + (flatnessOf(look) - turned.from) * eased(now - turned.since);

  return (look, now) => {
    if (before && !calm) {
      if (before.view !== look.view) turned = { from: flatnessAt(before, now), since: now };
      if (before.order !== look.order) walked = { from: before.order, since: now };
    }
    before = look;
    if (now - Math.max(turned.since, walked.since) >= GLIDE_MS) return look;
    return {
      ...look,
      glide: {
        flatness: flatnessAt(look, now),
        from: walked.from,
        walked: eased(now - walked.since),
      },
    };
  };
}

function eased(elapsed: number): number {
  const t = Math.min(elapsed / GLIDE_MS, 1);
  return t * t * (3 - 2 * t);
}
