import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aMeasure } from "#response/examples.ts";
import { givenAChain, type Chain } from "../../testing/chain.ts";
import { giveForecasts, giveKillings } from "../../testing/foretold.ts";
import { giveSubmission } from "../../testing/sealed-row.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { takeOriginal } from "../../testing/taken-file.ts";
import { entersTitles, type Route } from "../http/route.ts";

let house: TestInstallation;
let ids: Chain;
let reader: Person;
let office: string;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  const roles = { [office]: ["monitor", "analyst", "senior", "director", "desk"] };
  ids = await givenAChain(await house.person({ roles, clearance: 2 }), office, "curlewwort");
  ids = { ...ids, ...(await giveSubmission(house.database.worker.db, await house.person({ roles, clearance: 2 }), office, "curlewwort")) };
  // Addresses are tried with the id in every place, so the unit that was foretold is called by it.
  const runId = ids["forecast-runs"]!;
  await giveForecasts(house.database.worker.db, { runId, compartmentId: office, labelRank: 1 }, runId, "The register");
  const killingsId = ids["mass-killing-runs"]!;
  await giveKillings(house.database.worker.db, { runId: killingsId, compartmentId: office, labelRank: 1 }, ids["country-tables"]!, killingsId);
  reader = await house.person({ roles, clearance: 2 });
});
afterAll(() => house.close());

/** Routes with an id that open no confidential record, each with its reason. A new route is in the table above by being declared. */
const notARecord: Readonly<Record<string, string>> = {
  "/api/accounts/:id/changes": "administration: what was changed about an account, no content",
  "/api/events/:id": "published data: an event is unclassified open data",
  "/api/event-pairs/:id": "published data: two events side by side, with what was decided about them",
  "/api/imports/:id": "counts of an import, no content",
  "/api/imports/:id/rejections.csv": "rows of a published file that were not taken",
  "/api/jobs/:id": "the own job, no content",
  "/api/ledger/:id/proof": "hashes alone",
  "/api/files/:id/proof": "hashes alone",
  "/feed/alerts/:file": "cleared for everybody",
  "/register/letter/:id": "published for everybody",
  "/answer/:token": "a personal page without an account; its opening is the receipt itself",
  "/reply/:token": "the door of a personal page: nothing of the letter is on it",
  "/contact/shown/:token": "the answer to a form of the public page, for two minutes, to whoever sent it",
  "/api/visits/:id/mission-packs": "who holds which device until when, and closed notes: nothing of the visit",
  "/api/visits/:id/mission-packs/:packId/answers": "records of the own pack, each read and entered through its own door",
  "/api/communications/:id/reply-link": "whether there is a page to answer on, since when and until when: nothing of the letter",
};

/** Answers without an id in their path in which no title is looked for, each with its reason. */
const withoutTitles: Readonly<Record<string, string>> = {
  "/api/session": "the own account",
  "/api/tokens": "the own tokens",
  "/api/passkeys": "the own passkeys",
  "/api/sessions": "the own sessions",
  "/api/own-devices": "the keys of the own devices",
  "/api/accounts": "administration: people and roles, no content",
  "/api/compartments": "administration: names of offices, no content",
  "/api/compartments/changes": "administration: what was changed about offices, no content",
  "/api/areas": "published names of areas",
  "/api/areas/names": "published names of areas",
  "/api/areas/at": "published names of areas",
  "/api/surge-signals": "counts of unclassified events, and unclassified notes: no title of a record",
  "/api/ledger/audit": "entries without any content",
  "/api/ledger/consistency": "hashes alone",
  "/feed/alerts.atom": "cleared for everybody",
  "/reply": "a personal page without an account; that it was opened with its code is an entry",
  "/register": "published for everybody",
  "/register/letters.csv": "published for everybody",
  "/register/letters.json": "published for everybody",
  "/register/letters.atom": "published for everybody",
  "/answer": "a form that asks for a code",
  "/contact": "the public page: no record",
  "/api/contact/keys": "public keys",
  "/api/sealing": "keys and the names of colleagues",
  "/api/sealed-submissions": "days, sizes and keys of closed boxes",
  "/api/reprisal-colleagues": "the names of colleagues",
  "/api/visit-publishers": "the names of colleagues",
};

const kindOf = (route: Route) => Object.keys(ids).find((one) => route.path.startsWith(`/api/${one}/`) || route.path.startsWith(`/print/${one}/`));

