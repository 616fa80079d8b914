import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSealedBox } from "../../testing/a-sealed-box.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../testing/every-step.ts";
import { aCase, aPartner } from "./examples.ts";
import { sealedNoteKind } from "./model/sealed-note/sealed-note.ts";

/** Protection plans and where partners are reached: records of few readers whose words are in a box (D1). */
let house: TestInstallation;
let office: string;
const people: Record<string, Person> = {};
const ids: Record<string, string> = {};
const readers = ["desk", "mandateHolder"];
const others = ["director", "analyst", "monitor", "publisher", "protectionOfficer", "principal"];

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment("The desk of the mandate");
  for (const role of [...readers, ...others]) people[role] = await house.person({ roles: { [office]: [role] }, clearance: 2 });
  people["desk elsewhere"] = await house.person({ roles: { [await house.compartment("Another desk")]: ["desk"] }, clearance: 2 });
  const make = async (path: string, content: object) => (await people["desk"]!.send("POST", `/api/${path}`, { compartmentId: office, content })).body.id;
  ids["case"] = await make("cases", aCase());
  ids["partner"] = await make("mandate-partners", aPartner({ name: "House of reeds" }));
  ids["plan"] = (await write({ about: ids["case"], purpose: "protection-plan" })).body.id;
});
afterAll(() => house.close());

async function write(content: object, who = "desk") {
  return people[who]!.send("POST", "/api/sealed-notes", { compartmentId: office, content: { label: "confidential", ...(await aSealedBox(ids["case"]!, { measures: "Two of us walk with her" })), ...content } });
}

describe("S28, D1: what is sealed beside a case or a partner", () => {
  test.each(readers)("%s is given the closed box, and the ledger says so", async (who) => {
    expect((await people[who]!.get(`/api/sealed-notes/${ids["plan"]}`)).body.content.sealed).toMatch(/^YWdlLW/);
    await expect.poll(async () => (await people[who]!.get("/api/ledger?limit=50")).text, { timeout: 10_000 }).toContain("protection.sealed-note-read");
  });

  test.each([...others, "desk elsewhere"])("for %s it is not there, on any way", async (who) => {
    const absent = "00000000-0000-4000-8000-00000000dead";
    for (const part of ["", "/history", "/chain", "?version=1"]) {
      const [hidden, none] = [await people[who]!.get(`/api/sealed-notes/${ids["plan"]}${part}`), await people[who]!.get(`/api/sealed-notes/${absent}${part}`)];
      expect([hidden.status, hidden.text.replaceAll(ids["plan"]!, absent)], part).toEqual([none.status, none.text]);
    }
    for (const list of ["/api/sealed-notes", `/api/sealed-notes?linked=${ids["case"]}`, `/api/cases/${ids["case"]}`]) expect((await people[who]!.get(list)).text).not.toContain(ids["plan"]);
  });

  test("a plan belongs to a case and an address to a partner, and to nothing else", async () => {
    expect((await write({ about: ids["partner"], purpose: "protection-plan" })).body.code).toBe("protection.sealed-note-of-nothing");
    expect((await write({ about: ids["case"], purpose: "contact" })).body.code).toBe("protection.sealed-note-of-nothing");
    expect((await write({ about: ids["partner"], purpose: "contact" })).status).toBe(201);
  });

  test("words in clear are refused, whatever they are called", async () => {
    for (const over of [{ measures: "Two of us walk with her" }, { sealed: "Two of us walk with her" }]) expect((await write({ about: ids["case"], purpose: "protection-plan", ...over })).status).toBe(400);
  });

  test("where a person is reached is refused in the rules of a partner, with where to write it; of an institution it may stand there", async () => {
    const rules = [{ key: "c1", way: "telephone", answer: "may", from: null, until: null, risk: "low", address: "+999 555 0101", note: "" }];
    const add = (over: object) => people["desk"]!.send("POST", "/api/mandate-partners", { compartmentId: office, content: aPartner({ name: "Somebody", rules, ...over } as Parameters<typeof aPartner>[0]) });
    for (const partnerKind of ["defender", "civil-society", "university", "expert", "other"]) {
      const answer = await add({ partnerKind });
      expect([answer.status, answer.body.fields], partnerKind).toEqual([400, [expect.objectContaining({ path: "rules.0.address", sentence: expect.stringContaining("Where they are reached") })]]);
    }
    for (const partnerKind of ["mandate", "un-office", "state-authority"]) expect((await add({ partnerKind })).status, partnerKind).toBe(201);
  });
});

test("a sealed note is closed and opened again by those who read it, and by nobody else", () => {
  const table: readonly StepRow<"close" | "reopen">[] = [["active", "closed", "close", readers], ["closed", "active", "reopen", readers]];
  expect(stepsTaken(sealedNoteKind.machine, ["active", "closed"])).toEqual(stepsListed(table));
});
