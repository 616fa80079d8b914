import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemAccount } from "#platform/system.ts";
import { openTestInstallation, type TestInstallation } from "../../../testing/installation.ts";
import type { Rejection } from "../model/import/rejection.ts";
import { ensureOpenData } from "../store/import-batches.ts";
import { importEvents } from "./import-events.ts";
import { extractText, ucdpText, type ExampleRow } from "./import-example.ts";

let vigie: TestInstallation;
let folder: string;
let compartmentId: string;
let requestedBy: string;

beforeAll(async () => {
  vigie = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-import-"));
  compartmentId = await ensureOpenData(vigie.database.worker);
  requestedBy = await systemAccount(vigie.database);
});
afterAll(async () => {
  await vigie.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const { db } = vigie.database.worker;
  for (const table of ["event_version", "event", "event_sum", "event_year_sum", "event_name", "import_rejection", "import_batch"]) await sql`delete from ${sql.table(`information.${table}`)}`.execute(db);
});

type Options = { /** Null: none is given. */ release?: string | null; name?: string; rejections?: Rejection[] };
const bring = (content: string | Buffer, { release = "21.1", name = "events.csv", rejections = [] }: Options = {}) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return importEvents(vigie.database, { path, fileName: name, format: "ucdp-ged", release: release ?? undefined, mapping: undefined, compartmentId, requestedBy }, { progress: async () => undefined, rejected: async (found) => void rejections.push(found) });
};
const rowsOf = async <Row>(query: string) => (await sql.raw<Row>(query).execute(vigie.database.worker.db)).rows;
const one = async <Row>(query: string): Promise<Row> => (await rowsOf<Row>(query))[0]!;
/** The kept sums must always be what counting the events anew would give. */
async function expectSumsToAgree() {
  for (const [table, unit] of [["event_sum", "month"], ["event_year_sum", "year"]]) {
    const kept = await rowsOf(`select country_iso3, cell3, month, kind, events, low, best, high from information.${table} order by 1, 2, 3, 4`);
    const counted = await rowsOf(
      `select coalesce(country_iso3, '') as country_iso3, coalesce(cell3, 0) as cell3, date_trunc('${unit}', date_from::timestamp)::date as month, coalesce(kind, '') as kind,
              count(*) as events, sum(deaths_low) as low, sum(deaths_best) as best, sum(deaths_high) as high from information.event group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
    expect(kept).toEqual(counted);
  }
  for (const [part, column] of [["side-a", "side_a"], ["area", "adm1"]]) {
    const names = await rowsOf(`select name, sum(events) as events, sum(best) as best from information.event_name where part = '${part}' group by name order by name`);
    expect(names).toEqual(await rowsOf(`select ${column} as name, count(*) as events, sum(deaths_best) as best from information.event where ${column} is not null group by ${column} order by ${column}`));
  }
}

const three: ExampleRow[] = [{ id: "1" }, { id: "2", date_start: "2016-07-01", date_end: "2016-07-01", best: "4" }, { id: "3", type_of_violence: "3", side_a: "Free Valley", latitude: "5", longitude: "30" }];

describe("a file that goes in", () => {
  test("is stored once, however often it is imported", async () => {
    expect(await bring(ucdpText(three))).toMatchObject({ read: 3, stored: 3, updated: 0, unchanged: 0, rejected: 0, doubtful: 0 });
    expect(await bring(ucdpText(three), { name: "same.csv" })).toMatchObject({ read: 3, stored: 0, updated: 0, unchanged: 3, rejected: 0 });
    expect(await one("select count(*) as events, sum(deaths_best) as best, count(distinct cell3) as cells from information.event")).toEqual({ events: 3, best: 10, cells: 2 });
    await expectSumsToAgree();
  });

  test("keeps the good rows beside broken ones, each of which is named with row, column, value and reason", async () => {
    const rejections: Rejection[] = [];
    const answer = await bring(ucdpText([{ id: "1" }, { id: "2", latitude: "95" }, { id: "3", best: "many" }, { id: "1" }, { id: "5" }]), { rejections });
    expect(answer).toMatchObject({ read: 5, stored: 2, rejected: 3 });
    expect(rejections.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [3, "latitude", "95", "latitude-out-of-range"], [4, "best", "many", "not-a-number"], [5, "id", "1", "duplicate-key"],
    ]);
    expect(await rowsOf("select row_number, code from information.import_rejection order by row_number")).toEqual([
      { row_number: 3, code: "latitude-out-of-range" }, { row_number: 4, code: "not-a-number" }, { row_number: 5, code: "duplicate-key" },
    ]);
  });

  test("keeps tabs, line breaks, backslashes and quotes in texts as they are", async () => {
    const headline = 'one\ttwo\nthree\\N "four" \\';
    await bring(ucdpText([{ source_headline: headline }]));
    expect(await one("select source_headline from information.event")).toEqual({ source_headline: headline });
  });

  test("counts events whose source contradicts itself, and keeps its numbers", async () => {
    expect(await bring(ucdpText([{ low: "5", best: "3", high: "4" }]))).toMatchObject({ stored: 1, rejected: 0, doubtful: 1 });
  });

  test("leaves one ledger entry for each piece that changed something and one for its end", async () => {
    const { importId } = await bring(ucdpText(three));
    const again = await bring(ucdpText(three));
    const entries = (id: string) => rowsOf(`select event, version from ledger.entry where record_id = '${id}' order by at`);
    expect(await entries(importId)).toEqual([{ event: "information.events-imported", version: 1 }, { event: "information.import-finished", version: null }]);
    expect(await entries(again.importId)).toEqual([{ event: "information.import-finished", version: null }]);
  });
});

describe("another release of the same events", () => {
  test("that is newer changes them in place and keeps what was said before", async () => {
    await bring(ucdpText(three));
    const answer = await bring(ucdpText([{ ...three[0], best: "30", country: "Germany" }, three[1]!, three[2]!]), { release: "22.1" });
    expect(answer).toMatchObject({ read: 3, stored: 0, updated: 1, unchanged: 2 });
    expect(await one("select deaths_best, country_iso3, release from information.event where source_key = '1'")).toEqual({ deaths_best: 30, country_iso3: "DEU", release: "22.1" });
    expect(await rowsOf("select release, content ->> 'deaths_best' as best, replaced_at is not null as replaced from information.event_version")).toEqual([{ release: "21.1", best: "3", replaced: true }]);
    await expectSumsToAgree();
  });

  test("that is older never replaces anything: it is kept beside, once", async () => {
    await bring(ucdpText([{ best: "30" }]), { release: "23.1" });
    expect(await bring(ucdpText([{ best: "3" }]), { release: "23.0.10" })).toMatchObject({ read: 1, updated: 0, older: 1 });
    expect(await bring(ucdpText([{ best: "3" }]), { release: "23.0.10" })).toMatchObject({ read: 1, older: 0, unchanged: 1 });
    expect(await one("select deaths_best, release from information.event")).toEqual({ deaths_best: 30, release: "23.1" });
    expect(await rowsOf("select release, replaced_at from information.event_version")).toEqual([{ release: "23.0.10", replaced_at: null }]);
    await expectSumsToAgree();
  });

  test("that leaves most fields out never thins a full account, even when it is newer", async () => {
    await bring(ucdpText([{}]), { release: "21.1" });
    expect(await bring(extractText([{}]), { release: "22.1" })).toMatchObject({ older: 1, updated: 0 });
    expect(await one("select adm1, date_to from information.event")).toEqual({ adm1: "Upper Ombrel", date_to: "2016-06-05" });
    expect(await bring(ucdpText([{ adm_1: "Lower Ombrel" }]), { release: "22.1" })).toMatchObject({ updated: 1 });
  });

  test("that says the same makes older differences stay older", async () => {
    await bring(ucdpText([{}]), { release: "21.1" });
    await bring(ucdpText([{}]), { release: "23.1" });
    expect(await bring(ucdpText([{ best: "9", high: "9" }]), { release: "22.1" })).toMatchObject({ older: 1, updated: 0 });
  });

  test("must say its number once a known release is stored; before that, and under a name that says it, it goes in", async () => {
    const renamed = (rows: ExampleRow[], name = "events.csv.gz") => bring(ucdpText(rows), { release: null, name });
    expect(await renamed([{}])).toMatchObject({ stored: 1, release: "unknown" });
    expect(await bring(ucdpText([{ best: "4" }]), { release: "21.1" })).toMatchObject({ updated: 1 });
    const before = await one("select count(*) as imports from information.import_batch");
    await expect(renamed([{ best: "5" }])).rejects.toThrow("information.import-release-needed");
    await expect(bring(ucdpText([{ best: "5" }]), { release: "latest" })).rejects.toThrow("information.import-release-needed");
    expect(await one("select count(*) as imports from information.import_batch")).toEqual(before);
    expect(await one("select count(*) as versions from information.event_version where replaced_at is null")).toEqual({ versions: 0 });
    expect(await renamed([{ best: "5" }], "GEDEvent_v23_1.csv")).toMatchObject({ updated: 1, older: 0, release: "23.1" });
  });
});

describe("a file that does not go in leaves nothing at all", () => {
  const nothing = async () => expect(await one("select (select count(*) from information.event) as events, (select count(*) from information.import_batch) as imports")).toEqual({ events: 0, imports: 0 });
  const many = ucdpText(Array.from({ length: 30_000 }, (_, index) => ({ id: String(index), best: String(index % 50) })));

  test("cut off in the middle", async () => {
    const whole = gzipSync(many);
    await expect(bring(whole.subarray(0, Math.floor(whole.length * 0.9)), { name: "cut.csv.gz" })).rejects.toThrow("platform.file-truncated");
    await nothing();
  });

  test("with a quotation mark that is never closed in its last row", async () => {
    await expect(bring(`${many}"31000,Clear`)).rejects.toThrow("platform.file-quote-not-closed");
    await nothing();
  });

  test("in another format, empty, or not there", async () => {
    await expect(bring("a,b\n1,2\n")).rejects.toThrow("information.import.other-format");
    await expect(bring("")).rejects.toThrow("platform.file-empty");
    const wanted = { path: join(folder, "absent.csv"), fileName: "absent.csv", format: "ucdp-ged", release: undefined, mapping: undefined, compartmentId, requestedBy } as const;
    await expect(importEvents(vigie.database, wanted, { progress: async () => undefined })).rejects.toThrow("information.import-file-not-found");
    await nothing();
  });
});

test("two imports at once wait for each other and store nothing twice", async () => {
  const text = ucdpText(Array.from({ length: 9_000 }, (_, index) => ({ id: String(index) })));
  const answers = await Promise.all([bring(text, { name: "a.csv" }), bring(text, { name: "b.csv" })]);
  expect(answers.map((answer) => answer.stored).sort()).toEqual([0, 9_000]);
  await expectSumsToAgree();
});
