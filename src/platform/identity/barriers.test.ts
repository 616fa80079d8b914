import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let admin: Person;
let writer: Person;
let offices: readonly string[];
let situations: readonly string[];

beforeAll(async () => {
  house = await openTestInstallation();
  offices = [await house.compartment("North desk"), await house.compartment("South desk")];
  admin = await house.person({ administrator: true, clearance: 0 });
  writer = await house.person({ roles: Object.fromEntries(offices.map((office) => [office, ["analyst"]])), clearance: 2 });
  situations = await Promise.all(offices.map(async (compartmentId, n) => (await writer.send("POST", "/api/situations", { compartmentId, content: situation(`Situation ${n}`) })).body.id));
});
afterAll(() => house.close());

const situation = (title: string) => ({
  label: "unclassified", title, countries: ["XKS"], areas: [], period: "2026-01/..", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null,
});
const seen = async (person: Person) => ((await person.get("/api/situations")).body?.items ?? []).map((item: { id: string }) => item.id).toSorted() as string[];

describe("S25: a barrier overrides any grant", () => {
  test("a person kept out of an office sees nothing of it, and again when the barrier is taken away", async () => {
    const person = await house.person({ roles: { [offices[0]!]: ["director"], [offices[1]!]: ["analyst"] }, clearance: 2 });
    expect(await seen(person)).toEqual(situations.toSorted());
    await admin.send("POST", "/api/barriers", { accountId: person.id, compartmentId: offices[0], reason: "family ties" });
    expect(await seen(person)).toEqual([situations[1]]);
    expect((await person.get(`/api/situations/${situations[0]}`)).status).toBe(404);
    const account = (await admin.get("/api/accounts")).body.items.find((one: { id: string }) => one.id === person.id);
    expect(account.barriers).toMatchObject([{ compartmentName: "North desk", reason: "family ties" }]);
    expect((await admin.send("POST", `/api/barriers/${account.barriers[0].id}/end`, { reason: "the tie has ended" })).status).toBe(204);
    expect(await seen(person)).toEqual(situations.toSorted());
  });

  test("a nationality rule keeps out the nationals of that country, and nobody else", async () => {
    const [national, other] = await Promise.all([0, 1].map(() => house.person({ roles: { [offices[0]!]: ["director"] }, clearance: 2 })));
    expect((await admin.send("POST", `/api/accounts/${national!.id}/nationalities`, { nationalities: ["CHE", "BEL"], reason: "as in the passport" })).status).toBe(204);
    expect(await seen(national!)).toEqual([situations[0]]);
    expect((await admin.send("POST", "/api/nationality-rules", { compartmentId: offices[0], countryIso3: "BEL", reason: "the desk works on it" })).status).toBe(204);
    expect(await seen(national!)).toEqual([]);
    expect(await seen(other!)).toEqual([situations[0]]);
    const office = (await admin.get("/api/compartments")).body.items.find((one: { id: string }) => one.id === offices[0]);
    await admin.send("POST", `/api/nationality-rules/${office.nationalityRules[0].id}/end`, { reason: "the desk has another country now" });
    expect(await seen(national!)).toEqual([situations[0]]);
  });

  test("adding a barrier or a rule never widens what anybody sees, whatever the order", async () => {
    const person = await house.person({ roles: { [offices[0]!]: ["analyst"], [offices[1]!]: ["senior"] }, clearance: 2 });
    const ending = async () => {
      await sql`update access.barrier set ended_at = now(), ended_reason = 'test' where account_id = ${person.id} and ended_at is null`.execute(house.database.auth.db);
      await sql`update access.nationality_rule set ended_at = now(), ended_reason = 'test' where ended_at is null`.execute(house.database.auth.db);
    };
    const setting = fc.record({ office: fc.constantFrom(0, 1), how: fc.constantFrom("barrier", "rule", "nationality"), country: fc.constantFrom("BEL", "CHE") });
    await fc.assert(fc.asyncProperty(fc.array(setting, { minLength: 1, maxLength: 5 }), async (settings) => {
      await ending();
      await admin.send("POST", `/api/accounts/${person.id}/nationalities`, { nationalities: [], reason: "as before" });
      const nationalities: string[] = [];
      let before = await seen(person);
      for (const { office, how, country } of settings) {
        if (how === "barrier") await admin.send("POST", "/api/barriers", { accountId: person.id, compartmentId: offices[office], reason: "a conflict" });
        if (how === "rule") await admin.send("POST", "/api/nationality-rules", { compartmentId: offices[office], countryIso3: country, reason: "a rule" });
        if (how === "nationality") await admin.send("POST", `/api/accounts/${person.id}/nationalities`, { nationalities: [...new Set([...nationalities, country])], reason: "a passport" });
        if (how === "nationality") nationalities.push(country);
        const after = await seen(person);
        expect(after.filter((id) => !before.includes(id))).toEqual([]);
        before = after;
      }
    }), { numRuns: 25 });
  });

  test("what does not exist is said so, and a reason is needed", async () => {
    const absent = "00000000-0000-4000-8000-00000000dead";
    expect((await admin.send("POST", `/api/barriers/${absent}/end`, { reason: "why not" })).status).toBe(404);
    expect((await admin.send("POST", `/api/nationality-rules/${absent}/end`, { reason: "why not" })).status).toBe(404);
    expect((await admin.send("POST", "/api/nationality-rules", { compartmentId: offices[0], countryIso3: "Belgium", reason: "why not" })).status).toBe(400);
    expect((await admin.send("POST", "/api/nationality-rules", { compartmentId: offices[0], countryIso3: "BEL", reason: "" })).status).toBe(400);
    // A rule for a code that no country has would keep nobody out.
    for (const refused of [await admin.send("POST", "/api/nationality-rules", { compartmentId: offices[0], countryIso3: "BGM", reason: "the desk works on it" }), await admin.send("POST", `/api/accounts/${admin.id}/nationalities`, { nationalities: ["BEL", "BGM"], reason: "as in the passport" })]) {
      expect(refused).toMatchObject({ status: 400, body: { code: "access.country-code-invalid", title: expect.stringContaining("BGM") } });
    }
    const stale = await house.person({ administrator: true, clearance: 0, verifiedMinutesAgo: 6 });
    expect((await stale.send("POST", "/api/nationality-rules", { compartmentId: offices[0], countryIso3: "BEL", reason: "why not" })).status).toBe(403);
  });
});

