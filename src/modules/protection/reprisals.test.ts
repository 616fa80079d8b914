import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { openTestInstallation, type Answered, type Person, type TestInstallation } from "../../testing/installation.ts";
import { anAgreement, anExposure, aReprisal } from "./examples.ts";

const token = "whimbrelwort";
const absent = "00000000-0000-4000-8000-00000000dead";

let house: TestInstallation;
let office: string;
let officer: Person;
let director: Person;
let desk: Person;
let senior: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = new Date("2026-11-20T12:00:00Z");
  office = await house.compartment();
  const one = (role: string) => house.person({ roles: { [office]: [role] }, clearance: 2, name: `The ${role}` });
  [officer, director, desk, senior] = [await one("protectionOfficer"), await one("director"), await one("desk"), await one("senior")];
});
afterAll(() => house.close());

type File = { readonly id: string; readonly path: string; version: number };

async function givenAFile(given: Parameters<typeof aReprisal>[0] = {}, writer = officer): Promise<File> {
  const made = await writer.send("POST", "/api/reprisals", { compartmentId: office, content: aReprisal({ label: "unclassified", ...given }), reason: token });
  expect(made.status, made.text).toBe(201);
  return { id: made.body.id, path: `/api/reprisals/${made.body.id}`, version: 1 };
}

async function step(file: File, person: Person, name: string, input?: object, reason = ""): Promise<Answered> {
  const answer = await person.send("POST", `${file.path}/steps/${name}`, { reason, ...(input ? { input } : {}) }, file.version);
  if (answer.status === 200) file.version = answer.body.version;
  return answer;
}

const plain = ({ recordedBy: _by, recordedAt: _at, ...answer }: ReturnType<typeof anAgreement>) => answer;

function seen(answer: Answered, id: string): unknown {
  return { status: answer.status, headers: [...answer.headers].filter(([name]) => name !== "date").map(([name, value]) => [name, value.replaceAll(id, "ID")]), text: answer.text.replaceAll(id, "ID") };
}

