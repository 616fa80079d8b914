/** Words that carry nothing by themselves are short in the languages that have them; in Chinese two letters are a word. */
const shortest = 4;
const most = 8;

/**
 * The search for reports that may tell the same: any of the title's longer words, longest first, because names and places are
 * longer than what stands between them. Undefined when the title has no such word.
 */
export function duplicateWords(title: string): string | undefined {
  const words = title.match(/\p{Script=Han}{2,}|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => [...word].length >= shortest || /\p{Script=Han}{2}/u.test(word));
  const chosen = telling.toSorted((a, b) => b.length - a.length).slice(0, most);
  return chosen.length === 0 ? undefined : chosen.join(" or ");
}
