import { clustersOf } from "#numbers/matching/clusters.ts";
import type { Decision } from "#numbers/matching/decisions.ts";
import { overlapOf } from "#numbers/undercount/overlap.ts";
import { csvLine } from "#platform/files/write-csv.ts";
import type { Listed } from "./read-list.ts";

/** How many people there are once those that people decided to be the same are one, on which lists, and which decisions cannot all be right. */
export type Overlapping = { readonly people: number; readonly onSeveral: number; readonly contradictions: number; readonly sheet: string };

/** The table of overlaps of several lists as an estimate of the unrecorded takes it: counts alone, no names. Only what a person decided joins two rows. */
export function overlapSheet(listed: readonly Listed[], decisions: readonly Decision[]): Overlapping {
  const listOf = new Map(listed.map(({ person, list }) => [person.id, list]));
  const { clusters, contradictions } = clustersOf(listed.map(({ person }) => person.id), [], { least: Infinity, weakest: -Infinity, decisions });
  const patterns = clusters.map(({ ids }) => ({ lists: [...new Set(ids.flatMap((id) => listOf.get(id) ?? []))], count: 1 }));
  const { lists, counts, recorded } = overlapOf(patterns);
  const rows = counts.flatMap((count, place) => (place === 0 ? [] : [csvLine([...lists.map((_, list) => (place >> list) & 1), count])]));
  return { people: recorded, onSeveral: patterns.filter((pattern) => pattern.lists.length > 1).length, contradictions: contradictions.length, sheet: csvLine([...lists, "people"]) + rows.join("") };
}