async function entriesAbout(person: Person, id: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${person.id} and record_id is not distinct from ${id ?? null} order by at`.execute(house.database.worker.db);
  return rows.map((row) => row.event);
}

describe("S61: every reading of something confidential is an entry", () => {
  test("whichever door it is read by", async () => {
    const doors = house.routes.filter((route) => route.method === "GET" && route.data !== "none" && route.path.includes(":") && !(route.path in notARecord) && !route.path.startsWith("/welcome"));
    const covered: string[] = [];
    for (const route of doors) {
      const kind = kindOf(route);
      if (kind === undefined) continue;
      const id = ids[kind]!;
      const before = (await entriesAbout(reader, id)).length;
      const path = route.path.replace(/:[a-zA-Z]+/g, id);
      const answer = await reader.get(route.path.endsWith("as-known-on") || route.path.endsWith("/known") ? `${path}?at=2030-01-01T00:00:00Z` : path);
      expect(answer.status, `${path}: ${answer.text.slice(0, 200)}`).toBe(200);
      expect((await entriesAbout(reader, id)).length, `${route.path} left no entry`).toBe(before + 1);
      covered.push(route.path);
    }
    expect(covered.length).toBeGreaterThan(4 * Object.keys(ids).length);
    // Nothing is left over: a door with an id opens a record of a known kind, a partner's copy or a file (both tested apart), or stands in the list of reasons.
    expect(doors.map((route) => route.path).filter((path) => !covered.includes(path))).toEqual(["/api/shared/:id", "/api/files/:id/preview", "/api/files/:id"]);
  });

  test("a file taken as it is, a look at it, and a search for persons", async () => {
    const added = await house.app.request(`/api/files?compartment=${office}&label=confidential&name=note.txt`, { method: "POST", headers: { cookie: reader.cookie, "x-vigie": "1", origin: "http://localhost:8440" }, body: "Heard at the market" });
    const { fileId } = (await added.json()) as { fileId: string };
    await takeOriginal(house, reader, fileId);
    await reader.get(`/api/files/${fileId}/preview`);
    expect(await entriesAbout(reader, fileId)).toEqual(["attachment.file-added", "attachment.original-taken", "attachment.preview-shown"]);
    await reader.get("/api/persons");
    expect(await entriesAbout(reader, undefined)).not.toContain("partners.person-searched");
    await reader.get("/api/persons?q=curlew");
    expect(await entriesAbout(reader, undefined)).toContain("partners.person-searched");
  });

  test("whatever shows confidential titles of many records, lists, searches and Watch included, is an entry before it is an answer", async () => {
    const answers = house.routes.filter((route) => route.method === "GET" && route.data !== "none" && !route.path.includes(":") && route.path !== "/api/live");
    const showing: string[] = [];
    for (const route of answers) {
      const person = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2 });
      const answer = await person.get(route.path);
      if (!answer.text.includes("curlewwort")) continue;
      showing.push(route.path);
      const { rows } = await sql<{ event: string; label: number }>`select event, label from ledger.entry where actor_id = ${person.id}`.execute(house.database.worker.db);
      expect(rows.some(({ event }) => event === route.action || event === route.audit), `${route.path} left no entry`).toBe(true);
    }
    expect(showing).toEqual(expect.arrayContaining(["/api/watch", "/api/situations", "/api/concern-levels", "/api/alerts", "/api/sources", "/api/persons", "/api/reports.csv"]));
  });

  test("an answer whose titles nobody enters has a reason", () => {
    const unentered = house.routes.filter((route) => route.method === "GET" && route.data !== "none" && !route.path.includes(":") && !entersTitles(route) && route.audit === null);
    expect(unentered.map(({ path }) => path).filter((path) => !(path in withoutTitles))).toEqual([]);
    expect(Object.keys(withoutTitles).filter((path) => !unentered.some((route) => route.path === path))).toEqual([]);
  });

  test("an unclassified one is read without a trace", async () => {
    const made = await reader.send("POST", "/api/sources", { compartmentId: office, content: { label: "unclassified", title: "Radio", kind: "media", reliability: "C" } });
    await reader.get(`/api/sources/${made.body.id}`);
    expect(await entriesAbout(reader, made.body.id)).toEqual(["information.source-created"]);
  });

  test("domain 1.7: material of a situation of level 3 or 4 is read on record whatever its label, by principals too", async () => {
    const send = async (method: "POST" | "PUT", path: string, body: unknown, version?: number) => {
      const answer = await reader.send(method, path, body, version);
      expect(answer.status, answer.text).toBeLessThan(300);
      return answer.body;
    };
    const situation = { label: "unclassified", title: "Spoken of in public", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [{ name: "Herders" }], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null };
    const { id: situationId } = await send("POST", "/api/situations", { compartmentId: office, content: situation });
    const { id } = await send("POST", "/api/measures", { compartmentId: office, content: aMeasure({ situationId, label: "unclassified" }) });
    const director = await house.person({ roles: { [office]: ["director"] } });
    await director.send("POST", `/api/measures/${id}/steps/endorse`, {}, 1);
    const principal = await house.person({ roles: { [office]: ["principal"] } });
    await reader.get(`/api/measures/${id}`);
    expect((await principal.get(`/api/measures/${id}`)).status).toBe(200);
    expect([await entriesAbout(reader, id), await entriesAbout(principal, id)]).toEqual([["response.measure-created"], []]);
    await send("POST", `/api/situations/${situationId}/steps/place-on-watch`, { reason: "Two sources" }, 1);
    await send("POST", `/api/situations/${situationId}/steps/change-concern-level`, { reason: "The road is closed", input: { level: 3, assessmentId: null } }, 2);
    await reader.get(`/api/measures/${id}`);
    await reader.get(`/api/situations/${situationId}`);
    await principal.get(`/api/measures/${id}`);
    expect([await entriesAbout(reader, id), await entriesAbout(principal, id)]).toEqual([["response.measure-created", "response.measure-read"], ["response.measure-read"]]);
    expect(await entriesAbout(reader, situationId)).toContain("information.situation-read");
  });

  test("what is refused leaves no entry that somebody read it", async () => {
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 });
    for (const door of ["", "/history", "/chain"]) await stranger.get(`/api/situations/${ids["situations"]}${door}`);
    expect(await entriesAbout(stranger, ids["situations"])).toEqual([]);
  });

  test("entries hold no word of what was read", async () => {
    const { rows } = await sql<{ text: string }>`select entry::text as text from ledger.entry`.execute(house.database.worker.db);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.some((row) => row.text.includes("curlewwort"))).toBe(false);
  });
});
