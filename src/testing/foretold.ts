import { drawsOf } from "#numbers/forecast/draws.ts";
import { addBasis, addForecasts, type Owner } from "#assessment/store/forecast-rows.ts";
import { addSurges, listSurges } from "#assessment/store/surge-signals.ts";
import type { Db } from "#platform/database/pools.ts";

/** What a machine foretold of one unit, beside a run that is there: a data set of this name, a death a month, and every month ahead. */
export async function giveForecasts(db: Db, owner: Owner, unit: string, dataset: string): Promise<void> {
  const [first, last] = [24_300, 24_305];
  const at = "2031-01-01T00:00:00Z";
  await addBasis(db, owner, { target: "all", dataset, releases: ["1"], first, last, series: [{ kind: "one-sided", unit, counts: [1, 1, 1, 1, 1, 1] }], events: 6, uncounted: 0, sha256: Buffer.alloc(32), frozenAt: at });
  const estimate = { modelVersion: "1", codeSha256: Buffer.alloc(32), seed: 1, seconds: 1, estimatedAt: at };
  const reason = { base: 0, families: [{ family: "world" as const, part: 0 }], alike: [] };
  await addForecasts(db, owner, last, estimate, [{ unit, months: [drawsOf([0, 1, 2])], year: drawsOf([10, 12]), reason }]);
}

/** An unusual week in a data set of this name. */
export async function giveSurge(db: Db, compartmentId: string, dataset: string): Promise<string> {
  const events = { observed: 14, expected: 4, low: 1, high: 9 };
  await addSurges(db, { compartmentId, dataset }, [{ place: { countryIso3: "XKS", countryName: "Kasuria", violence: null, actor: null, area: dataset }, kind: "surge", week: "2026-11-02", reason: { found: "in-one-week", events, recent: [4, 14] } }], "2026-11-20T09:00:00Z");
  const given = (await listSurges(db, {}, 100)).find((one) => one.dataset === dataset);
  if (given === undefined) throw new Error("the signal was not added");
  return given.id;
}
