/** Numbers in 0..1 from a seed, the same everywhere (mulberry32 by T. Ettinger, public domain). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The numbers below `count` in an order by chance (Fisher and Yates), drawn from the last on. */
export function shuffled(count: number, chance: () => number): Int32Array {
  const order = new Int32Array(count).map((_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(chance() * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

/** Numbers around 0 with standard deviation 1 (Box and Muller 1958). */
export const normal = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
