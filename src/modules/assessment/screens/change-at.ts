/** The same list with one item changed, or left out. */
export function changeAt<Item>(items: readonly Item[], index: number, item: Item | undefined): Item[] {
  return items.flatMap((old, at) => (at !== index ? [old] : item === undefined ? [] : [item]));
}
