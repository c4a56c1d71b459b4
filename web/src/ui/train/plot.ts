/** Numbers for curves: how many points, how high, where it is written. */

/** A step, and a value after it. */
export type At = readonly [step: number, value: number];

/** Points that a curve of this width can show. */
const MOST = 150;

/** So many means in the place of many points: single steps jump about. */
export function bucketed(points: readonly At[], most = MOST): At[] {
  if (points.length <= most) return [...points];
  const size = points.length / most;
  return Array.from({ length: most }, (_, k) => {
    const some = points.slice(Math.floor(k * size), Math.floor((k + 1) * size));
    const mean = (of: 0 | 1): number => some.reduce((sum, each) => sum + each[of], 0) / some.length;
    return [mean(0), mean(1)];
  });
}

/** 1, 2 or 5 times a power of ten, not below. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= value * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Where steps are written: the beginning, the middle and the end, as round as they can be. */
export function ticksOf(steps: number): number[] {
  const apart = roundUp(steps / 3);
  const ticks = [0];
  for (let tick = apart; tick <= steps * 0.95; tick += apart) ticks.push(Math.round(tick));
  return [...new Set(ticks)];
}
