import * as v from "valibot";
import { refuse } from "#platform/refusal.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { labelRank } from "#platform/rules/label.ts";
import { countryTableKind } from "../model/country-table/country-table.ts";
import { KillingRun, leastOnsets } from "../model/killing/killing-run.ts";
import { findReading, listCountryYears } from "../store/country-years.ts";
import { addKillingBasis, relabelKillings } from "../store/killing-rows.ts";

/**
 * Freezing says from which table and until which year: rows that were read never change, so that nothing is copied. Refused where the year is not over or not in the table, and where too few mass killings are known to learn from.
 */
export const freezeKillings: NonNullable<RegisteredKind["afterStep"]> = async (db, ctx, record, step) => {
  if (step !== "freeze") return;
  const run = v.parse(KillingRun, record.content);
  const table = await findRecord(db, countryTableKind, run.tableId);
  const reading = await findReading(db, run.tableId);
  if (table?.state !== "read" || reading === undefined) return refuse("assessment.killing-table-not-read");
  // What one office made from the table of another would keep it open there after its owner closed it.
  if (table.compartmentId !== record.compartmentId) return refuse("assessment.killing-table-elsewhere");
  if (reading.onsets === null) return refuse("assessment.killing-table-without-onsets");
  if (run.until > reading.last || run.until < reading.first) return refuse("assessment.killing-year-not-in-table", { values: { first: reading.first, last: reading.last } });
  if (run.until >= ctx.now.getUTCFullYear()) return refuse("assessment.killing-year-not-over", { values: { year: run.until } });
  const rows = await listCountryYears(db, run.tableId, run.until);
  const onsets = rows.filter(({ onset }) => onset === true).length;
  if (onsets < leastOnsets) return refuse("assessment.killing-too-few-onsets", { values: { onsets, least: leastOnsets, year: run.until } });
  const units = rows.filter(({ year }) => year === run.until).length;
  await addKillingBasis(db, { runId: record.id, compartmentId: record.compartmentId, labelRank: labelRank(run.label) }, { tableId: run.tableId, until: run.until, units, onsets, sha256: reading.sha256, frozenAt: ctx.now.toISOString() });
};

/** Who sees a run sees its chances: no more people when it was raised, no fewer when it was lowered. */
export const relabelKillingRun: NonNullable<RegisteredKind["afterRelabel"]> = (db, _ctx, record) => relabelKillings(db, record.id, labelRank(v.parse(KillingRun, record.content).label));
