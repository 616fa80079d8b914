import { existsSync } from "node:fs";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemAccount } from "#platform/system.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { importEvents } from "../actions/import-events.ts";
import { ucdpText, type ExampleRow } from "../actions/import-example.ts";
import { ensureOpenData } from "../store/import-batches.ts";

let vigie: TestInstallation;
let folder: string;
let openData: string;
let office: string;
let analyst: Person;
let trainer: Person;

const rows: ExampleRow[] = [
  { id: "1", date_start: "2016-06-05", date_end: "2016-06-05", best: "3" },
  { id: "2", date_start: "2016-06-20", date_end: "2016-06-20", low: "40", best: "50", high: "60", source_headline: "=2+3 Zuvendi burned" },
  { id: "3", date_start: "2016-07-01", date_end: "2016-07-01", type_of_violence: "3", side_a: "Free Valley", side_b: "Civilians", where_prec: "6" },
  { id: "4", date_start: "2015-01-01", date_end: "2015-01-31", country: "Germany", conflict_name: "Ombrel: Water", dyad_name: "Reeds - Herons", latitude: "50", longitude: "8.5", code_status: "Check deaths" },
];

beforeAll(async () => {
  vigie = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-events-"));
  openData = await ensureOpenData(vigie.database.worker);
  office = await vigie.compartment();
  analyst = await vigie.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
  trainer = await vigie.person({ roles: { [office]: ["trainer"] } });
  const path = join(folder, "valley.csv");
  writeFileSync(path, ucdpText(rows));
  await importEvents(vigie.database, { path, fileName: "valley.csv", format: "ucdp-ged", release: "21.1", mapping: undefined, compartmentId: openData, requestedBy: await systemAccount(vigie.database) }, { progress: async () => undefined });
});
afterAll(async () => {
  await vigie.close();
  rmSync(folder, { recursive: true, force: true });
});

const keys = async (query: string, who = analyst) => (await who.get(`/api/events?${query}`)).body.items.map((event: any) => event.sourceKey);

test("places of a country are the first-level areas that its data sets name, with what happened there", async () => {
  expect((await analyst.get("/api/event-names?country=FRA&part=area")).body.items).toMatchObject([{ part: "area", name: "Upper Ombrel", events: 3, best: 56 }]);
});

