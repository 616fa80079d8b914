import { estimateUndercount, type Spread } from "#numbers/undercount/spread.ts";
import { readOverlapTable } from "./overlap-table.ts";

/** Drawn with this seed, so that the same table gives the same numbers to the bit. */
export const undercountSeed = 1;

/** Changes whenever the same table would give other numbers. */
export const undercountVersion = "1";

/** All that has to be shown together, or the reason why no model can say anything. */
export type Computed = Spread | { readonly reason: string };

/** Throws RangeError for a table that cannot be read: it was checked when it was saved. */
export function computeUndercount(table: string): Computed {
  const read = readOverlapTable(table);
  if ("fault" in read) throw new RangeError(`${read.fault} in row ${read.row}`);
  return estimateUndercount(read.overlap, { seed: undercountSeed });
}