describe("an unclassified reprisal file does not exist for", () => {
  const strangers = ["desk", "analyst", "senior", "mandateHolder", "monitor", "investigator", "component", "publisher", "principal", "focalPoint", "administrator"] as const;
  const as = (who: string) => house.person(who === "administrator" ? { administrator: true, clearance: 0 } : { roles: { [office]: [who] }, clearance: 2 });

  test.each(strangers)("%s: every way to it answers as for one that was never there", async (who) => {
    const { id } = await givenAFile({ title: `Held ${token}`, what: token });
    const person = await as(who);
    const ways = (of: string) => [`/api/reprisals/${of}`, `/api/reprisals/${of}?version=1`, `/api/reprisals/${of}/history`, `/api/reprisals/${of}/chain`, `/api/reprisals/${of}/as-known-on?at=2030-01-01T00:00:00Z`, `/api/exposures/${of}`];
    for (const [index, way] of ways(id).entries()) expect(seen(await person.get(way), id), way).toEqual(seen(await person.get(ways(absent)[index]!), absent));
    const writes = (of: string) => [
      ["PUT", `/api/reprisals/${of}`, { content: aReprisal() }], ["POST", `/api/reprisals/${of}/steps/assess`, {}], ["POST", `/api/reprisals/${of}/raising`, { to: "confidential", reason: "x" }], ["POST", `/api/reprisals/${of}/lowering`, { to: "unclassified", reason: "It is over" }],
    ] as const;
    for (const [index, [method, way, body]] of writes(id).entries()) expect(seen(await person.send(method, way, body, 1), id), way).toEqual(seen(await person.send(method, writes(absent)[index]![1], body, 1), absent));
  });

  test.each(strangers)("%s: it is in no list, no search, no reminder, no count, no file and no ledger", async (who) => {
    const file = await givenAFile({ title: `Held ${token}`, what: token, agreements: [] });
    await step(file, officer, "assess");
    await step(file, officer, "record-agreement", plain(anAgreement()));
    expect((await step(file, director, "act", { manner: "private", actions: ["quiet"], chosenWith: "The person", note: token })).status).toBe(200);
    await sequenceEntries(house.database.worker, openLogKey(house.dataDirectory));
    const person = await as(who);
    for (const way of ["/api/reprisals", `/api/reprisals?q=${token}`, `/api/reprisals?q=SEDGE`, "/api/watch", "/api/ledger?limit=200", `/api/reprisals?compartment=${office}`, "/api/reprisal-years", "/api/reprisal-years.csv", `/api/reprisal-colleagues?compartment=${office}`]) {
      const answer = await person.get(way);
      expect(answer.text, way).not.toContain(token);
      expect(answer.text, way).not.toContain(file.id);
      expect(answer.text, way).not.toContain("protection.reprisal-");
    }
    if (who === "administrator") return;
    expect((await person.get("/api/reprisals")).body).toEqual({ items: [], next: null });
    expect((await person.get("/api/reprisal-years")).body).toEqual({ items: [], isExercise: false });
    expect((await person.get("/api/reprisal-years.csv")).text.trim().split("\r\n")).toHaveLength(1);
    expect((await person.get(`/api/reprisal-colleagues?compartment=${office}`)).status).toBe((await person.get(`/api/reprisal-colleagues?compartment=${absent}`)).status);
  });

  test("a protection officer or director of another office", async () => {
    const { id } = await givenAFile();
    const elsewhere = await house.person({ roles: { [await house.compartment()]: ["protectionOfficer", "director"] }, clearance: 2 });
    expect(seen(await elsewhere.get(`/api/reprisals/${id}`), id)).toEqual(seen(await elsewhere.get(`/api/reprisals/${absent}`), absent));
    expect((await elsewhere.get("/api/reprisal-years")).body.items).toEqual([]);
  });

  test("somebody kept out by a barrier, whatever their role", async () => {
    const { path } = await givenAFile();
    const barred = await house.person({ roles: { [office]: ["protectionOfficer", "director"], [await house.compartment()]: ["analyst"] }, clearance: 2 });
    await sql`insert into access.barrier (account_id, compartment_id, reason) values (${barred.id}, ${office}, 'conflict of interest')`.execute(house.database.auth.db);
    expect((await barred.get(path)).status).toBe(404);
    expect((await barred.get("/api/reprisals")).body.items).toEqual([]);
  });
});

describe("a protection officer, whose role opens nothing else of the office", () => {
  test("opens, writes and reads files, their history and what they hang on", async () => {
    const exposure = await desk.send("POST", "/api/exposures", { compartmentId: office, content: anExposure() });
    const file = await givenAFile({ label: "confidential", exposureId: exposure.body.id });
    const saved = await officer.send("PUT", file.path, { content: aReprisal({ exposureId: exposure.body.id, author: "Two men of the guard" }) }, 1);
    expect(saved.status, saved.text).toBe(200);
    expect((await officer.get(`${file.path}/history`)).body.items).toHaveLength(2);
    expect((await officer.get(`${file.path}/chain`)).body.nodes.map(({ kind }: any) => kind).toSorted()).toEqual(["protection.exposure", "protection.reprisal"]);
    expect((await officer.get(`/api/reprisals?linked=${exposure.body.id}`)).body.items).toHaveLength(1);
    expect((await desk.get(`/api/exposures/${exposure.body.id}/chain`)).body.nodes.map(({ kind }: any) => kind), "the desk sees its exposure, and nothing that hangs on it").toEqual(["protection.exposure"]);
    expect((await desk.get(`/api/reprisals?linked=${exposure.body.id}`)).body.items).toEqual([]);
  });
});

test("a request to lower a file's classification is for its readers, and decided by the second of them", async () => {
  const file = await givenAFile({ label: "confidential" });
  const asked = await officer.send("POST", `${file.path}/lowering`, { to: "unclassified", reason: "It is known by now" }, 1);
  expect(asked.status, asked.text).toBe(204);
  const waiting = async (person: Person) => (await person.get("/api/watch")).body.lowerings.map(({ id }: any) => id);
  const other = await house.person({ roles: { [office]: ["senior", "desk"] }, clearance: 2 });
  expect([await waiting(other), await waiting(director)]).toEqual([[], [file.id]]);
  expect((await officer.get(file.path)).body.lowering.to).toBe("unclassified");
  expect((await director.send("POST", `${file.path}/lowering/decision`, { decision: "lowered", reason: "Agreed" }, 1)).status).toBe(204);
});

