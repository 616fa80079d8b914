import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inContext } from "#platform/database/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { noReach, type Reach } from "#platform/database/reach.ts";
import { systemAccount } from "#platform/system.ts";
import { openTestInstallation, type TestInstallation } from "../../../testing/installation.ts";
import { importEvents } from "../actions/import-events.ts";
import { ucdpText } from "../actions/import-example.ts";
import { ensureOpenData } from "./import-batches.ts";
import { waysToLatest, type Asked, type Bounds } from "./event-latest.ts";
import { findByWords } from "./event-words.ts";

let vigie: TestInstallation;
let reach: Reach;
let analystId: string;

type Known = { id: string; key: number; day: string; words: readonly string[]; country: string; sides: readonly string[]; isVisible: boolean };
let known: Known[];

const count = 60;
/** One word is everywhere, one in every third, one in the oldest only, one in a single event. */
const wordsOf = (key: number) => ["everywhere", ...(key % 3 === 0 ? ["third"] : []), ...(key < 15 ? ["ancient"] : []), ...(key === 31 ? ["single"] : [])];
const sidesOf = (key: number) => (key % 4 === 0 ? ["Reeds", "Herons"] : ["Herons", key % 5 === 0 ? "Reeds" : "Storks"]);
/** Two events a day, so that their ids decide. */
const dayOf = (key: number) => new Date(Date.UTC(2010, 0, 1 + Math.floor(key / 2))).toISOString().slice(0, 10);

beforeAll(async () => {
  vigie = await openTestInstallation();
  const folder = mkdtempSync(join(tmpdir(), "vigie-latest-"));
  const openData = await ensureOpenData(vigie.database.worker);
  const [office, hidden] = [await vigie.compartment(), await vigie.compartment("Hidden")];
  analystId = (await vigie.person({ roles: { [office]: ["analyst"] }, clearance: 0 })).id;
  const path = join(folder, "latest.csv");
  const rows = [...Array(count).keys()].map((key) => ({
    id: String(key + 1), date_start: dayOf(key), date_end: dayOf(key), source_headline: wordsOf(key).join(" "), side_a: sidesOf(key)[0]!, side_b: sidesOf(key)[1]!,
    ...(key % 2 === 0 ? { country: "Germany" } : {}),
  }));
  writeFileSync(path, ucdpText(rows));
  await importEvents(vigie.database, { path, fileName: "latest.csv", format: "ucdp-ged", release: "21.1", mapping: undefined, compartmentId: openData, requestedBy: await systemAccount(vigie.database) }, { progress: async () => undefined });
  rmSync(folder, { recursive: true });
  await sql`update information.event set compartment_id = ${hidden} where source_key::int % 7 = 0`.execute(vigie.database.worker.db);
  const stored = await sql<{ id: string; key: number; country: string }>`select id, source_key::int - 1 as key, country_iso3 as country from information.event`.execute(vigie.database.worker.db);
  known = stored.rows.map((row) => ({ ...row, day: dayOf(row.key), words: wordsOf(row.key), sides: sidesOf(row.key), isVisible: (row.key + 1) % 7 !== 0 }));
  known.sort((a, b) => (a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1));
  reach = { compartments: [office, openData], released: [], narrow: [], held: [], accountId: office, clearance: 0 };
});
afterAll(() => vigie.close());

type Source = Parameters<Parameters<typeof waysToLatest>[2]>[0];

function as<T>(userId: string, own: Reach, work: (db: Db) => Promise<T>): Promise<T> {
  return inContext(vigie.database.app, vigie.database.contextKey, { userId, sessionId: userId, assurance: 2, reach: own }, work);
}

/** The page of each way, for the analyst or for somebody else. */
function pagesOf(asked: Asked, bounds: Bounds, userId = analystId, own = reach) {
  return as(userId, own, async (db) => {
    const read = async (source: Source) => {
      const { rows } = await sql<{ id: string }>`select event.id from ${source} as event order by event.date_from desc, event.id desc limit ${asked.wanted}`.execute(db);
      return rows.map((row) => row.id);
    };
    const pages: (string[] | undefined)[] = [];
    for (const way of await waysToLatest(db, asked, read, bounds)) pages.push(await way());
    return pages;
  });
}

const small = fc.integer({ min: 1, max: 12 });
const questions = fc.record({
  q: fc.option(fc.constantFrom("everywhere", "third", "ancient", "single", "third ancient", "nowhere"), { nil: undefined }),
  country: fc.option(fc.constantFrom("DEU", "FRA", "ITA"), { nil: undefined }),
  actor: fc.option(fc.constantFrom("Reeds", "Herons", "Nobody"), { nil: undefined }),
  behind: fc.option(fc.nat({ max: count - 1 }), { nil: undefined }),
  wanted: small,
  bounds: fc.record({ few: small, walked: small, many: fc.integer({ min: 1, max: 40 }), first: small }),
});

describe("the ways to the latest events", () => {
  test("all give the page that looking at every event gives, or none where they cannot know", async () => {
    const met = new Set<string>();
    await fc.assert(fc.asyncProperty(questions, async ({ q, country, actor, behind, wanted, bounds }) => {
      const place = behind === undefined ? -1 : behind;
      const expected = known
        .filter((event, index) => event.isVisible && index > place && (!q || q.split(" ").every((word) => event.words.includes(word))) && (!country || event.country === country) && (!actor || event.sides.includes(actor)))
        .slice(0, wanted).map((event) => event.id);
      const after = behind === undefined ? undefined : ([known[behind]!.day, known[behind]!.id] as const);
      const pages = await pagesOf({ filter: { q, country, actor }, after, wanted }, bounds);
      expect(pages).toHaveLength(q ? 4 : 1);
      expect(pages.at(-1)).toEqual(expected);
      for (const [way, page] of pages.entries()) {
        if (page) expect(page).toEqual(expected);
        met.add(`${way} ${page ? "knows" : "does not"}`);
      }
    }), { numRuns: 150 });
    expect([...met].sort()).toEqual(["0 does not", "0 knows", "1 does not", "1 knows", "2 does not", "2 knows", "3 knows"]);
  }, 60_000);

  test.each(["the application", "row-level security"])("are empty for whoever reaches nothing as %s sees it", async (side) => {
    const stranger = await vigie.person();
    const asked: Asked = { filter: { q: "everywhere" }, after: undefined, wanted: 5 };
    const bounds: Bounds = { few: 40, walked: 60, many: 40, first: 5 };
    const pages = side === "the application" ? await pagesOf(asked, bounds, analystId, noReach) : await pagesOf(asked, bounds, stranger.id);
    for (const page of pages) expect(page ?? []).toEqual([]);
    expect(pages.at(-1)).toEqual([]);
  });
});

test("words in more visible events than asked for are not looked up, and what is hidden does not count", async () => {
  const visible = known.filter((event) => event.isVisible && event.words.includes("third")).map((event) => event.id);
  const found = (most: number) => as(analystId, reach, (db) => findByWords(db, "third", most));
  expect(await found(visible.length)).toEqual({ count: visible.length, ids: `{${visible.join(",")}}` });
  expect(await found(visible.length - 1)).toBeUndefined();
});
