import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import * as v from "valibot";
import { inContext, type ContextOwner } from "#platform/database/context.ts";
import { clientOptions, type Db, type Pool } from "#platform/database/pools.ts";
import { rolePasswords } from "#platform/database/roles.ts";
import { systemAccount } from "#platform/system.ts";
import { importEvents } from "#information/actions/import-events.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { EventFilter } from "#information/store/event-filter.ts";
import { EventListFilter, listEvents } from "#information/store/event-rows.ts";
import { sumByCell, sumByMonth } from "#information/store/event-sums.ts";
import { openBenchDatabase, type BenchDatabase } from "./bench-database.ts";
import { makeMillion } from "./million-events.ts";
import { percentile, rounded } from "./percentile.ts";
import { realEvents, realEventsAbsent } from "./real-data.ts";
import { compareSides, ratioReach, type Sides } from "./two-sides.ts";

type Work = (db: Db) => Promise<unknown>;
type Group = { readonly reachMilliseconds: number; readonly cases: Readonly<Record<string, Work>> };

const page = (filter: Record<string, string>): Work => (db) => listEvents(db, v.parse(EventListFilter, filter));
const cells = (filter: Record<string, string>): Work => (db) => sumByCell(db, v.parse(EventFilter, filter));
const months = (filter: Record<string, string>): Work => (db) => sumByMonth(db, v.parse(EventFilter, filter));

const groups: Readonly<Record<string, Group>> = {
  firstPage: {
    reachMilliseconds: 40,
    cases: {
      everything: page({}),
      countryOfMany: page({ country: "SYR" }),
      countryOfFew: page({ country: "FRA" }),
      kind: page({ kind: "one-sided" }),
      earlyYears: page({ from: "1989-01-01", to: "1990-12-31" }),
      oneDay: page({ from: "2014-07-14", to: "2014-07-14" }),
      actorOfMany: page({ actor: "Government of Syria" }),
      actorOfFew: page({ actor: "LRA" }),
      actorUnknown: page({ actor: "nobody" }),
      deaths25: page({ deathsMin: "25" }),
      deaths1000: page({ deathsMin: "1000" }),
      countryAndDeaths: page({ country: "SYR", deathsMin: "200" }),
      countryAndKind: page({ country: "COD", kind: "one-sided", from: "1998-01-01" }),
      dataset: page({ dataset: "ucdp-ged" }),
      datasetUnknown: page({ dataset: "other" }),
      wherePrecision: page({ wherePrecision: "exact" }),
      candidate: page({ candidate: "true" }),
      notCandidate: page({ candidate: "false" }),
      smallBox: page({ bbox: "36,35,38,37" }),
      largeBox: page({ bbox: "-20,-35,55,38" }),
      cellOfMany: page({ cell: "832da6fffffffff" }),
      laterPage: async (db) => {
        const { next } = await listEvents(db, v.parse(EventListFilter, { country: "AFG", limit: "200" }));
        await listEvents(db, v.parse(EventListFilter, { country: "AFG", after: next ?? "" }));
      },
    },
  },
  mapOfTheWorld: { reachMilliseconds: 150, cases: { everything: cells({}), kind: cells({ kind: "one-sided" }), years: cells({ from: "2010-01-01", to: "2018-12-31" }) } },
  monthsOfACountry: { reachMilliseconds: 60, cases: { many: months({ country: "SYR" }), some: months({ country: "COD" }), few: months({ country: "FRA" }), kind: months({ country: "AFG", kind: "state-based" }) } },
  fullText: {
    reachMilliseconds: 100,
    cases: {
      rareName: page({ q: "lendu" }),
      twoWords: page({ q: "boko haram" }),
      stem: page({ q: "governments" }),
      veryCommon: page({ q: "government" }),
      place: page({ q: "Syria" }),
      accents: page({ q: "séléka" }),
      nothing: page({ q: "xylophone" }),
      inCountry: page({ q: "civilians", country: "COD" }),
      quoted: page({ q: '"lord resistance"' }),
      ofTheOldestYears: page({ q: "bosnia" }),
      withoutTheCountry: page({ q: "Syria", country: "COD" }),
      moreThanExpected: page({ q: "islamic state" }),
    },
  },
};