describe("a colleague whom a file names", () => {
  test("reads it with all its versions and takes the step of their role; taken off the list they do not", async () => {
    const file = await givenAFile();
    expect((await step(file, senior, "assess")).status).toBe(404);
    expect((await officer.send("PUT", file.path, { content: aReprisal({ label: "unclassified", team: [senior.id] }) }, 1)).status).toBe(200);
    file.version = 2;
    expect([(await senior.get(file.path)).status, (await senior.get(`${file.path}/history`)).body.items.length, (await desk.get(file.path)).status]).toEqual([200, 2, 404]);
    expect((await senior.send("PUT", file.path, { content: aReprisal() }, 2)).body.code).toBe("platform.step-not-for-your-role");
    expect((await step(file, senior, "assess")).body.state).toBe("assessed");
    expect((await step(file, senior, "act", { manner: "private", actions: ["quiet"], chosenWith: "The person", note: "" })).body.code).toBe("platform.step-not-for-your-role");
    const off = await officer.send("PUT", file.path, { content: aReprisal({ label: "unclassified", team: [] }) }, file.version);
    expect(off.status, off.text).toBe(200);
    expect([(await senior.get(file.path)).status, (await senior.get(`${file.path}/history`)).status, (await senior.get("/api/reprisals")).body.items]).toEqual([404, 404, []]);
  });

  test("is chosen among those who work in the office", async () => {
    const names = async (person: Person) => (await person.get(`/api/reprisal-colleagues?compartment=${office}`)).body.items.map(({ name }: any) => name);
    expect(await names(officer)).toEqual(expect.arrayContaining(["The desk", "The senior"]));
    expect(await names(director)).not.toContain("The director");
  });
});

test("a file goes its whole way: assessed, acted on with consent, told the State, proposed for the report, followed up and closed", async () => {
  const file = await givenAFile({ team: [desk.id] });
  const act = { manner: "private", actions: ["quiet", "letter"], chosenWith: "The person, by the agreed way", note: "" };
  expect((await step(file, officer, "assess")).body.state).toBe("assessed");
  expect((await step(file, director, "act", act)).body.code).toBe("protection.consent-to-act-missing");
  await step(file, officer, "record-agreement", plain(anAgreement()));
  expect((await step(file, director, "act", act)).body.state).toBe("protective-action");
  expect((await step(file, desk, "communicate", { on: "2026-11-10", how: "letter", reference: "AL XKS 9/2026", note: "" })).body.state).toBe("communicated");
  expect((await step(file, director, "propose-for-report", { year: 2027 })).body.code).toBe("protection.naming-not-asked");
  await step(file, desk, "record-agreement", plain(anAgreement({ purpose: "be-named" })));
  expect((await step(file, director, "propose-for-report", { year: 2027 })).body.state).toBe("reported-to-sg");
  expect((await director.get("/api/watch")).body.due.find(({ id }: any) => id === file.id)?.dueAt).toBeUndefined();
  expect((await director.get(file.path)).body.content.report.year).toBe(2027);
  expect((await step(file, desk, "follow-up", { after: "3", on: "2026-11-20", standing: "better", note: "" })).body.state).toBe("followed-up");
  expect((await step(file, officer, "close", { ending: "person-agrees", how: "Said so at the last check-in." })).body.state).toBe("closed");
});

