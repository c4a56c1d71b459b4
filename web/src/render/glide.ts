/** A number that moves smoothly to where it is sent, on the wall clock; jumps when told to be calm. */

export interface Glide {
  /** Where it is now, 0..1 between its ends eased; asks for another frame while it moves. */
  value(): number;
  to(target: number): void;
}

const GLIDE_MS = 500;

export function createGlide(initial: number, calm: boolean, onDirty: () => void): Glide {
  let from = initial;
  let target = initial;
  let since = Number.NEGATIVE_INFINITY;
  const value = (): number => {
    const t = Math.min((performance.now() - since) / GLIDE_MS, 1);
    if (t < 1) requestAnimationFrame(onDirty);
    return from + (target - from) * t * t * (3 - 2 * t);
  };
  return {
    value,
    to(next) {
      from = value();
      target = next;
      since = calm ? Number.NEGATIVE_INFINITY : performance.now();
      onDirty();
    },
  };
}
