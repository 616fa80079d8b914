import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenAChain } from "../../testing/chain.ts";
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

  test("a situation as known on a day holds what named it then, also what was moved to another one since", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const [river, hills] = await Promise.all(["The river", "The hills"].map(async (title) => (await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation(title) })).body.id as string));
    const report = { label: "confidential", situationId: river, title: "Heard at the market", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came at dawn", reliability: null, credibility: null };
    const { body } = await analyst.send("POST", "/api/reports", { compartmentId: office, content: report });
    const then = house.clock.now.toISOString();
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    const now = house.clock.now.toISOString();
    expect((await analyst.send("PUT", `/api/reports/${body.id}`, { content: { ...report, situationId: hills }, reason: "It was in the hills" }, 1)).status).toBe(200);
    const known = async (id: string | undefined, at: string) => (await analyst.get(`/api/situations/${id}/known?at=${at}`)).body.items.map((one: { id: string }) => one.id);
    expect([await known(river, then), await known(hills, then)]).toEqual([[body.id], []]);
    expect([await known(river, now), await known(hills, now)]).toEqual([[], [body.id]]);
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

  test("can be read in each version that was saved, by whoever may see it under the label it had then, and nothing can be done to those", async () => {
    const office = await house.compartment();
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation("As first written") });
    const path = `/api/situations/${body.id}`;
    await analyst.send("PUT", path, { content: situation("As written later") }, 1);
    const first = (await analyst.get(`${path}?version=1`)).body;
    expect(first).toMatchObject({ title: "As first written", version: 1, earlier: { latest: 2 }, steps: [], mayEdit: false, mayShare: false, mayAskLowering: false, lowering: null });
    expect((await analyst.get(path)).body).toMatchObject({ title: "As written later", earlier: null });
    expect((await analyst.get(`${path}?version=3`)).body.code).toBe("platform.version-not-found");
    expect((await analyst.get(`${path}?version=first`)).status).toBe(400);
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 });
    expect((await stranger.get(`${path}?version=1`)).text).toBe((await stranger.get("/api/situations/00000000-0000-4000-8000-00000000dead?version=1")).text);
  });

  test("S18: a version under a label that the reader may not see is a version that does not exist", async () => {
    const office = await house.compartment();
    const writer = await house.person({ roles: { [office]: ["analyst"] }, clearance: 2 });
    const reader = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
    const other = await house.person({ roles: { [office]: ["senior"] }, clearance: 2 });
    const { body } = await writer.send("POST", "/api/situations", { compartmentId: office, content: { ...situation("Said too much"), label: "strictly-confidential" } });
    const path = `/api/situations/${body.id}`;
    expect((await writer.send("POST", `${path}/lowering`, { to: "confidential", reason: "The name was taken out" }, 1)).status).toBe(204);
    expect((await other.send("POST", `${path}/lowering/decision`, { decision: "lowered", reason: "Agreed" }, 1)).status).toBe(204);
    expect((await reader.get(path)).status).toBe(200);
    expect((await writer.get(`${path}?version=1`)).status).toBe(200);
    const [hidden, absent] = [await reader.get(`${path}?version=1`), await reader.get(`${path}?version=9`)];
    expect([hidden.status, hidden.text.replace("1 of", "N of").replace("ersion 1", "ersion N")]).toEqual([absent.status, absent.text.replace("9 of", "N of").replace("ersion 9", "ersion N")]);
  });
});

describe("S20: citing a record one may not see", () => {
  /** Each place of a content that holds the id of another record, with the content that holds another id there. */
  function* cited(value: unknown, known: ReadonlySet<string>, put: (other: string) => unknown, at = ""): Generator<{ at: string; id: string; with: (other: string) => unknown }> {
    if (typeof value === "string" && known.has(value)) yield { at, id: value, with: put };
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const replaced = (other: unknown) => (Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other });
      const through = put as (inner: unknown) => unknown;
      yield* cited(inner, known, (other) => through(replaced(other)), `${at}.${key}`);
    }
  }

  test("fails exactly like citing one that does not exist, in every field of every kind", async () => {
    const [ours, theirs] = [await house.compartment("Ours"), await house.compartment("Theirs")];
    const roles = ["monitor", "analyst", "senior", "director", "desk"];
    const us = await house.person({ roles: { [ours]: roles }, clearance: 2 });
    const them = await house.person({ roles: { [theirs]: roles }, clearance: 2 });
    const [own, foreign] = [await givenAChain(us, ours, "sandwort"), await givenAChain(them, theirs, "pearlwort")];
    const pathOf = new Map(Object.entries(own).map(([path, id]) => [id, path]));
    const fields = new Set<string>();
    for (const [path, id] of Object.entries(own)) {
      const { content } = (await us.get(`/api/${path}/${id}`)).body;
      for (const place of cited(content, new Set(pathOf.keys()), (other) => other)) {
        const answers = [];
        for (const other of [foreign[pathOf.get(place.id)!]!, "00000000-0000-4000-8000-00000000dead"]) {
          const answer = await us.send("POST", `/api/${path}`, { compartmentId: ours, content: place.with(other) });
          answers.push({ status: answer.status, text: answer.text.replaceAll(other, "ID") });
        }
        expect(answers[0], `${path}${place.at}`).toEqual(answers[1]);
        expect(answers[0]!.status, `${path}${place.at}: ${answers[0]!.text}`).toBeGreaterThanOrEqual(400);
        fields.add(`${path}${place.at.replaceAll(/\d+/g, "n")}`);
      }
    }
    expect([...fields].toSorted()).toEqual(expect.arrayContaining(["alerts.situationId", "assessments.situationId", "assessments.judgements.n.evidence.n.recordId", "claims.reportId", "incidents.claims.n", "measures.alertId", "outcome-reviews.alertId", "persons.organisationId", "reports.sourceId", "source-identities.sourceId"]));
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
