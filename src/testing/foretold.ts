import { drawsOf } from "#numbers/forecast/draws.ts";
import { addBasis, addForecasts, type Owner } from "#assessment/store/forecast-rows.ts";
import { addCountryYears } from "#assessment/store/country-years.ts";
import { addKillingBasis, addKillings } from "#assessment/store/killing-rows.ts";
import { addForeign, addForeignOutcomes } from "#assessment/store/foreign-rows.ts";
import { surgeVersion } from "#assessment/model/surges/current-signals.ts";
import { addSurges, listSurges } from "#assessment/store/surge-signals.ts";
import { addVerdict } from "#warning/store/verdict-rows.ts";
import type { Db } from "#platform/database/pools.ts";

/** What a machine foretold of one unit, beside a run that is there: a data set of this name, a death a month, and every month ahead. */
export async function giveForecasts(db: Db, owner: Owner, unit: string, dataset: string): Promise<void> {
  const [first, last] = [24_300, 24_305];
  const at = "2031-01-01T00:00:00Z";
  await addBasis(db, owner, { target: "all", dataset, level: "country", table: null, areas: null, releases: ["1"], first, last, series: [{ kind: "one-sided", unit, counts: [1, 1, 1, 1, 1, 1] }], events: 6, uncounted: 0, sha256: Buffer.alloc(32), frozenAt: at });
  const estimate = { modelVersion: "1", codeSha256: Buffer.alloc(32), seed: 1, seconds: 1, estimatedAt: at };
  const reason = { base: 0, families: [{ family: "world" as const, part: 0 }], alike: [] };
  await addForecasts(db, owner, last, estimate, [{ unit, months: [drawsOf([0, 1, 2])], year: drawsOf([10, 12]), reason }]);
}

/** Chances that a machine told of one unit, beside a run and its table that are there. */
export async function giveKillings(db: Db, owner: Owner, tableId: string, unit: string): Promise<void> {
  const [at, sha256] = ["2031-01-01T00:00:00Z", Buffer.alloc(32)];
  await addCountryYears(db, { tableId, ...owner }, { rows: 2, first: 2023, last: 2024, units: 1, onsets: 1, sha256, readAt: at }, [{ unit, year: 2023, onset: true, region: "", values: [1] }, { unit, year: 2024, onset: false, region: "", values: [null] }]);
  await addKillingBasis(db, owner, { tableId, until: 2024, units: 1, onsets: 1, sha256, frozenAt: at });
  const estimate = { modelVersion: "1", codeSha256: sha256, seed: 1, seconds: 1, estimatedAt: at };
  await addKillings(db, owner, estimate, { chances: [{ country: unit, withinOne: 0.1, withinTwo: 0.2, reason: { base: -4, families: [{ family: "violence", part: 1 }], alike: [] } }], record: null });
}

/** One forecast from elsewhere, beside a record of an archive that is there. */
export async function giveForeign(db: Db, owner: Owner, unit: string): Promise<void> {
  const month = "2030-01";
  const reading = { rows: 1, units: 1, firstIssued: month, lastIssued: month, firstTarget: month, lastTarget: month, sha256: Buffer.alloc(32), readAt: "2031-01-01T00:00:00Z" };
  await addForeign(db, { ...owner, recordId: owner.runId }, reading, [{ row: 2, set: unit, unit, issued: 24_360, target: 24_360, mean: 3, low: null, high: null }]);
  await addForeignOutcomes(db, { ...owner, recordId: owner.runId }, { from: month, to: month }, [], "2031-01-01T00:00:00Z");
}

/** A verdict on the claim of an alert in these words, as its office would have given it. */
export async function giveVerdict(db: Db, of: { readonly alertId: string; readonly compartmentId: string; readonly judgedBy: string }, words: string): Promise<void> {
  await addVerdict(db, { ...of, label: 1, number: 1, outcome: "did-not", happenedOn: null, measuresTaken: true, basis: words, correction: "", judgedAt: "2031-01-01T00:00:00Z" });
}

/** An unusual week in a data set of this name. */
export async function giveSurge(db: Db, compartmentId: string, dataset: string): Promise<string> {
  const events = { observed: 14, expected: 4, low: 1, high: 9 };
  await addSurges(db, { compartmentId, dataset }, [{ place: { countryIso3: "XKS", countryName: "Kasuria", violence: null, actor: null, area: dataset }, kind: "surge", week: "2026-11-02", reason: { found: "in-one-week", events, recent: [4, 14] } }], { modelVersion: surgeVersion, foundAt: "2026-11-20T09:00:00Z" });
  const given = (await listSurges(db, {}, 100)).find((one) => one.dataset === dataset);
  if (given === undefined) throw new Error("the signal was not added");
  return given.id;
}
