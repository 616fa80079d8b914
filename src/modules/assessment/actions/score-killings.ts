import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { labelRank } from "#platform/rules/label.ts";
import { systemContext } from "#platform/system.ts";
import { KillingRun } from "../model/killing/killing-run.ts";
import { addOutcomes, findTableReaching, listUnscoredKillings, type OpenKillings } from "../store/killing-rows.ts";

export type KillingRoom = { readonly database: Database; readonly killingRuns: RegisteredKind; readonly systemId: string };

/** Holds published chances against tables that were read since and reach further: first the one year, then both. With the second a run is scored. Gives how many runs gained an outcome. */
export async function scoreKillings(room: KillingRoom, now: Date): Promise<number> {
  let scored = 0;
  for (const run of await listUnscoredKillings(room.database.worker.db)) {
    for (const years of [1, 2] as const) if (run.scored < years && (await scoreWindow(room, run, years, now))) scored += years === 1 || run.scored === 1 ? 1 : 0;
  }
  return scored;
}

async function scoreWindow({ database, killingRuns, systemId }: KillingRoom, run: OpenKillings, years: 1 | 2, now: Date): Promise<boolean> {
  return database.worker.db.transaction().execute(async (db) => {
    const tableId = await findTableReaching(db, run, run.until + years);
    const record = tableId === undefined ? undefined : await findRecord(db, killingRuns.kind, run.id, true);
    if (tableId === undefined || record?.state !== "published") return false;
    const owner = { runId: run.id, compartmentId: run.compartmentId, labelRank: labelRank(v.parse(KillingRun, record.content).label) };
    await addOutcomes(db, owner, { tableId, until: run.until, years, scoredAt: now.toISOString() });
    if (years === 2) await stepInside(db, systemContext(database, systemId, run.compartmentId, ["system"], now), killingRuns, [], record, { step: "score", reason: "", input: {} });
    return true;
  });
}
