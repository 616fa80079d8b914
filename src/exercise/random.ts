/**
 * The mulberry32 generator: 32 bits of state, the same sequence for the same seed on every machine. Good enough to tell a story,
 * and never used for anything that must not be guessed.
 */
export type Random = { next(): number; whole(from: number, to: number): number; one<T>(all: readonly [T, ...T[]]): T };

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    one: (all) => all[Math.floor(next() * all.length)] ?? all[0],
  };
}
