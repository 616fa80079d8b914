import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectAdministrator } from "#platform/database/pools.ts";
import { listed, openHappeningHouse, type HappeningHouse, type MadeHappening } from "../../../testing/happening-house.ts";
import { aClaim, anIncident, aReport } from "../../../testing/happenings.ts";
import type { Person, TestInstallation } from "../../../testing/installation.ts";

let kept: HappeningHouse;
let house: TestInstallation;
let office: string;
let analyst: Person;
let made: MadeHappening[];
const make: HappeningHouse["make"] = (...what) => kept.make(...what);

beforeAll(async () => {
  kept = await openHappeningHouse();
  ({ house, office, analyst, made } = kept);
});
afterAll(() => house.close());

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe("what nobody says", () => {
  const here = { said: "Ouro", country: "BEN", pcode: null, latitude: null, longitude: null, precision: "unknown" };
  const lackedBy = async (path: string, id: string, who = analyst) => (await who.get(`/api/${path}?country=BEN&limit=200`)).body.items.find((item: any) => item.id === id)?.missing;

  test("stands beside each record of the list, as the whole of it says", async () => {
    for (const item of (await analyst.get("/api/incidents?limit=200")).body.items) {
      const known = made.find(({ id }) => id === item.id);
      if (known) expect(item.missing).toEqual(known.happening.missing);
    }
    expect(new Set(made.flatMap(({ happening }) => happening.missing))).toEqual(new Set(["date", "place", "author", "victim", "type", "source"]));
  });

  test("by a report can be said by a claim drawn from it, and whence a claim comes by its report", async () => {
    const reportId = await make("reports", aReport({ place: here }));
    expect(await lackedBy("reports", reportId)).toEqual(["date", "author", "victim", "type", "source"]);
    const claimId = await make("claims", aClaim(reportId, { place: here, perpetrator: "River Police", actTypes: ["unknown"], when: "2031" }));
    expect(await lackedBy("reports", reportId)).toEqual(["date", "victim", "type", "source"]);
    expect(await lackedBy("claims", claimId)).toEqual(["victim", "type", "source"]);
    const { version, content } = (await analyst.get(`/api/reports/${reportId}`)).body;
    await analyst.send("PUT", `/api/reports/${reportId}`, { content: { ...content, sourceKind: "media" } }, version);
    expect(await lackedBy("claims", claimId)).toEqual(["victim", "type"]);
    expect(await listed(analyst, "claims", { country: "BEN", missing: "source" })).toEqual([]);
    expect(await listed(analyst, "claims", { country: "BEN", missing: "type" })).toEqual([claimId]);
  });

  test("is asked for in list, months, map and file alike", async () => {
    const whole = { country: "TGO", pcode: null, said: "Lama", latitude: 9.5, longitude: 1.25, precision: "place" };
    const full = await make("reports", aReport({ occurred: "2033-07", place: whole, sourceKind: "media" }));
    await make("claims", aClaim(full, { perpetrator: "River Police", victims: "millers", actTypes: ["killing"] }));
    const bare = await make("reports", aReport({ occurred: "2033-08", place: whole }));
    for (const [missing, ids] of [["any", [bare]], ["source", [bare]], ["victim", [bare]], ["date", []], ["place", []]] as const) {
      const query = `country=TGO&missing=${missing}`;
      expect(await listed(analyst, "reports", { country: "TGO", missing }), missing).toEqual(ids);
      const { body: months } = await analyst.get(`/api/report-months?${query}`);
      expect(months, missing).toMatchObject({ total: ids.length, items: ids.map(() => ({ month: "2033-08", records: 1 })) });
      expect(sum((await analyst.get(`/api/report-cells?${query}`)).body.records), missing).toBe(ids.length);
      const rows = (await analyst.get(`/api/reports.csv?${query}`)).text.trimEnd().split("\r\n").slice(2);
      expect(rows.map((row) => row.split(",")[0]), missing).toEqual(ids);
      for (const row of rows) expect(row).toContain(",alleged author | victims | kind of act | source,");
    }
  });

  test("says nothing of a claim, or of the report of one, that the reader may not see", async () => {
    const closed = await house.compartment("The office of the claim");
    const both = await house.person({ roles: { [office]: ["analyst"], [closed]: ["analyst"] }, clearance: 2 });
    const reportId = await make("reports", aReport({ place: here, occurred: "2031", sourceKind: "media" }));
    await make("claims", aClaim(reportId, { perpetrator: "Lantern", victims: "millers", actTypes: ["killing"] }), both, closed);
    expect(await lackedBy("reports", reportId, both)).toEqual([]);
    expect(await lackedBy("reports", reportId)).toEqual(["author", "victim", "type"]);
    expect(await listed(analyst, "reports", { country: "BEN", missing: "victim", from: "2031-01-01" })).toEqual([reportId]);
    expect(await listed(both, "reports", { country: "BEN", missing: "victim", from: "2031-01-01" })).toEqual([]);

    const secret = await make("claims", aClaim(await make("reports", aReport({ sourceKind: "media" }), both, closed), {}), both, closed);
    const incident = await make("incidents", { ...anIncident({ joined: [], when: [], heldWhen: "2034", where: [], types: [], by: [], label: "unclassified" }), title: "Told in secret", claims: [secret] }, both);
    const openClaim = await make("claims", aClaim(await make("reports", aReport({ sourceKind: "media" }), both, closed), { statement: "Drawn from a closed report" }), both);
    const sourced = async (who: Person) => !(await listed(who, "claims", { q: "Drawn from a closed report", missing: "source" })).includes(openClaim);
    expect([await sourced(both), await sourced(analyst)]).toEqual([true, false]);
    const sourceOf = async (who: Person) => (await listed(who, "incidents", { missing: "source", from: "2034-01-01", to: "2034-12-31" })).includes(incident);
    expect([await sourceOf(both), await sourceOf(analyst)]).toEqual([false, true]);
    const stranger = await house.person({ roles: { [await house.compartment("Beyond")]: ["analyst"] }, clearance: 2 });
    for (const missing of ["any", "source"]) {
      expect(await listed(stranger, "incidents", { missing })).toEqual([]);
      expect((await stranger.get(`/api/incident-months?missing=${missing}`)).body).toEqual({ items: [], total: 0, spread: 0, undated: 0, repeated: 0, label: "unclassified" });
    }
  });

  test("S15: the application alone hides the same, with row-level security off", async () => {
    const isSaid = async () => (await listed(analyst, "incidents", { q: "Told in secret", missing: "source" })).length;
    expect(await isSaid()).toBe(1);
    const admin = await connectAdministrator(house.database.engine);
    for (const table of ["record.head", "record.facet", "record.link"]) await admin.query(`alter table ${table} disable row level security`);
    await admin.end();
    expect(await isSaid()).toBe(1);
  });
});
