import { csvLine } from "#platform/rules/csv-line.ts";
import { safeCell } from "#platform/rules/safe-cell.ts";
import type { Reason } from "#numbers/matching/weigh.ts";
import type { PeopleFault } from "./fault.ts";
import type { LikelyPair } from "./likely-pairs.ts";
import type { Listed, PeopleTable } from "./listed.ts";

/** What a person said of a pair, who it was, and why. */
export type PairDecided = { readonly verdict: keyof typeof verdictWords; readonly by: string; readonly why: string };

/** A row of a sheet: two people on the lists, and what was decided about them. */
export type SheetRow = { readonly row: number; readonly one: Listed; readonly other: Listed; readonly probability: number; readonly decided: PairDecided | undefined };

const header = ["list_1", "row_1", "list_2", "row_2", "probability", "person_1", "person_2", "reasons_in_bits", "decision", "decided_by", "why"] as const;

/** As they are written in a sheet, whatever the language of whoever fills it in. */
export const verdictWords = { same: "same", different: "different", "cannot-say": "cannot say" } as const;
const verdicts = ["same", "different", "cannot-say"] as const satisfies readonly PairDecided["verdict"][];

/** Less than this moves nobody's judgement. */
const leastBits = 0.05;

/** The pairs as a sheet that a person goes through and fills in: `same`, `different` or `cannot say` in the column `decision`. */
export function pairsSheet<Pair extends LikelyPair>(pairs: readonly Pair[], decidedOn: (pair: Pair) => PairDecided | undefined = () => undefined): string {
  const lines = pairs.map((pair) => {
    const { one, other, probability, reasons } = pair;
    const decided = decidedOn(pair);
    return csvLine([one.list, one.row, other.list, other.row, probability.toFixed(3), one.said, other.said, reasonsOf(reasons), ...(decided === undefined ? ["", "", ""] : [verdictWords[decided.verdict], decided.by, decided.why])]);
  });
  return `\ufeff${csvLine(header)}${lines.join("")}`;
}

function reasonsOf(reasons: readonly Reason[]): string {
  return reasons.filter(({ bits }) => Math.abs(bits) >= leastBits).toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits)).map(({ field, bits }) => `${field} ${bits > 0 ? "+" : "−"}${Math.abs(bits).toFixed(1)}`).join("; ");
}

/** What people wrote into such a sheet. Refused, with the row, where it is not a sheet of these lists as they are now, or a decision is none of the three. */
export function readSheet(table: PeopleTable, listed: readonly Listed[]): readonly SheetRow[] | PeopleFault {
  const people = new Map(listed.map((one) => [`${safeCell(one.list)} ${one.row}`, one]));
  const places = header.map((name) => table.header.indexOf(name));
  const missing = header.filter((_, place) => (places[place] ?? -1) < 0);
  if (missing.length > 0) return { fault: "no-sheet", values: { columns: missing.join(", ") } };
  const rows: SheetRow[] = [];
  for (const { row, cells } of table.rows) {
    const [listOne = "", rowOne = "", listTwo = "", rowTwo = "", probability = "", saidOne = "", saidTwo = "", , word = "", by = "", why = ""] = places.map((place) => cells[place]?.trim() ?? "");
    const [one, other] = [people.get(`${listOne} ${rowOne}`), people.get(`${listTwo} ${rowTwo}`)];
    // A spreadsheet puts an apostrophe before what looks like a formula; the words are the same.
    if (one === undefined || other === undefined || one === other || plain(one.said) !== plain(saidOne) || plain(other.said) !== plain(saidTwo)) return { fault: "row-changed", values: { row } };
    const verdict = verdicts.find((known) => verdictWords[known] === word.toLowerCase());
    if (word !== "" && verdict === undefined) return { fault: "decision-unreadable", values: { row } };
    rows.push({ row, one, other, probability: Number(probability), decided: verdict === undefined ? undefined : { verdict, by, why } });
  }
  return rows;
}

function plain(said: string): string {
  return said.replaceAll(/[^\p{L}\p{N}]/gu, "");
}
