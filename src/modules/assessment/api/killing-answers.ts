import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { refuse } from "#platform/refusal.ts";
import { findRecord } from "#platform/records/stored.ts";
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

/** One country of a run; a country of which no chance was told is not there. */
export async function killingCountry(db: Db, runId: string, unit: string): Promise<KillingCountryAnswer> {
  const [basis, estimate, reason] = [await findKillingBasis(db, runId), await findKillingEstimate(db, runId), await findChanceReason(db, runId, unit)];
  const own = (await listChances(db, runId)).find((one) => one.unit === unit);
  if (!basis || !estimate || !reason || !own) return refuse("assessment.forecast-not-found");
  const earlier = await findEarlierKillings(db, basis.until);
  const said = earlier && (await listChances(db, earlier.id)).find((one) => one.unit === unit);
  return {
    ...own, ...(await findPastOfUnit(db, basis, unit)), basis: await toldBasis(db, basis), estimate: toldEstimate(estimate),
    reason: { base: reason.base, families: [...reason.families], alike: [...reason.alike] },
    earlier: earlier && said ? { ...earlier, withinTwo: said.withinTwo, rank: said.rank } : null,
  };
}

async function toldBasis(db: Db, { sha256, ...basis }: KillingBasis) {
  const table = await findRecord(db, countryTableKind, basis.tableId);
  return { ...basis, sha256: sha256.toString("hex"), tableTitle: table ? v.parse(CountryTable, table.content).title : null };
}

function toldEstimate({ codeSha256, record, ...estimate }: KillingEstimate) {
  return { ...estimate, codeSha256: codeSha256.toString("hex"), record: record === null ? null : { ...record, groups: [...record.groups] } };
}
