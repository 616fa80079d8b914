import { readCatalogueFiles } from "../web/read-catalogues.ts";

const keys = new Set(readCatalogueFiles().flatMap(({ entries }) => Object.keys(entries)));
const looksLikeOne = /\b(?:web|ui|platform|partners|geography|information|assessment|warning|response|exercise)\.[a-z][\w-]*\.[\w.-]+/;

/** Keys of sentences that stand on a page as they are: those of the catalogues, and whatever is written like one and is in none. */
export function shownKeys(text: string): string[] {
  return [...new Set(text.match(/\b[a-z]+(?:\.[a-z][\w-]*)+/g) ?? [])].filter((word) => keys.has(word) || looksLikeOne.test(word));
}
