import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "../database/engine/address.ts";
import { lookAtScanner } from "../doctor/look-at-scanner.ts";
import { eicar, openFakeClamd, type FakeClamd } from "../../testing/fake-clamd.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { scan } from "./clamd.ts";

/** S51: what a virus scanner said of a file, or that none looked, is shown; what one finds something in is not kept. */
let clamd: FakeClamd;
beforeAll(async () => {
  clamd = await openFakeClamd();
});
afterAll(() => clamd.close());
beforeEach(() => {
  clamd.misbehave = undefined;
  clamd.seen.length = 0;
});

const by = "ClamAV 1.4.3/27800/Mon Nov 30 08:00:00 2026";

describe("S51: a scanner", () => {
  test.each([{ bytes: 0 }, { bytes: 1 }, { bytes: 65_536 }, { bytes: 65_537 }, { bytes: 25_000_000 }])("is sent all of a file of $bytes bytes", async ({ bytes }) => {
    const content = Buffer.alloc(bytes, "x");
    expect(await scan(clamd.at, content)).toEqual({ is: "clean", by });
    expect(clamd.seen.map((one) => one.equals(content))).toEqual([true]);
  });

  test("says what it found", async () => {
    expect(await scan(clamd.at, Buffer.from(`Heard at the market\n${eicar}`))).toEqual({ is: "infected", by, what: "Win.Test.EICAR_HDB-1" });
  });

  const version = (then: (question: string, socket: { end: (text: string) => void }) => void): FakeClamd["misbehave"] => (question, socket) => (question === "zVERSION" ? socket.end(`${by}\0`) : then(question, socket));
  test.each<[string, FakeClamd["misbehave"], "unreachable" | "too-large"]>([
    ["hangs", () => undefined, "unreachable"],
    ["hangs over the file", version(() => undefined), "unreachable"],
    ["hangs up", (_question, socket) => socket.destroy(), "unreachable"],
    ["hangs up over the file", version((_question, socket) => socket.end("")), "unreachable"],
    ["is another program", (_question, socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n\0"), "unreachable"],
    ["does not end its answer", version((_question, socket) => socket.end("stream: OK")), "unreachable"],
    ["says something that is nearly it", version((_question, socket) => socket.end("stream: OK. \0")), "unreachable"],
    ["says OK and FOUND", version((_question, socket) => socket.end("stream: OK\nstream: X FOUND\0")), "unreachable"],
    ["names a virus in words that no screen shows", version((_question, socket) => socket.end("stream: <script>alert(1)</script> FOUND\0")), "unreachable"],
    ["talks without end", version((_question, socket) => socket.end("x".repeat(100_000))), "unreachable"],
    ["talks for long before it ends", version((_question, socket) => socket.end(`${"x".repeat(5_000)}\0`)), "unreachable"],
    ["failed itself", version((_question, socket) => socket.end("stream: Can't allocate memory ERROR\0")), "unreachable"],
    ["finds the file too large", version((_question, socket) => socket.end("INSTREAM size limit exceeded. ERROR\0")), "too-large"],
  ])("that %s has not looked", async (_what, misbehave, why) => {
    clamd.misbehave = misbehave;
    expect(await scan(clamd.at, Buffer.from("Heard at the market"), 300)).toEqual({ is: "not-looked", why });
  });

  test("that praises a file before it has all of it has not looked", async () => {
    clamd.misbehave = (question, socket) => {
      socket.pause();
      socket.write(question === "zVERSION" ? `${by}\0` : "stream: OK\0");
    };
    expect(await scan(clamd.at, Buffer.alloc(25_000_000), 2_000)).toEqual({ is: "not-looked", why: "unreachable" });
  });

  test("that is not there has not looked, and the doctor says so", async () => {
    const nobody = { host: "127.0.0.1", port: await freePort() };
    expect(await scan(nobody, Buffer.from("x"), 2_000)).toEqual({ is: "not-looked", why: "unreachable" });
    expect(await scan({ path: "/no/such/clamd.ctl" }, Buffer.from("x"), 2_000)).toEqual({ is: "not-looked", why: "unreachable" });
    expect([(await lookAtScanner(nobody)).state, (await lookAtScanner(clamd.at)).state, (await lookAtScanner(undefined)).state]).toEqual(["bad", "ok", "warn"]);
    clamd.misbehave = (_question, socket) => socket.end("PANG\0");
    expect((await lookAtScanner(clamd.at)).state).toBe("bad");
  });
});

describe("a file that is added", () => {
  let house: TestInstallation;
  let office: string;
  let analyst: Person;
  beforeAll(async () => {
    house = await openTestInstallation({ origin: "http://localhost:8440", screens: async () => new Response("", { status: 404 }), clamav: clamd.at });
    office = await house.compartment();
    analyst = await house.person({ roles: { [office]: ["analyst"] } });
  });
  afterAll(() => house.close());

  const add = (content: string, person = analyst) => person.upload(`/api/files?compartment=${office}&label=confidential&name=note.txt`, content);
  const files = async () => Number((await sql<{ count: number }>`select count(*)::int as count from attachment.file`.execute(house.database.worker.db)).rows[0]!.count);
  const refusals = async () => (await sql<{ actorId: string; recordId: string | null; compartmentId: string }>`select actor_id as "actorId", record_id as "recordId", compartment_id as "compartmentId" from ledger.entry where event = 'attachment.infected-refused'`.execute(house.database.worker.db)).rows;

  test("and clean says so, with the day and the scanner, for ever and whatever a writer claims", async () => {
    const antivirus = { state: "clean", by, on: house.clock.now.toISOString() };
    const added = await add("Heard at the market");
    expect([added.status, added.body.antivirus]).toEqual([201, antivirus]);
    const { body: situation } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: { label: "unclassified", title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null } });
    const forged = { ...added.body, antivirus: { state: "clean", by: "My own", on: "2020-01-01T00:00:00.000Z" } };
    const report = { label: "confidential", situationId: situation.id, title: "Heard at the well", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came at dawn", reliability: null, credibility: null, attachments: [forged] };
    const made = await analyst.send("POST", "/api/reports", { compartmentId: office, content: report });
    expect(made.body.content.attachments[0].antivirus, made.text).toEqual(antivirus);
  });

  test("with something in it is refused in a sentence that names it; nothing is kept, and the ledger has an entry without a name", async () => {
    const [before, entries] = [await files(), (await refusals()).length];
    const refused = await add(`x${eicar}`);
    expect([refused.status, refused.body.code]).toEqual([400, "platform.attachment-infected-invalid"]);
    expect(refused.body.title).toContain("Win.Test.EICAR_HDB-1");
    expect(await files()).toBe(before);
    expect((await refusals()).slice(entries)).toEqual([{ actorId: analyst.id, recordId: null, compartmentId: office }]);
  });

  test("of somebody who may not add one there is not even looked at", async () => {
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 });
    const entries = (await refusals()).length;
    expect((await add(`x${eicar}`, stranger)).status).toBe(404);
    expect([clamd.seen.length, (await refusals()).length]).toEqual([0, entries]);
  });

  test("while the scanner does not answer is kept, and says that nothing looked at it", async () => {
    clamd.misbehave = (_question, socket) => socket.destroy();
    expect((await add("Heard at the market")).body.antivirus).toEqual({ state: "not-looked", why: "unreachable" });
  });
});
