import { clustersOf } from "#numbers/matching/clusters.ts";
import type { Contradiction } from "#numbers/matching/decisions.ts";
import { overlapOf } from "#numbers/undercount/overlap.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import type { Listed } from "./listed.ts";
import { verdictWords, type PairDecided } from "./pairs-sheet.ts";

/** How many people there are once those that people decided to be the same are one, on which lists, and which decisions cannot all be right. */
export type Overlapping = { readonly people: number; readonly onSeveral: number; readonly contradictions: readonly Contradiction[]; readonly sheet: string };

type Decided = { readonly one: Listed; readonly other: Listed; readonly decided: Pick<PairDecided, "verdict"> };

/** The table of overlaps of several lists as an estimate of the unrecorded takes it: counts alone, no names. Only what a person decided joins two rows. */
export function overlapSheet(listed: readonly Listed[], decided: readonly Decided[]): Overlapping {
  const listOf = new Map(listed.map(({ person, list }) => [person.id, list]));
  const decisions = decided.map((one, index) => ({ id: String(index).padStart(9, "0"), one: one.one.person.id, other: one.other.person.id, verdict: verdictWords[one.decided.verdict] }));
  const { clusters, contradictions } = clustersOf(listed.map(({ person }) => person.id), [], { least: Infinity, weakest: -Infinity, decisions });
  const patterns = clusters.map(({ ids }) => ({ lists: [...new Set(ids.flatMap((id) => listOf.get(id) ?? []))], count: 1 }));
  const { lists, counts, recorded } = overlapOf(patterns);
  const rows = counts.flatMap((count, place) => (place === 0 ? [] : [csvLine([...lists.map((_, list) => (place >> list) & 1), count])]));
  return { people: recorded, onSeveral: patterns.filter((pattern) => pattern.lists.length > 1).length, contradictions, sheet: csvLine([...lists, "people"]) + rows.join("") };
}