describe("one filter", () => {
  test.each([
    ["", ["3", "2", "1", "4"]],
    ["country=FRA", ["3", "2", "1"]],
    ["from=2016-06-06&to=2016-06-30", ["2"]],
    ["kind=one-sided", ["3"]],
    ["dataset=ucdp-ged&limit=1", ["3"]],
    ["dataset=other", []],
    ["actor=Free%20Valley", ["3", "2", "1", "4"]],
    ["actor=Civilians", ["3"]],
    ["conflict=Tarvo:%20Government", ["3", "2", "1"]],
    ["conflict=Reeds%20-%20Herons", ["4"]],
    ["conflict=Tarvo:%20Government&actor=Civilians", ["3"]],
    ["conflict=Elsewhere", []],
    ["area=Upper%20Ombrel", ["3", "2", "1", "4"]],
    ["country=DEU&area=Upper%20Ombrel", ["4"]],
    ["area=Elsewhere", []],
    ["deathsMin=50", ["2"]],
    ["wherePrecision=country", ["3"]],
    ["candidate=true", ["4"]],
    ["q=zuvendi", ["2"]],
    ["q=burning", ["2"]],
    ["q=civilians", ["3"]],
    ["bbox=8,49,9,51", ["4"]],
    ["bbox=-170,-80,-160,80", []],
  ])("%s gives the events %j, latest first, and map, months, countries and count agree", async (query, expected) => {
    expect(await keys(query)).toEqual(expected);
    if (query.includes("limit")) return;
    const months = (await analyst.get(`/api/event-months?${query}`)).body.items;
    const cells = (await analyst.get(`/api/event-cells?${query}`)).body;
    const countries = (await analyst.get(`/api/event-countries?${query}`)).body.items;
    const total = (list: any[]) => list.reduce((sum, item) => sum + item, 0);
    expect(total(months.map((month: any) => month.events))).toBe(expected.length);
    expect(total(cells.events)).toBe(expected.length);
    expect(total(countries.map((country: any) => country.events))).toBe(expected.length);
    expect((await analyst.get(`/api/event-count?${query}`)).body).toEqual({ events: expected.length, isMore: false });
  });

  test("goes page by page without losing or repeating one", async () => {
    const seen: string[] = [];
    for (let after = ""; ; ) {
      const { body } = await analyst.get(`/api/events?limit=1${after}`);
      seen.push(...body.items.map((event: any) => event.sourceKey));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(seen).toEqual(["3", "2", "1", "4"]);
  });

  test.each(["country=france", "from=2016-02-30", "kind=other", "deathsMin=-1", "bbox=1,2,3", "cell=8300", "limit=500", "after=%00", "owner=1"])("refuses %s in words", async (query) => {
    expect((await analyst.get(`/api/events?${query}`)).status).toBe(400);
  });
});

describe("one event", () => {
  test("says everything its source says, in the shape of the data set, with its other versions", async () => {
    const [{ id }] = (await analyst.get("/api/events?country=DEU")).body.items;
    expect((await analyst.get(`/api/events/${id}`)).body).toMatchObject({
      sourceKey: "4", when: "2015-01", datePrecision: "day", codeStatus: "Check deaths", candidate: true, adm1: "Upper Ombrel", deaths: { low: 2, best: 3, high: 5 }, prioGridCell: 201_978, versions: [],
    });
  });

  test("can be linked to by an incident's evidence: it is a target with a title", async () => {
    const { eventTargets } = await import("../store/event-targets.ts");
    const [{ id }] = (await analyst.get("/api/events?country=DEU")).body.items;
    const [target] = await vigie.database.worker.db.transaction().execute((db) => eventTargets(db, [id]));
    expect(target).toMatchObject({ id, kind: "information.event", label: "unclassified", title: "2015-01 · Germany · Government of Tarvo – Free Valley" });
  });
});

describe("whoever may not see open data", () => {
  test.each(["no role at all", "only a principal's role", "a barrier"])("with %s receives no event, no number, no name and no month", async (how) => {
    const who = await vigie.person({ roles: how === "no role at all" ? {} : { [office]: [how === "a barrier" ? "analyst" : "principal"] } });
    if (how === "a barrier") await sql`insert into access.barrier (account_id, compartment_id, reason) values (${who.id}, ${openData}, 'test')`.execute(vigie.database.auth.db);
    const [{ id }] = (await analyst.get("/api/events?country=DEU")).body.items;
    for (const path of ["events", "events?q=zuvendi", "event-cells", "event-cells?bbox=0,0,60,60", "event-months", "event-months?q=civilians", "event-countries", "event-names", "event-count", "events.csv", "imports", `events/${id}`]) {
      const { status, body, text } = await who.get(`/api/${path}`);
      expect(text).not.toMatch(/Zuvendi|Valley|Tarvo|FRA|Ombrel/);
      if (how === "no role at all") expect(status).toBe(403);
      else if (path.startsWith("events/")) expect(status).toBe(404);
      else expect(body?.items ?? body?.cells ?? []).toEqual([]);
    }
    if (how !== "no role at all") expect((await who.get("/api/event-count")).body).toEqual({ events: 0, isMore: false });
  });

  test("the words of hidden events are not found through the function that uses their index", async () => {
    const hidden = await vigie.compartment("Hidden");
    await sql`update information.event set compartment_id = ${hidden} where source_key = '2'`.execute(vigie.database.worker.db);
    expect(await keys("q=zuvendi")).toEqual([]);
    expect(await keys("")).toEqual(["3", "1", "4"]);
    await sql`update information.event set compartment_id = ${openData} where source_key = '2'`.execute(vigie.database.worker.db);
  });

  test("the role of requests can read events but neither add nor change nor remove one", async () => {
    for (const statement of ["insert into information.event select * from information.event", "update information.event set deaths_best = 0", "delete from information.event_sum", "select information.settle_events('{}')", "select * from information.event_staging"]) {
      await expect(vigie.database.app.raw.query(statement)).rejects.toMatchObject({ code: "42501" });
    }
  });
});

test("the export holds all events of the filter, and no cell that a spreadsheet would run", async () => {
  const { text, headers } = await analyst.get("/api/events.csv?country=FRA");
  expect(headers.get("content-disposition")).toBe('attachment; filename="events-unclassified.csv"');
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain("Id in the data set,Data set,Release,Began");
  expect(text).not.toMatch(/(^|,)"?[=+@]/m);
});

describe("an import through the API", () => {
  const upload = async (who: Person, path: string, body: string) => {
    const headers = { cookie: who.cookie, "accept-language": "en", origin: "http://localhost:8440", "sec-fetch-site": "same-origin", "x-vigie": "1", "content-type": "application/octet-stream" };
    const response = await vigie.app.request(path, { method: "POST", headers, body });
    return { status: response.status, body: (await response.json()) as any };
  };
  const finished = async (who: Person, runId: string) => {
    for (;;) {
      const { body } = await who.get(`/api/jobs/${runId}`);
      if (body.finishedAt) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const table = "No,Day,Land,Killed,Text\n1,2020-01-05,France,2,Camp at Orra\n2,2020-02-30,France,1,No such day\n3,2020-03-01,Germany,0,Road\n";
  const mapping = {
    name: "Field notes", dataset: "field-notes", headerRow: 1, firstDataRow: 2, columns: { key: ["No"], dateFrom: ["Day"], country: ["Land"], deathsBest: ["Killed"], account: ["Text"] },
    dateFormat: "iso", decimalComma: false, kind: { by: "nothing" }, defaultCountry: null, language: "en",
  };

  test("shows the first rows, saves what the columns mean, brings them in and offers what was rejected", async () => {
    const preview = await upload(analyst, "/api/imports/preview?fileName=notes.csv", table);
    expect(preview.body).toMatchObject({ ucdp: null, header: ["No", "Day", "Land", "Killed", "Text"], guess: { mapping: { dataset: "notes" } } });
    expect((await analyst.send("POST", "/api/import-mappings", mapping)).status).toBe(201);
    expect((await analyst.get("/api/import-mappings")).body.items).toMatchObject([{ mapping: { name: "Field notes" } }]);
    const { status, body } = await upload(analyst, `/api/imports?format=csv&fileName=notes.csv&mapping=Field%20notes&upload=${preview.body.upload}`, "");
    expect(status).toBe(202);
    const run = await finished(analyst, body.runId);
    expect(run).toMatchObject({ state: "done", done: table.length, total: table.length, result: { read: 3, stored: 2, rejected: 1 } });
    expect(readdirSync(join(vigie.dataDirectory, "uploads")).filter((name) => name.startsWith(analyst.id))).toEqual([]);
    expect(await keys("dataset=field-notes")).toEqual(["3", "1"]);
    expect((await analyst.get(`/api/imports/${run.result.importId}`)).body).toMatchObject({ fileName: "notes.csv", state: "done", mappingName: "Field notes", rejected: 1 });
    const rejected = await analyst.get(`/api/imports/${run.result.importId}/rejections.csv`);
    expect(rejected.text).toContain("3,Day,2020-02-30,date-does-not-exist,Row 3, column".replace("Row 3, column", '"Row 3, column'));
  });

  test("is for people who write in some office, at the request and again when it runs", async () => {
    expect((await upload(trainer, "/api/imports?format=ucdp-ged&fileName=a.csv", ucdpText(rows))).status).toBe(403);
    const leaving = await vigie.person({ roles: { [office]: ["monitor"] } });
    const preview = await upload(leaving, "/api/imports/preview?fileName=a.csv", ucdpText([{ id: "90" }]));
    const { importTask } = await import("../jobs/import-task.ts");
    await sql`update access.membership set valid_until = now() - interval '1 second' where account_id = ${leaving.id}`.execute(vigie.database.auth.db);
    const task = importTask(vigie.database, vigie.dataDirectory);
    const input = { upload: preview.body.upload, fileName: "a.csv", format: "ucdp-ged" };
    await expect(task({ runId: "", requestedBy: leaving.id, input, progress: async () => undefined })).rejects.toThrow("platform.not-for-your-role");
    expect(existsSync(join(vigie.dataDirectory, "uploads", preview.body.upload))).toBe(false);
  });

  test("of a file that somebody else uploaded is refused as if there were none", async () => {
    const preview = await upload(analyst, "/api/imports/preview?fileName=a.csv", ucdpText(rows));
    const other = await vigie.person({ roles: { [office]: ["analyst"] } });
    expect((await upload(other, `/api/imports?format=ucdp-ged&fileName=a.csv&upload=${preview.body.upload}`, "")).status).toBe(404);
  });

  test("of a damaged file fails in words and stores nothing", async () => {
    const { body } = await upload(analyst, "/api/imports?format=ucdp-ged&fileName=a.csv&release=21.1", `${ucdpText(Array.from({ length: 10_000 }, (_, index) => ({ id: `${7_000 + index}` })))}"open`);
    expect(await finished(analyst, body.runId)).toMatchObject({ state: "failed", refusal: { code: "platform.file-quote-not-closed" } });
    expect(await keys("from=2016-06-05&to=2016-06-05")).toEqual(["1"]);
  });
});

describe("the release of a file", () => {
  const upload = (path: string, body: string) => vigie.app.request(path, { method: "POST", headers: { cookie: analyst.cookie, "x-vigie": "1", origin: "http://localhost:8440", "accept-language": "en" }, body });
  const uploads = () => readdirSync(join(vigie.dataDirectory, "uploads")).length;

  test("that cannot be told newer or older is asked for at once, and neither a job nor an upload is left", async () => {
    const [jobs, files] = [(await analyst.get("/api/jobs")).body.items.length, uploads()];
    const answer = await upload("/api/imports?format=ucdp-ged&fileName=events.csv.gz", ucdpText([{ id: "1", best: "4" }]));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "information.import-release-needed", title: expect.stringContaining("&release=") });
    expect([(await analyst.get("/api/jobs")).body.items.length, uploads()]).toEqual([jobs, files]);
  });

  test("is null in the preview when the name of the file does not say it, so that the screen asks for it", async () => {
    const previewed = async (name: string) => ((await (await upload(`/api/imports/preview?fileName=${name}`, ucdpText([{}]))).json()) as { ucdp: { release: string | null } }).ucdp.release;
    expect([await previewed("events.csv.gz"), await previewed("ged231.csv")]).toEqual([null, "23.1"]);
  });
});

test("every sentence of events and imports is there in English, French and Arabic", () => {
  const [english, french, arabic] = ["en", "fr", "ar"].map((language) => JSON.parse(readFileSync(join(import.meta.dirname, "..", "event-messages", `messages.${language}.json`), "utf8")) as Record<string, string>);
  expect(Object.keys(french!)).toEqual(Object.keys(english!));
  expect(Object.keys(arabic!)).toEqual(Object.keys(english!));
});
