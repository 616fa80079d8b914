import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { prepared } from "#platform/database/prepared.ts";
import { within } from "#platform/database/reach.ts";
import { labelOf } from "#platform/records/stored.ts";
import type { LinkedRecord } from "#platform/rules/kind.ts";
import type { eventStates } from "../model/event.ts";

type Row = { id: string; label: number; dataset: string; edtf: string; countryName: string | null; sideA: string | null; sideB: string | null; deathsBest: number | null; sourceOffice: string | null; candidate: boolean; importedAt: string };

/** Imported events as targets of links: an incident can join them, and the chain can be walked to them. */
export async function eventTargets(db: Db, ids: readonly string[]): Promise<LinkedRecord[]> {
  const { rows } = await sql<Row>`${prepared}
    select id, label, dataset, edtf, country_name as "countryName", side_a as "sideA", side_b as "sideB", deaths_best as "deathsBest", source_office as "sourceOffice", candidate, imported_at as "importedAt"
      from information.event where id = any (${ids}::uuid[]) and ${within(db, "event")}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: "information.event",
    state: (row.candidate ? "candidate" : "published") satisfies (typeof eventStates)[number],
    label: labelOf(row.label),
    title: titleOf(row),
    content: { dataset: row.dataset, when: row.edtf, countryName: row.countryName, sideA: row.sideA, sideB: row.sideB, deathsBest: row.deathsBest, sourceOffice: row.sourceOffice },
    changedAt: row.importedAt,
    stateSince: row.importedAt,
  }));
}

/** A date and names only, so that it reads the same in every language. */
function titleOf({ edtf, countryName, sideA, sideB }: Row): string {
  const sides = [sideA, sideB].filter((side) => side !== null).join(" – ");
  return [edtf, countryName, sides].filter((part) => part !== null && part !== "").join(" · ").slice(0, 500);
}
