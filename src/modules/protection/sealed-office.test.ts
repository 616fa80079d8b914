import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { verifyLedger } from "#platform/ledger/verify.ts";
import { makeReceipt } from "#platform/rules/sealing/receipt.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { digestOfCertificate } from "#platform/rules/sealing/key-list.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { fileBox, givenASealedOffice, givenOwnKeys, type Filed, type KeyHolder, type SealedOffice } from "../../testing/sealed-office.ts";
import { enterKeyListEachMinute } from "./actions/key-list.ts";
import { visitBytes } from "./api/one-size.ts";
import { forgetOldMessages, messagesKeptDays } from "./jobs/forget-messages.ts";
import { solve } from "./model/puzzle.ts";
import { newestList } from "./store/key-lists.ts";

let house: TestInstallation;
let office: string;
let desk: SealedOffice;
let colleague: KeyHolder;
let stranger: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment("The desk");
  desk = await givenASealedOffice(house, office);
  colleague = await givenOwnKeys(await house.person({ roles: { [office]: ["desk"] }, name: "Bram Koster" }));
  stranger = house.stranger();
});
afterAll(() => house.close());

const keys = async () => (await stranger.get("/api/contact/keys")).body;
const certificates = async (who: Person) => (await who.get("/api/sealing")).body.certificates;

const file = (text = "something", over: Record<string, unknown> = {}, receipt = makeReceipt()): Promise<Filed> => fileBox(stranger, office, text, over, receipt);

