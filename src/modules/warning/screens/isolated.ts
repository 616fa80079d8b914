/** A name inside a sentence of the other direction: the marks keep its words together, as `bdi` does where there are elements. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
