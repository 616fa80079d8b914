import * as v from "valibot";
import { rowsOf } from "./published-table.ts";

/** The categories from narrow to broad of a source's own word. Throws RangeError for a word that the taxonomy does not know. */
export type Taxonomy = (source: string, word: string) => readonly string[];

const Rows = v.array(v.intersect([v.object({ "data.source": v.string(), "base.categories": v.string() }), v.record(v.string(), v.string())]));

export function readTaxonomy(file: string): Taxonomy {
  const levels = new Map(v.parse(Rows, rowsOf(file)).map(({ "data.source": source, "base.categories": word, ...categories }) => [`${source} ${word.trim()}`, Object.values(categories)]));
  return (source, word) => {
    const found = levels.get(`${source} ${word.trim()}`);
    if (found === undefined) throw new RangeError(`${file}: ${source} has no category ${word}`);
    return found;
  };
}
