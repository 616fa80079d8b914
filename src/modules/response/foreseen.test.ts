import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const inDays = (days: number) => new Date(house.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const foreseenBy = async (person: Person) => (await person.get("/api/watch")).body.foreseen.map((one: { what: string; situation: { title: string } }) => [one.what, one.situation.title]);

describe("the calendar of triggers", () => {
  test("stands on Watch with what is due, until the situation is closed, and for nobody else", async () => {
    const office = await house.compartment();
    const [analyst, senior, director] = [await house.person({ roles: { [office]: ["analyst"] } }), await house.person({ roles: { [office]: ["senior"] } }), await house.person({ roles: { [office]: ["director"] } })];
    const content = {
      label: "confidential", title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [{ name: "Herders" }], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null,
      triggers: [{ when: inDays(10), what: "The vote" }, { when: inDays(3), what: "The verdict" }, { when: inDays(40), what: "The census" }, { when: inDays(-1), what: "The march" }],
    };
    const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content });
    expect(await foreseenBy(analyst)).toEqual([["The verdict", "River districts"], ["The vote", "River districts"]]);
    for (const options of [{ roles: { [await house.compartment()]: ["director"] }, clearance: 2 as const }, { roles: { [office]: ["analyst"] }, clearance: 0 as const }, { roles: { [office]: ["principal"] } }]) {
      expect(await foreseenBy(await house.person(options))).toEqual([]);
    }
    await senior.send("POST", `/api/situations/${body.id}/steps/place-on-watch`, { reason: "Two sources" }, 1);
    await director.send("POST", `/api/situations/${body.id}/steps/close`, { reason: "Settled; a new list of names would reopen it" }, 2);
    expect(await foreseenBy(analyst)).toEqual([]);
  });
});
