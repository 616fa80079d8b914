import { isFault, type PeopleFault } from "./fault.ts";
import { findPairs, keyOfPair, type LikelyPair } from "./likely-pairs.ts";
import { onAllLists, readList, type Listed, type PeopleTable } from "./listed.ts";
import { readSheet, type PairDecided } from "./pairs-sheet.ts";

/** Everybody on the lists, who of them may be one, and what was decided about that before, by the key of the pair. */
export type PairsOnLists = { readonly listed: readonly Listed[]; readonly pairs: readonly LikelyPair[]; readonly decided: ReadonlyMap<string, PairDecided> };

/**
 * From files to pairs. A sheet that was filled in before goes on: what was decided in it stands, and its pairs stay also where they would no longer be found. `told` hears the share
 * that is done.
 */
export function pairsOnLists(tables: readonly PeopleTable[], sheet: PeopleTable | undefined, told?: (share: number) => void): PairsOnLists | PeopleFault {
  const lists: { file: string; listed: readonly Listed[] }[] = [];
  for (const table of tables) {
    const listed = readList(table);
    if (isFault(listed)) return listed;
    lists.push({ file: table.file, listed });
  }
  const listed = onAllLists(lists);
  if (isFault(listed)) return listed;
  const rows = sheet === undefined ? [] : readSheet(sheet, listed);
  if (isFault(rows)) return rows;
  const { pairs, pairOf } = findPairs(listed, told);
  const all = new Map(pairs.map((pair) => [keyOfPair(pair), pair]));
  for (const row of rows) if (!all.has(keyOfPair(row))) all.set(keyOfPair(row), pairOf(row.one, row.other));
  return { listed, pairs: [...all.values()], decided: new Map(rows.flatMap((row) => (row.decided === undefined ? [] : [[keyOfPair(row), row.decided] as const]))) };
}
