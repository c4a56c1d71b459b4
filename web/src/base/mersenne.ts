/**
 * PyTorch's numbers in 0..1 after `torch.manual_seed(seed)`: 24 bits of MT19937's each (Matsumoto
 * and Nishimura 1998, "Mersenne twister", seeded by their `init_genrand`).
 */
const SIZE = 624;
const FAR = 397;

/** The next number, 0 up to but not including 1, at each call. `seed` is a whole number below 2^32. */
export function mersenne(seed: number): () => number {
  const state = seeded(seed);
  let at = SIZE;
  return () => {
    if (at === SIZE) {
      twist(state);
      at = 0;
    }
    let y = state[at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return (y & 0xffffff) / 2 ** 24;
  };
}

function seeded(seed: number): Uint32Array {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let k = 1; k < SIZE; k++) {
    const before = state[k - 1] ^ (state[k - 1] >>> 30);
    state[k] = Math.imul(1812433253, before) + k;
  }
  return state;
}

function twist(state: Uint32Array): void {
  for (let k = 0; k < SIZE; k++) {
    const y = (state[k] & 0x80000000) | (state[(k + 1) % SIZE] & 0x7fffffff);
    state[k] = state[(k + FAR) % SIZE] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
