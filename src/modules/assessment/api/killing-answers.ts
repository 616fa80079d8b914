import * as v from "valibot";
import { listReportedMonths, type Within } from "#information/store/event-datasets.ts";
import type { Db } from "#platform/database/pools.ts";
import { refuse } from "#platform/refusal.ts";
import { findRecord } from "#platform/records/stored.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import type { KillingChances, KillingCountryAnswer } from "../contract.ts";
import { CountryTable, countryTableKind } from "../model/country-table/country-table.ts";
import { findChanceReason, findEarlierKillings, findKillingBasis, findKillingEstimate, findPastOfUnit, listChances, type KillingBasis, type KillingEstimate } from "../store/killing-rows.ts";

export async function killingChances(db: Db, runId: string): Promise<KillingChances> {
  const [basis, estimate, items] = [await findKillingBasis(db, runId), await findKillingEstimate(db, runId), await listChances(db, runId)];
  const earlier = basis && (await findEarlierKillings(db, basis.until));
  const said = new Map((earlier ? await listChances(db, earlier.id) : []).map(({ unit, withinTwo, rank }) => [unit, { withinTwo, rank }]));
  return {
    basis: basis ? await toldBasis(db, basis) : null, estimate: estimate ? toldEstimate(estimate) : null, earlier: earlier ?? null,
    items: items.map((one) => ({ ...one, earlier: said.get(one.unit) ?? null })),
  };
}

/** One country of a run; a country of which no chance was told is not there. `only` is what the run itself may rest on. */
export async function killingCountry(db: Db, runId: string, unit: string, only: Within): Promise<KillingCountryAnswer> {
  const [basis, estimate, reason] = [await findKillingBasis(db, runId), await findKillingEstimate(db, runId), await findChanceReason(db, runId, unit)];
  const own = (await listChances(db, runId)).find((one) => one.unit === unit);
  if (!basis || !estimate || !reason || !own) return refuse("assessment.forecast-not-found");
  const earlier = await findEarlierKillings(db, basis.until);
  const said = earlier && (await listChances(db, earlier.id)).find((one) => one.unit === unit);
  return {
    ...own, ...(await findPastOfUnit(db, basis, unit)), basis: await toldBasis(db, basis), estimate: toldEstimate(estimate), reported: await reportedUntil(db, unit, basis.until, only),
    reason: { base: reason.base, families: [...reason.families], alike: [...reason.alike] },
    earlier: earlier && said ? { ...earlier, withinTwo: said.withinTwo, rank: said.rank } : null,
  };
}

/**
 * How much was reported before the chances were told, by every data set that knows. They are made from a table of years, which does not say so. A month is reported when any of them
 * counts deaths in it. Without events above the label of the run, or of another office: its readers all read the same.
 */
async function reportedUntil(db: Db, unit: string, until: number, only: Within): Promise<KillingCountryAnswer["reported"]> {
  const last = `${until}-12`;
  const monthsBack = (months: number) => monthOf(monthNumber(last) - months + 1);
  const told = await listReportedMonths(db, unit, { first: monthsBack(60), last }, only);
  const months = [...new Set(told.flatMap((one) => one.months))];
  return told.length === 0 ? null : { of12: months.filter((month) => month >= monthsBack(12)).length, of60: months.length, datasets: told.map(({ dataset }) => dataset) };
}

async function toldBasis(db: Db, { sha256, ...basis }: KillingBasis) {
  const table = await findRecord(db, countryTableKind, basis.tableId);
  return { ...basis, sha256: sha256.toString("hex"), tableTitle: table ? v.parse(CountryTable, table.content).title : null };
}

function toldEstimate({ codeSha256, record, ...estimate }: KillingEstimate) {
  return { ...estimate, codeSha256: codeSha256.toString("hex"), record: record === null ? null : { ...record, groups: [...record.groups] } };
}
