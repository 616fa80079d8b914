import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { inThread } from "#platform/jobs/in-thread.ts";
import { Cancelled, type Task } from "#platform/jobs/job.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { systemContext } from "#platform/system.ts";
import { CountryTable, countryTableKind } from "../model/country-table/country-table.ts";
import { killingsMadeBy, type Killings } from "../model/killing/compute.ts";
import { KillingRun } from "../model/killing/killing-run.ts";
import { listCountryYears } from "../store/country-years.ts";
import { addKillings, findKillingBasis } from "../store/killing-rows.ts";
import { codeDigest } from "./code-digest.ts";

const Input = v.strictObject({ recordId: v.string() });

export type KillingEstimateRoom = { readonly database: Database; readonly killingRuns: RegisteredKind; readonly systemId: string; readonly clock: () => Date };

/** Foretells a frozen run. Everything is written at its end, in one transaction with the step: what was cancelled or cut off leaves nothing behind. */
export function estimateKillingsTask(room: KillingEstimateRoom): Task {
  return async ({ input, progress }) => estimateKillings(room, v.parse(Input, input).recordId, async (share) => progress(Math.round(share * 100), 100));
}

export async function estimateKillings({ database, killingRuns, systemId, clock }: KillingEstimateRoom, recordId: string, progress: (share: number) => Promise<void>): Promise<{ units: number; seconds: number }> {
  const { db: worker } = database.worker;
  const basis = (await findKillingBasis(worker, recordId)) ?? refuse("assessment.forecast-not-frozen");
  const table = (await findRecord(worker, countryTableKind, basis.tableId)) ?? refuse("assessment.country-table-not-found");
  const { columns } = v.parse(CountryTable, table.content);
  const rows = await listCountryYears(worker, basis.tableId, basis.until);
  const began = performance.now();
  const killings = await inThread<Killings>(new URL("./killing-worker.ts", import.meta.url), { columns, rows, until: basis.until }, progress);
  const seconds = (performance.now() - began) / 1_000;
  const codeSha256 = await codeDigest(["mass-killing", "forest"]);
  await worker.transaction().execute(async (db) => {
    const record = (await findRecord(db, killingRuns.kind, recordId, true)) ?? refuse("assessment.killing-run-not-found");
    if (record.state !== "data-frozen") throw new Cancelled();
    const now = clock();
    const owner = { runId: record.id, compartmentId: record.compartmentId, labelRank: labelRank(v.parse(KillingRun, record.content).label) };
    await addKillings(db, owner, { ...killingsMadeBy, codeSha256, seconds, estimatedAt: now.toISOString() }, killings);
    await stepInside(db, systemContext(database, systemId, record.compartmentId, ["system"], now), killingRuns, [], record, { step: "estimate", reason: "", input: {} });
  });
  return { units: killings.chances.length, seconds: Math.round(seconds) };
}
