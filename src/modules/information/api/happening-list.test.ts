import { afterAll, beforeAll, expect, test } from "vitest";
import { aClaim, aReport, aSituation, anIncident, places, world } from "../../../testing/happenings.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";

/** Lists of what is told to have happened say when and where each is said to have been. */
let house: TestInstallation;
let office: string;
let analyst: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 });
  world.situationId = await make("situations", aSituation);
});
afterAll(() => house.close());

async function make(path: string, content: unknown): Promise<string> {
  const answer = await analyst.send("POST", `/api/${path}`, { compartmentId: office, content });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

async function told(path: string, id: string): Promise<{ when: unknown; where: unknown } | undefined> {
  const { items } = (await analyst.get(`/api/${path}`)).body;
  const found = items.find((item: any) => item.id === id);
  return found && { when: found.when, where: found.where };
}

test("a report and a claim say it as it was said, and nothing where nobody says", async () => {
  const report = await make("reports", aReport({ occurred: "2031-06~", place: places[3] }));
  expect(await told("reports", report)).toEqual({ when: ["2031-06~"], where: ["Beyond the river"] });
  expect(await told("reports", await make("reports", aReport()))).toEqual({ when: [], where: [] });
  expect(await told("claims", await make("claims", aClaim(report, { when: "2031", place: places[0] })))).toEqual({ when: ["2031"], where: ["Talat"] });
});

test("an incident says all that its accounts say, each once and the earliest first, until one is held", async () => {
  const reports = await Promise.all([1, 2, 3].map(() => make("reports", aReport())));
  world.claims = await Promise.all(reports.map((report) => make("claims", aClaim(report))));
  const said = { joined: [0, 1, 2], when: ["2032-01-01", "2031-06", "2031-06"], where: [places[0], places[1], places[0]], types: [], by: [], label: "confidential", heldWhen: null } as const;
  const open = await make("incidents", anIncident(said));
  const held = await make("incidents", anIncident({ ...said, heldWhen: "2031-06-15" }));
  expect(await told("incidents", open)).toEqual({ when: ["2031-06", "2032-01-01"], where: ["Talat", "Oumé"] });
  expect(await told("incidents", held)).toEqual({ when: ["2031-06-15"], where: ["Talat", "Oumé"] });
  expect((await (await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 })).get("/api/incidents")).body.items).toEqual([]);
});

test("a list of what is no happening says neither", async () => {
  expect(await told("situations", world.situationId)).toEqual({ when: undefined, where: undefined });
});