/** Answers to a restricted analyst under row-level security, in turn with the same questions of one whom it does not touch. */
export async function benchQuery(): Promise<Record<string, unknown>> {
  if (realEvents === undefined) return { didNotRun: realEventsAbsent };
  const bench = await openBenchDatabase();
  const { engine } = bench.database;
  const raw = new pg.Pool({ ...clientOptions(engine, "vigie_app", rolePasswords(bench.dataDirectory)), ...engine.admin, max: 2 });
  const everything: Pool = { raw, db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: raw }) }) };
  try {
    const { analyst, wide } = await prepare(bench, realEvents);
    const { app, contextKey } = bench.database;
    const asAnalyst = (work: Work) => timed(() => inContext(app, contextKey, analyst, work));
    const asWide = (work: Work) => timed(() => inContext(everything, contextKey, wide, work));
    const answer: Record<string, unknown> = {};
    for (const [name, group] of Object.entries(groups)) answer[name] = await measure(group, asAnalyst, asWide);
    const { rows } = await bench.admin.query<{ count: number; sums: number; size: string }>(
      "select (select count(*) from information.event) as count, (select count(*) from information.event_sum) as sums, pg_size_pretty(pg_total_relation_size('information.event')) as size");
    return { ...answer, events: rows[0]?.count, sums: rows[0]?.sums, tableAndIndexes: rows[0]?.size };
  } finally {
    await raw.end();
    await bench.close();
  }
}

async function prepare({ database, admin }: BenchDatabase, path: string): Promise<{ analyst: ContextOwner; wide: ContextOwner }> {
  const compartmentId = await ensureOpenData(database.worker);
  const requestedBy = await systemAccount(database);
  await importEvents(database, { path, fileName: "ged211.csv.gz", format: "ucdp-ged", release: undefined, mapping: undefined, compartmentId, requestedBy }, { progress: async () => undefined });
  const compartment = async (name: string) => (await sql<{ id: string }>`insert into access.compartment (name) values (${name}) returning id`.execute(database.auth.db)).rows[0]?.id ?? "";
  const own = await compartment("Office of the analyst");
  const hidden = await compartment("Another office");
  await makeMillion(admin, hidden);
  return { analyst: await person(database.auth.db, 0, [own], compartmentId), wide: await person(database.auth.db, 2, [own, hidden], compartmentId) };
}

async function person(db: Kysely<unknown>, clearance: number, compartments: readonly string[], openData: string): Promise<ContextOwner> {
  const { rows } = await sql<{ id: string }>`insert into access.account (name, email, clearance) values ('A Reader', ${`reader${clearance}@example.org`}, ${clearance}) returning id`.execute(db);
  const userId = rows[0]?.id ?? "";
  for (const compartment of compartments) await sql`insert into access.membership (account_id, compartment_id, role, reason) values (${userId}, ${compartment}, 'analyst', 'bench')`.execute(db);
  return { userId, sessionId: userId, assurance: 2, reach: { compartments: [...compartments, openData], released: [], narrow: [], held: compartments.map((compartment) => `${compartment} analyst`), accountId: userId, clearance } };
}

const runs = 40;

async function measure(group: Group, asAnalyst: (work: Work) => Promise<number>, asWide: (work: Work) => Promise<number>): Promise<Record<string, unknown>> {
  const sides: Record<string, Sides> = {};
  for (const [name, work] of Object.entries(group.cases)) sides[name] = await inTurns(() => asAnalyst(work), () => asWide(work));
  const part = (values: readonly number[], of: number) => rounded(percentile(values, of));
  return {
    reach: { p95: group.reachMilliseconds, medianOfRatios: ratioReach },
    ...compareSides(sides),
    cases: Object.fromEntries(Object.entries(sides).map(([name, { restricted, wide }]) => [name, { p50: part(restricted, 0.5), p95: part(restricted, 0.95), wideP50: part(wide, 0.5), wideP95: part(wide, 0.95) }])),
  };
}

/** Whoever asks second finds what the first has warmed, so they change places at each turn. */
async function inTurns(askRestricted: () => Promise<number>, askWide: () => Promise<number>): Promise<Sides> {
  const restricted: number[] = [];
  const wide: number[] = [];
  await askRestricted();
  await askWide();
  for (let turn = 0; turn < runs; turn += 1) {
    if (turn % 2 === 1) wide.push(await askWide());
    restricted.push(await askRestricted());
    if (turn % 2 === 0) wide.push(await askWide());
  }
  return { restricted, wide };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
