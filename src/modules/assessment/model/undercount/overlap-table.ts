import type { FieldFault } from "#platform/rules/kind.ts";
import { mostLists, overlapOf, type Overlap, type Pattern } from "#numbers/undercount/overlap.ts";

export { mostLists } from "#numbers/undercount/overlap.ts";

/** What a table of overlaps says, or what is wrong with it and in which row, as the code of a sentence. */
export type ReadOverlap = { readonly overlap: Overlap } | { readonly fault: string; readonly row: number };

/**
 * Reads a table as people paste it: a row of headings, one column for each list with 1 where the people of a row stand on it and 0 where not, and a last column with how many they are. Parted by commas, semicolons or tabs. Nothing but
 * counts is in it: who stands on which list stays where the lists are.
 */
export function readOverlapTable(table: string): ReadOverlap {
  const [headings, ...rows] = table.trim().split(/\r?\n/).map((line) => line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")));
  const lists = headings?.slice(0, -1) ?? [];
  if (lists.length < 2 || lists.some((list) => list === "" || /^\d+$/.test(list)) || new Set(lists).size < lists.length) return { fault: "assessment.overlap-headings-unreadable", row: 1 };
  if (lists.length > mostLists) return { fault: "assessment.overlap-too-many-lists", row: 1 };
  const patterns: Pattern[] = [];
  for (const [index, cells] of rows.entries()) {
    const marks = cells.slice(0, -1);
    const count = Number(cells.at(-1));
    if (cells.length !== lists.length + 1 || marks.some((mark) => mark !== "0" && mark !== "1")) return { fault: "assessment.overlap-row-unreadable", row: index + 2 };
    if (cells.at(-1) === "" || !Number.isSafeInteger(count) || count < 0 || count > 100_000_000) return { fault: "assessment.overlap-count-unreadable", row: index + 2 };
    if (count > 0 && !marks.includes("1")) return { fault: "assessment.overlap-row-on-no-list", row: index + 2 };
    patterns.push({ lists: lists.filter((_, list) => marks[list] === "1"), count });
  }
  return patterns.some(({ count }) => count > 0) ? { overlap: overlapOf(patterns) } : { fault: "assessment.overlap-empty", row: 1 };
}

export function faultsOfTable(table: string): FieldFault[] {
  const read = readOverlapTable(table);
  return "fault" in read ? [{ path: "table", code: read.fault }] : [];
}