describe("every change of access has an author, a time and a reason that stays", () => {
  const changes = async (id: string) => (await admin.get(`/api/accounts/${id}/changes`)).body.items as readonly Record<string, unknown>[];
  const byAdmin = { byName: "A Person", at: expect.any(String) };
  /** Each step a second after the one before, as people do things. */
  const step = async (path: string, body: unknown) => {
    house.clock.now = new Date(house.clock.now.getTime() + 1000);
    const answer = await admin.send("POST", path, body);
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body?.id as string;
  };

  test("what was done to an account can be read on it, the latest first, with the state before and after", async () => {
    const id = await step("/api/accounts", { name: "Ines Vareth", email: "ines@north.example", clearance: 1 });
    const membership = await step("/api/memberships", { accountId: id, compartmentId: offices[0], role: "analyst", validUntil: "2031-01-01T00:00:00Z", reason: "joins the desk" });
    await step(`/api/accounts/${id}/nationalities`, { nationalities: ["CHE"], reason: "as in the passport" });
    await step(`/api/accounts/${id}/nationalities`, { nationalities: ["CHE", "BEL"], reason: "a second passport" });
    await step("/api/barriers", { accountId: id, compartmentId: offices[1], reason: "family ties" });
    await step(`/api/memberships/${membership}/end`, { reason: "moved to another desk" });
    await step(`/api/accounts/${id}/invite`, { reason: "lost the telephone" });
    await step(`/api/accounts/${id}/disable`, { reason: "left the office" });
    expect(await changes(id)).toMatchObject([
      { ...byAdmin, event: "access.account-disabled", reason: "left the office" },
      { ...byAdmin, event: "access.account-invited-again", reason: "lost the telephone" },
      { ...byAdmin, event: "access.membership-ended", reason: "moved to another desk", office: "North desk", role: "analyst" },
      { ...byAdmin, event: "access.barrier-set", reason: "family ties", office: "South desk" },
      { ...byAdmin, event: "access.nationalities-noted", reason: "a second passport", before: ["CHE"], after: ["BEL", "CHE"] },
      { ...byAdmin, event: "access.nationalities-noted", reason: "as in the passport", before: [], after: ["CHE"] },
      { ...byAdmin, event: "access.membership-granted", reason: "joins the desk", office: "North desk", role: "analyst" },
      { ...byAdmin, event: "access.account-made", reason: null },
    ]);
    const { rows } = await sql<{ planned: string }>`select planned_until as planned from access.membership where id = ${membership}`.execute(house.database.auth.db);
    expect(new Date(rows[0]!.planned).toISOString()).toBe("2031-01-01T00:00:00.000Z");
  });

  test("so can what was done to the offices, after the rules have ended", async () => {
    await step("/api/compartments", { name: "West desk" });
    await step("/api/nationality-rules", { compartmentId: offices[1], countryIso3: "NOR", reason: "the desk takes it up" });
    const office = (await admin.get("/api/compartments")).body.items.find((one: { id: string }) => one.id === offices[1]);
    const rule = office.nationalityRules.find((one: { countryIso3: string }) => one.countryIso3 === "NOR");
    await step(`/api/nationality-rules/${rule.id}/end`, { reason: "the desk gives it up" });
    expect((await admin.get("/api/compartments/changes")).body.items.slice(0, 3)).toMatchObject([
      { ...byAdmin, event: "access.nationality-rule-ended", office: "South desk", reason: "the desk gives it up" },
      { ...byAdmin, event: "access.nationality-rule-set", office: "South desk", reason: "the desk takes it up" },
      { ...byAdmin, event: "access.compartment-made", office: "West desk", reason: null },
    ]);
  });

  test("what was kept cannot be altered by the server", async () => {
    await expect(sql`update access.account_change set reason = 'another'`.execute(house.database.auth.db)).rejects.toThrow("permission denied");
    await expect(sql`delete from access.account_change`.execute(house.database.auth.db)).rejects.toThrow("permission denied");
  });
});
