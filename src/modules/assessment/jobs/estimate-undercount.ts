import { createHash } from "node:crypto";
import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { Cancelled, type Task } from "#platform/jobs/job.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { systemContext } from "#platform/system.ts";
import { undercountSeed, undercountVersion, type Computed } from "../model/undercount/compute.ts";
import { Undercount } from "../model/undercount/undercount.ts";
import { addUndercountEstimate } from "../store/undercount-rows.ts";
import { inThread } from "#platform/jobs/in-thread.ts";

const Input = v.strictObject({ recordId: v.string() });

export type UndercountRoom = { readonly database: Database; readonly undercounts: RegisteredKind; readonly systemId: string; readonly clock: () => Date };

/** Estimates from the table of a draft. A table that was changed meanwhile is not the one that was computed: then nothing is written. */
export function estimateUndercountTask(room: UndercountRoom): Task {
  return async ({ input, progress }) => estimateUndercountOf(room, v.parse(Input, input).recordId, async (share) => progress(Math.round(share * 100), 100));
}

export async function estimateUndercountOf({ database, undercounts, systemId, clock }: UndercountRoom, recordId: string, progress: (share: number) => Promise<void>): Promise<{ models: number }> {
  const before = (await findRecord(database.worker.db, undercounts.kind, recordId)) ?? refuse("assessment.undercount-not-found");
  const { table } = v.parse(Undercount, before.content);
  await progress(0.05);
  const began = performance.now();
  const computed = await inThread<Computed>(new URL("./undercount-worker.ts", import.meta.url), table, progress);
  const seconds = (performance.now() - began) / 1_000;
  await database.worker.db.transaction().execute(async (db) => {
    const record = await findRecord(db, undercounts.kind, recordId, true);
    if (record?.state !== "draft" || record.version !== before.version) throw new Cancelled();
    const now = clock();
    const owner = { recordId, compartmentId: record.compartmentId, labelRank: labelRank(v.parse(Undercount, record.content).label) };
    await addUndercountEstimate(db, owner, { tableSha256: createHash("sha256").update(table).digest(), modelVersion: undercountVersion, seed: undercountSeed, computed, seconds, estimatedAt: now.toISOString() });
    await stepInside(db, systemContext(database, systemId, record.compartmentId, ["system"], now), undercounts, [], record, { step: "estimate", reason: "", input: {} });
  });
  await progress(1);
  return { models: "reason" in computed ? 0 : computed.models.length };
}
