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
    const stale = await house.person({ administrator: true, clearance: 0, verifiedMinutesAgo: 6 });
    expect((await stale.send("POST", "/api/nationality-rules", { compartmentId: offices[0], countryIso3: "BEL", reason: "why not" })).status).toBe(403);
  });
});
