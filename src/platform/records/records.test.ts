import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const situation = (title = "Tensions in the river districts") => ({
  label: "confidential", title, countries: ["XKS"], areas: ["KX01"], period: "2026-03/..", crimesConsidered: ["war-crimes"],
  populationsAtRisk: [{ name: "Herders of the east bank" }], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null,
});

describe("a record", () => {
  test("is created, read back, saved on its version and keeps every version with author, time and reason", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] }, name: "Awa Tembely" });
    const created = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation(), reason: "First reports" });
    expect(created.status, created.text).toBe(201);
    const path = `/api/situations/${created.body.id}`;
    const saved = await analyst.send("PUT", path, { content: situation("Tensions along the river"), reason: "Wider than thought" }, 1);
    expect(saved.status, saved.text).toBe(200);
    expect(saved.headers.get("etag")).toBe('"2"');
    const history = await analyst.get(`${path}/history`);
    expect(history.body.items.map((one: any) => [one.version, one.reason, one.authorName])).toEqual([
      [2, "Wider than thought", "Awa Tembely"],
      [1, "First reports", "Awa Tembely"],
    ]);
  });

  test("saved on an older version is refused with both versions at hand, and nothing is merged", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation() });
    await analyst.send("PUT", `/api/situations/${body.id}`, { content: situation("Mine") }, 1);
    const stale = await analyst.send("PUT", `/api/situations/${body.id}`, { content: situation("Theirs") }, 1);
    expect(stale.status).toBe(409);
    expect(stale.body.code).toBe("platform.version-stale");
    expect(stale.body.current.content.title).toBe("Mine");
  });

  test("without the version it is based on is not saved", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation() });
    expect((await analyst.send("PUT", `/api/situations/${body.id}`, { content: situation("Blind") })).status).toBe(428);
  });

  test("says of every step whose it is, and why it was sent back to its authors until they hand it in again", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const director = await house.person({ roles: { [office]: ["director"] } });
    const { body: made } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation() });
    const review = { label: "confidential", situationId: made.id, alertId: made.id, title: "What came of it", language: "en", doneBy: [], whatHappened: "Nothing.", counterfactual: "The same.", lessons: "Ask.", wasRight: "no" };
    const { body } = await analyst.send("POST", "/api/outcome-reviews", { compartmentId: office, content: review });
    const read = async () => (await analyst.get(`/api/outcome-reviews/${body.id}`)).body;
    expect(await read()).toMatchObject({ sentBack: null, steps: [{ step: "conclude", whyNot: "platform.step-not-for-your-role", roles: ["senior", "director"] }] });
    await director.send("POST", `/api/outcome-reviews/${body.id}/steps/conclude`, {}, 1);
    expect((await read()).sentBack).toBeNull();
    await director.send("POST", `/api/outcome-reviews/${body.id}/steps/reopen`, { reason: "Ask the addressees." }, 2);
    await analyst.send("PUT", `/api/outcome-reviews/${body.id}`, { content: { ...review, lessons: "Ask sooner." } }, 3);
    expect((await read()).sentBack).toMatchObject({ step: "reopen", reason: "Ask the addressees." });
    await director.send("POST", `/api/outcome-reviews/${body.id}/steps/conclude`, {}, 4);
    expect((await read()).sentBack).toBeNull();
  });

  test("as known on an earlier day says what it said then", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const before = house.clock.now.toISOString();
    const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation("As first written") });
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    await analyst.send("PUT", `/api/situations/${body.id}`, { content: situation("As written later") }, 1);
    const known = await analyst.get(`/api/situations/${body.id}/as-known-on?at=${before}`);
    expect(known.body.title).toBe("As first written");
  });

  test("S17: unknown and privileged fields are refused by name", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    for (const field of ["authors", "state", "compartmentId", "createdAt", "isAdministrator"]) {
      const answer = await analyst.send("POST", "/api/situations", { compartmentId: office, content: { ...situation(), [field]: "x" } });
      expect(answer.status).toBe(400);
      expect(answer.body.fields[0].path).toBe(field);
    }
  });

  test("S20: citing a record one may not see fails exactly like citing one that does not exist", async () => {
    const ours = await house.compartment("Ours");
    const theirs = await house.compartment("Theirs");
    const us = await house.person({ roles: { [ours]: ["analyst"] } });
    const them = await house.person({ roles: { [theirs]: ["analyst"] } });
    const hidden = await them.send("POST", "/api/situations", { compartmentId: theirs, content: situation() });
    const cite = (situationId: string) => us.send("POST", "/api/measures", { compartmentId: ours, content: { situationId } });
    const answers = [];
    for (const id of [hidden.body.id, "00000000-0000-4000-8000-00000000dead"]) {
      const report = { label: "confidential", situationId: id, title: "A report", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "Heard at the market", reliability: null, credibility: null };
      const answer = await us.send("POST", "/api/reports", { compartmentId: ours, content: report });
      answers.push({ status: answer.status, text: answer.text.replaceAll(id, "ID") });
      void cite;
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.status).toBe(404);
  });
});

describe("S14, S16: a record of another compartment", () => {
  test("does not exist for a stranger on any of its doors", async () => {
    const office = await house.compartment();
    const other = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const stranger = await house.person({ roles: { [other]: ["director", "senior", "analyst"] }, clearance: 2 });
    const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation("Unmistakable words") });
    for (const door of ["", "/history", "/chain", "/as-known-on?at=2030-01-01T00:00:00Z"]) {
      const real = await stranger.get(`/api/situations/${body.id}${door}`);
      const absent = await stranger.get(`/api/situations/00000000-0000-4000-8000-00000000dead${door}`);
      expect(real.status).toBe(404);
      expect(real.text).toBe(absent.text);
    }
    expect((await stranger.get("/api/situations?q=unmistakable")).body.items).toEqual([]);
    expect((await stranger.get("/api/watch")).text).not.toContain("Unmistakable");
    expect((await stranger.send("PUT", `/api/situations/${body.id}`, { content: situation() }, 1)).status).toBe(404);
  });
});

describe("S1: a session without a passkey", () => {
  test("sees nothing above Unclassified", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const weak = await house.person({ roles: { [office]: ["analyst"] }, assurance: 1 });
    const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation() });
    const answer = await weak.get(`/api/situations/${body.id}`);
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe("platform.passkey-needed");
    expect((await weak.get("/api/situations")).body.items).toEqual([]);
  });
});
