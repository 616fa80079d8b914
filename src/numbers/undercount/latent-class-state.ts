/** Chances stay this far from 0 and 1, so that their logarithms are finite. */
export const edge = 1e-12;

/** The people on exactly the lists that are `on`. The first cell is that of no list, whose count is not known and stands as 0. */
export type Cell = { readonly count: number; readonly on: readonly boolean[] };

/** The share of each class, the chance that somebody of a class is on each list, and the concentration of the classes. Changed in place. */
export type State = { readonly share: number[]; readonly reach: (readonly number[])[]; concentration: number };

/** The chance that anybody is of a class of this share, whose people the lists reach so, and on exactly the lists that are `on`. */
export function chanceIn(share: number, reach: readonly number[], on: readonly boolean[]): number {
  let chance = share;
  for (let list = 0; list < on.length; list += 1) chance *= on[list] ? reach[list] ?? 0 : 1 - (reach[list] ?? 0);
  return chance;
}