async function openBox({ id }: Filed, identity: string): Promise<string> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from protection.sealed_submission where id = ${id}`.execute(house.database.worker.db);
  const binding = { organisation: desk.root.signer, compartment: office, record: id, field: "submission", version: 1 };
  return openSealed(rows[0]!.sealed, [identity], binding).then(({ content }) => new TextDecoder().decode(content), (error: Error) => error.message);
}

describe("keys of an office", () => {
  test("a colleague's key is in force after an officer vouched for it, and not before", async () => {
    expect((await keys()).doors[0].readers).toEqual([desk.officer.author.signer]);
    const vouched = await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(colleague) });
    expect(vouched.status).toBe(201);
    expect((await keys()).doors[0].readers.toSorted()).toEqual([desk.officer.author.signer, colleague.author.signer].toSorted());
  });

  test("nobody vouches for themselves, for a key its owner did not make, or for somebody of another office", async () => {
    const own = await givenOwnKeys(await house.person({ roles: { [office]: ["desk"] } }));
    expect((await own.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(own) })).status).toBe(403);
    const invented: KeyHolder = { ...own, pair: await makeKeyPair(), author: makeSigningPair() };
    expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(invented) })).body.code).toBe("protection.holder-has-other-key");
    const elsewhere = await givenOwnKeys(await house.person({ roles: { [await house.compartment()]: ["desk"] } }));
    expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(elsewhere) })).body.code).toBe("protection.holder-not-found");
  });

  test("S35: with the row that ends a membership nobody seals to that key any more, and nobody has to be at work for it", async () => {
    expect((await keys()).doors[0].readers).toContain(colleague.author.signer);
    const before = await file("before");
    await sql`update access.membership set valid_until = ${house.clock.now} where account_id = ${colleague.person.id}`.execute(house.database.auth.db);
    expect((await keys()).doors[0].readers).toEqual([desk.officer.author.signer]);
    expect(JSON.stringify(await keys())).not.toContain(colleague.author.signer);
    const after = await file("after");
    const [open, who] = [(filed: Filed, { pair }: KeyHolder) => openBox(filed, pair.identity), [colleague, desk.officer]];
    expect(await Promise.all(who.map((one) => open(before, one)))).toEqual(["before", "before"]);
    expect(await Promise.all(who.map((one) => open(after, one))), "with the old key nothing that came later").toEqual(["sealing.not-for-you", "after"]);
    // The list in the ledger follows with the next minute: a server that went on offering the old key would have no proof of it.
    const listed = async () => (await newestList(house.database.worker.db, desk.root.signer))?.list.certificates.includes(await digestOfCertificate(desk.certificateFor(colleague)));
    expect(await listed()).toBe(true);
    await enterKeyListEachMinute(house.database, house.clock.now);
    expect(await listed()).toBe(false);
    await sql`update access.membership set valid_until = null where account_id = ${colleague.person.id}`.execute(house.database.auth.db);
    await enterKeyListEachMinute(house.database, house.clock.now);
    const log = openLogKey(house.dataDirectory);
    await sequenceEntries(house.database.worker, log);
    expect(await verifyLedger(house.database.worker, log), "a list of keys is no list of titles that lacks them").toMatchObject({ isIntact: true, firstBad: null });
  });

  test("a barrier and a closed account end it in the same way", async () => {
    await sql`insert into access.barrier (account_id, compartment_id, reason) values (${colleague.person.id}, ${office}, 'conflict')`.execute(house.database.auth.db);
    expect(JSON.stringify(await keys())).not.toContain(colleague.author.signer);
    await sql`delete from access.barrier where account_id = ${colleague.person.id}`.execute(house.database.auth.db);
    await sql`update access.account set disabled_at = now() where id = ${colleague.person.id}`.execute(house.database.auth.db);
    expect(JSON.stringify(await keys())).not.toContain(colleague.author.signer);
    await sql`update access.account set disabled_at = null where id = ${colleague.person.id}`.execute(house.database.auth.db);
    expect(JSON.stringify(await keys())).toContain(colleague.author.signer);
  });

  test("an officer ends a key with a reason; somebody of another office is told that there is none", async () => {
    const { id } = (await certificates(desk.officer.person)).find((one: any) => one.accountId === colleague.person.id);
    const other = await house.person({ roles: { [await house.compartment()]: ["desk"] } });
    expect((await other.send("POST", `/api/sealing/certificates/${id}/revocation`, { reason: "because" })).status).toBe(404);
    expect((await desk.officer.person.send("POST", `/api/sealing/certificates/${id}/revocation`, { reason: "Her telephone was taken" })).status).toBe(204);
    expect(JSON.stringify(await keys())).not.toContain(colleague.author.signer);
  });

  test("new keys end what was certified of the old ones", async () => {
    const person = await givenOwnKeys(await house.person({ roles: { [office]: ["desk"] } }));
    await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(person) });
    expect(JSON.stringify(await keys())).toContain(person.author.signer);
    await givenOwnKeys(person.person);
    expect(JSON.stringify(await keys())).not.toContain(person.author.signer);
  });

  test("the organisation is founded once, and only with a recovery key and an officer", async () => {
    await expect(givenASealedOffice(house, office)).rejects.toThrow("protection.organisation-exists");
  });

  test("the closed private key of another is nobody's to read", async () => {
    const mine = (await desk.officer.person.get("/api/sealing")).body;
    expect(mine.own.signer).toBe(desk.officer.author.signer);
    const other = await house.person({ roles: { [office]: ["desk"] } });
    const seen = await other.get("/api/sealing");
    expect(seen.text).not.toContain(mine.own.closed);
    expect(seen.body.own).toBeNull();
  });
});

describe("who opens what came in", () => {
  let filed: Filed;
  beforeEach(async () => {
    filed = await file();
    expect(filed.answer.status).toBe(204);
  });

  test.each(["desk", "mandateHolder"])("the %s of the office", async (role) => {
    const person = await house.person({ roles: { [office]: [role] } });
    expect((await person.get("/api/sealed-submissions")).body.items.map((one: any) => one.id)).toContain(filed.id);
    expect((await person.get(`/api/sealed-submissions/${filed.id}`)).status).toBe(200);
  });

  test.each(["monitor", "analyst", "senior", "director", "principal", "protectionOfficer", "publisher", "investigator"])("to the %s of the same office it does not exist, in a list, by its name, in a batch or as something to link", async (role) => {
    const person = await house.person({ roles: { [office]: [role] }, clearance: 2 });
    expect((await person.get("/api/sealed-submissions")).body.items).toEqual([]);
    expect(await statusAndCode(person, filed.id)).toEqual(await statusAndCode(person, randomUUID()));
    expect((await person.send("POST", "/api/sealed-submission-boxes", { ids: [filed.id] })).body.items).toEqual([]);
  });

  test("each opening is an entry of the ledger", async () => {
    await desk.officer.person.get(`/api/sealed-submissions/${filed.id}`);
    await desk.officer.person.send("POST", "/api/sealed-submission-boxes", { ids: [filed.id] });
    const { rows } = await sql`select from ledger.entry where event = 'protection.sealed-submission-opened' and record_id = ${filed.id} and actor_id = ${desk.officer.person.id}`.execute(house.database.worker.db);
    expect(rows).toHaveLength(2);
  });

  test("without a passkey nobody opens it (S1)", async () => {
    const person = await house.person({ roles: { [office]: ["desk"] }, assurance: 1 });
    expect((await person.get("/api/sealed-submissions")).body.items).toEqual([]);
    expect((await person.get(`/api/sealed-submissions/${filed.id}`)).body.code).toBe("platform.passkey-needed");
  });
});

async function statusAndCode(person: Person, id: string): Promise<unknown> {
  const { status, body } = await person.get(`/api/sealed-submissions/${id}`);
  return { status, code: body.code, title: body.title };
}

test("S45: messages end half a year after the submission did, and not a day before; what was submitted stays", async () => {
  const filed = await file();
  const { person } = desk.officer;
  const sealed = await sealContent(utf8("{}"), { organisation: desk.root.signer, compartment: office, record: filed.id, field: "message", version: 1 }, [desk.officer.pair.recipient], desk.officer.author);
  expect((await person.send("POST", `/api/sealed-submissions/${filed.id}/messages`, { id: randomUUID(), number: 1, sealed: toBase64Url(sealed), keyIds: [desk.officer.author.signer] })).status).toBe(204);
  const day = 86_400_000;
  const messages = async () => (await person.get(`/api/sealed-submissions/${filed.id}`)).body.messages.length;
  const ended = house.clock.now.toISOString().slice(0, 10);
  await forgetOldMessages(house.database, new Date(house.clock.now.getTime() + 400 * day));
  expect(await messages(), "it has not come to its end").toBe(1);
  await sql`update protection.sealed_submission set status = 'not-acted', status_on = ${ended} where id = ${filed.id}`.execute(house.database.worker.db);
  await forgetOldMessages(house.database, new Date(house.clock.now.getTime() + messagesKeptDays * day));
  expect(await messages()).toBe(1);
  await forgetOldMessages(house.database, new Date(house.clock.now.getTime() + (messagesKeptDays + 1) * day));
  expect(await messages()).toBe(0);
  expect((await person.get(`/api/sealed-submissions/${filed.id}`)).body.sealed).not.toBeNull();
});

describe("the door", () => {
  // An hour later: visitors are counted by the hour.
  beforeAll(() => void (house.clock.now = new Date(house.clock.now.getTime() + 3_600_000)));

  test("S32: what is kept has few sizes, whatever was written", async () => {
    for (const length of [1, 50, 400, 1_500, 2_500]) await file("n".repeat(length));
    const { rows } = await sql<{ size: number }>`select distinct octet_length(sealed) as size from protection.sealed_submission where cardinality(key_ids) = 2`.execute(house.database.worker.db);
    expect(rows.length).toBeLessThanOrEqual(2);
  });

  test("S37: the same words sent twice have no stored value in common but day, door, size and readers", async () => {
    const [one, other] = [await file("the same"), await file("the same")];
    const { rows } = await sql<Record<string, unknown>>`select * from protection.sealed_submission where id in (${one.id}, ${other.id})`.execute(house.database.worker.db);
    const common = Object.keys(rows[0]!).filter((column) => JSON.stringify(rows[0]![column]) === JSON.stringify(rows[1]![column]));
    expect(common.filter((column) => column === "id" || column === "sealed" || column === "login_hash")).toEqual([]);
    const blocks = (box: unknown) => new Set(Array.from({ length: 40 }, (_, at) => (box as Buffer).subarray((box as Buffer).length - 16 * (at + 1), (box as Buffer).length - 16 * at).toString("hex")));
    expect([...blocks(rows[0]!["sealed"])].filter((block) => blocks(rows[1]!["sealed"]).has(block))).toEqual([]);
  });

  test("S47: every answer to a receipt has one size, with news, without, and for a receipt of which nothing is known", async () => {
    const { login } = await file();
    const sizes = await Promise.all([login, toBase64Url(crypto.getRandomValues(new Uint8Array(32)))].map(async (one) => (await stranger.send("POST", "/api/contact/visits", { login: one })).text.length));
    expect(sizes).toEqual([visitBytes, visitBytes]);
  });

  test("the receipt proves to the server no more than a hash of what it stores", async () => {
    const { id, login } = await file();
    const { rows } = await sql<{ text: string }>`select t::text as text from protection.sealed_submission as t where id = ${id}`.execute(house.database.worker.db);
    expect(rows[0]!.text).not.toContain(login);
    expect(rows[0]!.text).not.toContain(Buffer.from(login, "base64url").toString("hex"));
  });

  test("sent twice on a bad line it is kept once; another text under the same receipt is refused", async () => {
    const receipt = makeReceipt();
    const first = await file("one", {}, receipt);
    expect((await file("one", { id: first.id }, receipt)).answer.status).toBe(204);
    expect((await file("two", {}, receipt)).answer.body.code).toBe("protection.submission-exists");
  });

  test.each([
    { what: "no box at all", over: { sealed: toBase64Url(utf8("They took him")) }, code: "protection.box-invalid" },
    { what: "fewer keys named than it is sealed to", over: { keyIds: ["A".repeat(43)] }, code: "protection.box-invalid" },
    { what: "a door that is closed", over: { door: "tip" }, code: "protection.door-not-found" },
    { what: "a puzzle that was made up", over: { puzzle: { challenge: "9999999999999.x.y", answer: "1" } }, code: "protection.puzzle-invalid" },
  ])("refuses $what", async ({ over, code }) => {
    expect((await file("something", over)).answer.body.code).toBe(code);
  });

  test("S46: one answer to a puzzle opens the door once", async () => {
    const { challenge } = await keys();
    const puzzle = { challenge, answer: await solve(challenge) };
    expect((await file("one", { puzzle })).answer.status).toBe(204);
    expect((await file("two", { puzzle })).answer.body.code).toBe("protection.puzzle-invalid");
  });

  test("without a reader's key the door is not offered, because nobody could read what comes", async () => {
    const empty = await house.compartment("No keys here");
    const director = await house.person({ roles: { [empty]: ["director"] } });
    expect((await director.send("PUT", "/api/doors", { compartmentId: empty, door: "submission", name: "Nobody", isOpen: true })).status).toBe(204);
    expect((await keys()).doors.map((one: any) => one.compartmentId)).not.toContain(empty);
    const shown = async (person: typeof director, id: string) => (await person.get("/api/sealing")).body.offices.find((one: any) => one.id === id).doors;
    expect(await shown(director, empty)).toEqual([{ door: "submission", name: "Nobody", isShown: false }]);
  });

  test("the public learns no name of anybody at the desk", async () => {
    const page = await stranger.get("/contact");
    expect(page.text + JSON.stringify(await keys())).not.toContain("Ines Varga");
  });

  test("a flood from one address is stopped, and its address kept nowhere", async () => {
    house.clock.now = new Date(house.clock.now.getTime() + 3_600_000);
    const answers = [];
    for (let at = 0; at < 35; at += 1) answers.push((await stranger.send("POST", "/api/contact/visits", { login: "A".repeat(43) })).status);
    expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
    expect(answers.slice(30)).toEqual(Array.from({ length: 5 }, () => 429));
    const { rows } = await sql`select from access.attempt`.execute(house.database.auth.db);
    expect(rows).toEqual([]);
  });
});
