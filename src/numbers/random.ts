import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Numbers from 0 to below 1, as even as chance. */
export type Random = () => number;

/**
 * The same numbers for the same seed on every machine (xoroshiro128+, Blackman and Vigna), in steps of 2^-32. Whatever is drawn in `numbers` is drawn from here, so that a
 * result can be computed again to the bit. Never for anything that must not be guessed. `seed` is a whole number.
 */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 4_294_967_296;
}
