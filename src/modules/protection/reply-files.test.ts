import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { inContext } from "#platform/database/context.ts";
import { noReach } from "#platform/database/reach.ts";
import { noScanner } from "#platform/rules/antivirus.ts";
import { givenAChain, type Chain } from "../../testing/chain.ts";
import { openTestInstallation, type Answered, type Person, type TestInstallation } from "../../testing/installation.ts";
import { takeOriginal } from "../../testing/taken-file.ts";
import { aReply, aReprisal } from "./examples.ts";
import { publicReply } from "./model/publication/compose-public.ts";

/** Files of a reply are for those who read the reply; of a file that names its readers, for those it names. */
let house: TestInstallation;
let office: string;
let chain: Chain;
let desk: Person;
const name = "curlewwort-annex.txt";
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  desk = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2 });
  chain = await givenAChain(desk, office, "sedgewort");
});
afterAll(() => house.close());

const inOffice = (role: string) => house.person({ roles: { [office]: [role] }, clearance: 2 });

async function added(by = desk, content: Uint8Array = Buffer.from("Three lines")): Promise<string> {
  const answer = await house.app.request(`/api/files?compartment=${office}&label=confidential&name=${name}`, { method: "POST", headers: { cookie: by.cookie, "x-vigie": "1", origin: "http://localhost:8440", "sec-fetch-site": "same-origin" }, body: new Uint8Array(content) });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { fileId: string }).fileId;
}

const contentOf = (...fileIds: string[]) => aReply({ communicationId: chain["communications"]!, attachments: fileIds.map((fileId) => ({ fileId, name, type: "", size: 0, sha256: "", antivirus: noScanner })) });

async function replied(...fileIds: string[]): Promise<Answered> {
  const answer = await desk.send("POST", "/api/replies", { compartmentId: office, content: contentOf(...fileIds), reason: "" });
  expect(answer.status, answer.text).toBe(201);
  return answer;
}

const seen = (answer: Answered, id: string) => ({ status: answer.status, text: answer.text.replaceAll(id, "ID"), headers: [...answer.headers].filter(([header]) => header !== "date").map(([header, value]) => [header, value.replaceAll(id, "ID").replaceAll(id.slice(0, 8), "ID")]) });

/** Every way to a file: its original, its proof, a look at it. */
const allOf = async (person: Person, id: string): Promise<Answered[]> => [await takeOriginal(house, person, id), await person.get(`/api/files/${id}/proof`), await person.get(`/api/files/${id}/preview`)];

describe("a file of a reply", () => {
  let fileId: string;
  let replyId: string;
  beforeAll(async () => {
    fileId = await added();
    replyId = (await replied(fileId)).body.id;
    await sequenceEntries(house.database.worker, openLogKey(house.dataDirectory));
  });

  test.each(["desk", "mandateHolder", "senior", "publisher"])("is taken by the %s, who reads the reply", async (role) => {
    const person = await inOffice(role);
    expect((await person.get(`/api/replies/${replyId}`)).body.content.attachments).toMatchObject([{ fileId, type: "text/plain; charset=utf-8", size: 11 }]);
    for (const one of await allOf(person, fileId)) expect(one.status).toBe(200);
  });

  test.each(["monitor", "analyst", "director", "protectionOfficer", "investigator", "principal"])("does not exist for the %s of the same office: not by its address, in no list, no search and no ledger", async (role) => {
    const person = await inOffice(role);
    const absent = randomUUID();
    const [real, none] = [await allOf(person, fileId), await allOf(person, absent)];
    expect(real.map((one) => seen(one, fileId))).toEqual(none.map((one) => seen(one, absent)));
    for (const way of ["/api/ledger?limit=200", "/api/replies", "/api/search?q=curlewwort", "/api/watch"]) {
      const answer = await person.get(way);
      expect(answer.text, way).not.toContain(fileId);
      expect(answer.text, way).not.toContain(name);
    }
  });

  test("with the application bypassed the database hides it from them as well (S15)", async () => {
    const rowsFor = async (person: Person) => inContext(house.database.app, house.database.contextKey, { userId: person.id, sessionId: randomUUID(), assurance: 2, reach: noReach }, async (db) => (await sql<{ id: string }>`select id from attachment.file where id = ${fileId}`.execute(db)).rows.length);
    expect(await rowsFor(await inOffice("analyst"))).toBe(0);
    expect(await rowsFor(await inOffice("publisher"))).toBe(1);
  });

  test("hangs on no other record: there it would be open to more people", async () => {
    const report = (await desk.get(`/api/reports/${chain["reports"]!}`)).body;
    const saved = await desk.send("POST", "/api/reports", { compartmentId: office, content: { ...report.content, attachments: [{ fileId, name }] }, reason: "" });
    expect([saved.status, saved.body.code]).toEqual([409, "platform.attachment-of-few-readers"]);
    expect((await desk.send("POST", "/api/replies", { compartmentId: office, content: contentOf(fileId), reason: "" })).body.code).toBe("platform.attachment-of-few-readers");
    expect((await takeOriginal(house, await inOffice("analyst"), fileId)).status).toBe(404);
  });

  test("taken off it stays with those who read the version that had it", async () => {
    const one = await added();
    const reply = await replied(one);
    expect((await desk.send("PUT", `/api/replies/${reply.body.id}`, { content: contentOf(), reason: "Sent by mistake" }, 1)).status).toBe(200);
    expect((await takeOriginal(house, await inOffice("senior"), one)).status).toBe(200);
    expect((await takeOriginal(house, await inOffice("analyst"), one)).status).toBe(404);
    await expect(sql`update attachment.file set hangs_on = '{}' where id = ${one}`.execute(house.database.worker.db)).rejects.toThrow("goes on hanging");
  });

  test("an id of something else is no file", async () => {
    expect((await desk.send("POST", "/api/replies", { compartmentId: office, content: contentOf(chain["situations"]!), reason: "" })).body.code).toBe("protection.attachment-no-file");
  });
});

test("of a confidential reply the public learns that it exists, and not that there are files", () => {
  const confidential = aReply({ isConfidential: true });
  expect(publicReply("r", { ...confidential, attachments: contentOf(randomUUID()).attachments }, undefined)).toEqual(publicReply("r", confidential, undefined));
  expect(Object.keys(publicReply("r", aReply(), undefined)).toSorted()).toEqual(["form", "isConfidential", "isLate", "receivedAt", "replyId", "text"]);
});

test("on a file that names colleagues it is for them from the moment they are named, and not before", async () => {
  const [officer, colleague, other] = [await house.person({ roles: { [office]: ["protectionOfficer", "analyst"] }, clearance: 2 }), await inOffice("desk"), await inOffice("desk")];
  const fileId = await added(officer);
  const made = await officer.send("POST", "/api/reprisals", { compartmentId: office, content: aReprisal(), reason: "" });
  expect(made.status, made.text).toBe(201);
  await sql`insert into record.link (from_id, to_id, link, compartment_id, label) values (${made.body.id}, ${fileId}, 'attachment', ${office}, 1)`.execute(house.database.worker.db);
  const statuses = async () => Promise.all([officer, colleague, other].map(async (person) => (await takeOriginal(house, person, fileId)).status));
  expect(await statuses()).toEqual([200, 404, 404]);
  const named = await officer.send("PUT", `/api/reprisals/${made.body.id}`, { content: aReprisal({ team: [colleague.id] }), reason: "Works on it" }, 1);
  expect(named.status, named.text).toBe(200);
  expect(await statuses()).toEqual([200, 200, 404]);
});
