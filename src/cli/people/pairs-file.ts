import type { Decision } from "#numbers/matching/decisions.ts";
import type { Reason } from "#numbers/matching/weigh.ts";
import { openTable } from "#platform/files/open-table.ts";
import { csvLine } from "#platform/files/write-csv.ts";
import { refuse } from "#platform/refusal.ts";
import type { Listed } from "./read-list.ts";

/** Two people on lists who may be one, how probable that is, and what speaks for and against it. */
export type LikelyPair = { readonly one: Listed; readonly other: Listed; readonly probability: number; readonly reasons: readonly Reason[] };

const header = ["list_1", "row_1", "list_2", "row_2", "probability", "person_1", "person_2", "reasons_in_bits", "decision", "decided_by", "why"] as const;
const verdicts = ["same", "different", "cannot say"] as const;

/** Less than this moves nobody's judgement. */
const leastBits = 0.05;

/** The pairs as a sheet that a person goes through and fills in: `same`, `different` or `cannot say` in the column `decision`. */
export function pairsSheet(pairs: readonly LikelyPair[]): string {
  const lines = pairs.map(({ one, other, probability, reasons }) => csvLine([one.list, one.row, other.list, other.row, probability.toFixed(3), one.said, other.said, reasonsOf(reasons), "", "", ""]));
  return `\ufeff${csvLine(header)}${lines.join("")}`;
}

function reasonsOf(reasons: readonly Reason[]): string {
  return reasons.filter(({ bits }) => Math.abs(bits) >= leastBits).toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits)).map(({ field, bits }) => `${field} ${bits > 0 ? "+" : "−"}${Math.abs(bits).toFixed(1)}`).join("; ");
}

/** What people decided in such a sheet, and how many pairs as likely as not or more nobody has decided yet. Refused, with the row, where it is not a sheet of these lists as they are now, or a decision is none of the three. */
export async function readDecisions(path: string, listed: readonly Listed[]): Promise<{ readonly decisions: readonly Decision[]; readonly undecided: number }> {
  const people = new Map(listed.map((one) => [one.person.id, one]));
  const table = await openTable(path);
  try {
    const places = header.map((name) => table.header.indexOf(name));
    const missing = header.filter((_, place) => (places[place] ?? -1) < 0);
    if (missing.length > 0) return refuse("cli.people-no-sheet", { values: { columns: missing.join(", ") } });
    const decisions: Decision[] = [];
    let undecided = 0;
    for await (const { row, cells } of table.rows) {
      const [listOne = "", rowOne = "", listTwo = "", rowTwo = "", probability = "", saidOne = "", saidTwo = "", , decided = ""] = places.map((place) => cells[place]?.trim() ?? "");
      const [one, other] = [people.get(`${listOne} ${rowOne}`), people.get(`${listTwo} ${rowTwo}`)];
      // A spreadsheet puts an apostrophe before what looks like a formula; the words are the same.
      if (one === undefined || other === undefined || plain(one.said) !== plain(saidOne) || plain(other.said) !== plain(saidTwo)) return refuse("cli.people-row-changed", { values: { row } });
      const verdict = verdicts.find((known) => known === decided.toLowerCase());
      if (decided !== "" && verdict === undefined) return refuse("cli.people-decision-unreadable", { values: { row } });
      if (verdict === undefined) undecided += Number(probability) >= 0.5 ? 1 : 0;
      else decisions.push({ id: String(row).padStart(9, "0"), one: one.person.id, other: other.person.id, verdict });
    }
    return { decisions, undecided };
  } finally {
    table.close();
  }
}

function plain(said: string): string {
  return said.replaceAll(/[^\p{L}\p{N}]/gu, "");
}