describe("the annual table", () => {
  test("counts what its reader may open and nothing else, named and anonymised apart", async () => {
    const other = await house.compartment();
    const head = await house.person({ roles: { [other]: ["protectionOfficer"] }, clearance: 1 });
    const make = async (given: Parameters<typeof aReprisal>[0]) => {
      const made = await head.send("POST", "/api/reprisals", { compartmentId: other, content: aReprisal(given) });
      expect(made.status, made.text).toBe(201);
      const file: File = { id: made.body.id, path: `/api/reprisals/${made.body.id}`, version: 1 };
      await step(file, head, "record-agreement", plain(anAgreement({ purpose: "be-named", answer: given?.title === "Named" ? "yes" : "no" })));
      expect((await step(file, head, "assess")).status).toBe(200);
    };
    await make({ title: "Named" });
    await make({ title: "Without a name" });
    await make({ title: "Fear", form: "chilling-effect", act: null });
    await make({ title: "Beyond the clearance of the reader", label: "confidential" });
    const low = await house.person({ roles: { [other]: ["director"] }, clearance: 0 });
    expect((await head.get("/api/reprisal-years")).body.items).toEqual([{ year: 2026, country: "XKS", cases: 3, people: 3, named: 1, anonymised: 2, groupsOfUnknownSize: 0, chilling: 1, notAssessed: 0 }]);
    expect((await low.get("/api/reprisal-years")).body.items).toEqual([]);
    const table = await head.get("/api/reprisal-years.csv");
    expect(table.text).toMatch(/2026,XKS,[^,]+,3,3,1,2,0,1,0\r\n$/);
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${head.id} and record_id is null`.execute(house.database.worker.db);
    expect(rows.map(({ event }) => event)).toEqual(expect.arrayContaining(["protection.reprisal-years-read", "protection.reprisal-years-exported"]));
  });
});

describe("an exposure", () => {
  const harm = { when: "2026-10", act: "death-threat", what: "Two men came to the house.", source: "The person", answer: "yes", because: "They named the meeting." };

  test("reminds of its check-ins, and of harm until whoever protects takes it over", async () => {
    const made = await desk.send("POST", "/api/exposures", { compartmentId: office, content: anExposure({ on: "2026-11-15", checkIns: [{ key: "c1", dueOn: "2026-11-22" }] }) });
    const path = `/api/exposures/${made.body.id}`;
    const due = async (person: Person) => (await person.get("/api/watch")).body.due.find(({ id }: any) => id === made.body.id)?.dueAt;
    expect(new Date(await due(desk)).toISOString()).toBe("2026-11-22T23:59:59.000Z");
    const told = await desk.send("POST", `${path}/steps/record-harm`, { input: harm }, 1);
    expect(told.status, told.text).toBe(200);
    expect(new Date(await due(officer)).toISOString()).toBe("2026-11-20T12:00:00.000Z");
    expect((await desk.send("POST", `${path}/steps/take-over`, { input: { harmKey: "h1" } }, 2)).body.code).toBe("platform.step-not-for-your-role");
    expect((await officer.send("POST", `${path}/steps/take-over`, { input: { harmKey: "h1" } }, 2)).status).toBe(200);
    expect(new Date(await due(officer)).toISOString()).toBe("2026-11-22T23:59:59.000Z");
    expect((await desk.get(path)).text).not.toContain("reprisal");
  });

  test("is refused an answer without a reason", async () => {
    const made = await desk.send("POST", "/api/exposures", { compartmentId: office, content: anExposure() });
    const refused = await desk.send("POST", `/api/exposures/${made.body.id}/steps/record-harm`, { input: { ...harm, because: " " } }, 1);
    expect([refused.status, refused.body.fields?.[0]?.code]).toEqual([400, "protection.because-reason-missing"]);
  });

  test.each([["desk", 200], ["mandateHolder", 200], ["protectionOfficer", 200], ["director", 200], ["senior", 404], ["analyst", 404], ["publisher", 404], ["principal", 404]] as const)("is read by %s of its office: %i", async (role, status) => {
    const made = await desk.send("POST", "/api/exposures", { compartmentId: office, content: anExposure({ label: "unclassified" }) });
    const person = await house.person({ roles: { [office]: [role] }, clearance: 2 });
    expect((await person.get(`/api/exposures/${made.body.id}`)).status).toBe(status);
  });
});
