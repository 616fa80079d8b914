/** Words that may run the other way than the sentence they are put into; the marks keep both in order and are never seen. */
export function isolate(words: string): string {
  return `\u2068${words}\u2069`;
}
