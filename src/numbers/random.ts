/** Numbers from 0 to below 1, as even as chance. */
export type Random = () => number;

/** Sixty-four bits in two halves: arithmetic with longer whole numbers would be ten times slower. */
type Word = readonly [high: number, low: number];
const xor = ([a, b]: Word, [c, d]: Word): Word => [a ^ c, b ^ d];
/** By fewer than 32 places to the left. */
const shifted = ([high, low]: Word, by: number): Word => [(high << by) | (low >>> (32 - by)), low << by];
const rotated = ([high, low]: Word, by: number): Word => (by < 32 ? [(high << by) | (low >>> (32 - by)), (low << by) | (high >>> (32 - by))] : rotated([low, high], by - 32));

/**
 * The same numbers for the same seed on every machine (xoroshiro128+, Blackman and Vigna 2018, rotations 24, 16, 37), in steps of 2^-32. Whatever is drawn in `numbers` is
 * drawn from here, so that a result can be computed again to the bit. Never for anything that must not be guessed. `seed` is a whole number.
 */
export function seededRandom(seed: number): Random {
  let first: Word = [-1, ~seed];
  let second: Word = [seed | 0, 0];
  return () => {
    const drawn = (first[1] + second[1]) >>> 0;
    const mixed = xor(first, second);
    first = xor(xor(rotated(first, 24), mixed), shifted(mixed, 16));
    second = rotated(mixed, 37);
    return drawn / 4_294_967_296;
  };
}
