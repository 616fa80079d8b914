/** One text for two ids, the same in whatever order they come. */
export function pairKey(one: string, other: string): string {
  return one < other ? JSON.stringify([one, other]) : JSON.stringify([other, one]);
}
