/** Two records, by id, the alphabetically first one first, how much speaks for it that they are the same, in bits, and how probable it is. */
export type Link = { readonly one: string; readonly other: string; readonly bits: number; readonly probability: number };

/** Heaviest first; between equals the alphabet decides, so that no order of records does. */
export function bestFirst(a: Link, b: Link): number {
  return b.bits - a.bits || compareTexts(a.one, b.one) || compareTexts(a.other, b.other);
}

export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
