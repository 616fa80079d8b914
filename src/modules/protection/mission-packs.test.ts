import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { openTestInstallation, type Answered, type Person, type TestInstallation } from "../../testing/installation.ts";
import { givenASealedOffice, type SealedOffice } from "../../testing/sealed-office.ts";
import { giveSubmission } from "../../testing/sealed-row.ts";
import type { Chain } from "../../testing/chain.ts";
import { isReceiptFor, roadNoteField } from "./model/mission-pack/road-note.ts";

let house: TestInstallation;
let office: string;
let desk: SealedOffice;
let holder: Person;
let colleague: Person;
let rows: Chain;
let stranger: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment("The desk");
  desk = await givenASealedOffice(house, office);
  holder = desk.officer.person;
  colleague = await house.person({ roles: { [office]: ["desk"] }, name: "Bram Koster" });
  rows = await giveSubmission(house.database.worker.db, await house.person({ roles: { [office]: ["desk", "director"] } }), office, "of the mission");
  stranger = house.stranger();
});
afterAll(() => house.close());

type Pack = { readonly id: string; readonly token: string; readonly logKey: string; readonly author: ReturnType<typeof makeSigningPair> };

async function makePack(person = holder, records: readonly { path: string; id: string }[] = [{ path: "visits", id: rows["visits"]! }], hours = 72): Promise<{ answer: Answered; pack: Pack }> {
  const author = makeSigningPair();
  const answer = await person.send("POST", `/api/visits/${rows["visits"]}/mission-packs`, { signer: author.signer, hours, records });
  return { answer, pack: { ...answer.body, author } };
}

const contact = async (token: string, isWiped = false) => (await stranger.send("POST", "/api/mission-pack-contact", { token, isWiped })).body;
const listed = async (person: Person) => (await person.get(`/api/visits/${rows["visits"]}/mission-packs`)).body;
const inPack = async (id: string) => (await listed(holder)).packs.find((one: any) => one.id === id);

async function aNote(pack: Pack, text: string) {
  const [id, device] = [randomUUID(), await makeKeyPair()];
  const sealed = await sealContent(utf8(text), { organisation: desk.root.signer, compartment: office, record: id, field: roadNoteField, version: 1 }, [desk.officer.pair.recipient, device.recipient], pack.author);
  return { id, sealed: toBase64Url(sealed), keyIds: [desk.officer.author.signer] };
}

describe("what travels", () => {
  test("S76: up to 200 records that one may read, for at most seven days; a record that is not there and one of somebody else are the same", async () => {
    const { answer } = await makePack(holder, [{ path: "visits", id: rows["visits"]! }, { path: "recommendations", id: rows["recommendations"]! }, { path: "mandate-partners", id: rows["mandate-partners"]! }]);
    expect(answer.status).toBe(201);
    expect(await inPack(answer.body.id)).toMatchObject({ records: 3, identities: 0, isMine: true, holderName: "Ines Varga", lastContactAt: null, wipeAskedAt: null });
    const same = { path: "visits", id: rows["visits"]! };
    expect((await makePack(holder, Array.from({ length: 200 }, () => same))).answer.status).toBe(201);
    expect((await makePack(holder, Array.from({ length: 201 }, () => same))).answer.status).toBe(400);
    expect((await makePack(holder, [same], 168)).answer.status).toBe(201);
    expect((await makePack(holder, [same], 169)).answer.status).toBe(400);
    const other = await house.compartment("Another office");
    const foreign = await giveSubmission(house.database.worker.db, await house.person({ roles: { [other]: ["desk", "director"] } }), other, "elsewhere");
    const [hidden, absent] = [await makePack(holder, [same, { path: "visits", id: foreign["visits"]! }]), await makePack(holder, [same, { path: "visits", id: randomUUID() }])];
    expect(hidden.answer.text).toBe(absent.answer.text);
    expect(absent.answer.body.code).toBe("protection.pack-record-not-found");
    expect((await makePack(holder, [same, { path: "no-such-things", id: randomUUID() }])).answer.body.code).toBe("protection.pack-record-not-found");
  });

  test("many records come in one answer, each as its own door gives it, and each reading is entered as if it were asked for alone", async () => {
    const chosen = [{ path: "visits", id: rows["visits"]! }, { path: "mandate-partners", id: rows["mandate-partners"]! }, { path: "recommendations", id: rows["recommendations"]! }];
    const { pack } = await makePack(holder, chosen);
    const address = `/api/visits/${rows["visits"]}/mission-packs/${pack.id}/answers`;
    const readings = async () => Number((await sql<{ count: number }>`select count(*)::int as count from ledger.entry where actor_id = ${holder.id} and event in ('protection.visit-read', 'protection.partner-read', 'protection.recommendation-read')`.execute(house.database.worker.db)).rows[0]!.count);
    const before = await readings();
    const { body } = await holder.get(address);
    expect(await readings()).toBe(before + 3);
    expect(body.next).toBeNull();
    expect(body.items.map(({ path, id }: any) => ({ path, id }))).toEqual(chosen);
    for (const { answers } of body.items) for (const [asked, answer] of Object.entries(answers)) expect(answer, asked).toEqual((await holder.get(asked)).body);
    expect(Object.keys(body.items[1].answers)).toContain(`/api/mandate-partners/${rows["mandate-partners"]}/timeline`);
    // Of somebody else's pack, and of none, there is nothing; and a program with a token carries nothing.
    const [theirs, none] = [await colleague.get(address), await colleague.get(address.replace(pack.id, randomUUID()))];
    expect([theirs.status, theirs.text]).toEqual([404, none.text]);
    expect((await holder.get(`${address}?from=201`)).status).toBe(400);
    expect((await holder.get(`${address}?from=3`)).body).toEqual({ items: [], next: null });
  });

  test("a record that was lost since is said to be, and nothing of it comes", async () => {
    const other = await house.person({ roles: { [office]: ["desk"] } });
    const { pack } = await makePack(other, [{ path: "visits", id: rows["visits"]! }, { path: "recommendations", id: rows["recommendations"]! }]);
    const address = `/api/visits/${rows["visits"]}/mission-packs/${pack.id}/answers`;
    expect((await other.get(address)).status).toBe(200);
    await sql`update access.account set clearance = 0 where id = ${other.id}`.execute(house.database.auth.db);
    expect((await other.get(address)).status).toBe(404);
  });

  test("reprisal files stay in the office, and who a source is does not go with the rest", async () => {
    expect((await makePack(holder, [{ path: "reprisals", id: rows["reprisals"]! }])).answer.body.code).toBe("protection.pack-stays-invalid");
    for (const path of ["sealed-submissions", "source-identities"]) expect((await makePack(holder, [{ path, id: rows["sealed-submissions"]! }])).answer.body.code).toBe("protection.pack-identity-invalid");
  });

  test("S76: sealed identities need a sign-in each: one proof of being here takes one of them, whichever the pack", async () => {
    const { pack } = await makePack();
    const take = (path: string, id: string, at = pack.id) => holder.send("POST", `/api/visits/${rows["visits"]}/mission-packs/${at}/identities`, { path, id });
    expect((await take("sealed-submissions", rows["sealed-submissions"]!)).status).toBe(204);
    // Again the same one, after a broken line: it is there.
    expect((await take("sealed-submissions", rows["sealed-submissions"]!)).status).toBe(204);
    const second = await giveSubmission(house.database.worker.db, await house.person({ roles: { [office]: ["desk", "director"] } }), office, "a second");
    expect((await take("sealed-submissions", second["sealed-submissions"]!)).body.code).toBe("platform.fresh-sign-in-needed");
    const { pack: another } = await makePack();
    expect((await take("sealed-submissions", second["sealed-submissions"]!, another.id)).body.code).toBe("platform.fresh-sign-in-needed");
    await sql`update access.session set verified_at = verified_at + interval '30 seconds' where account_id = ${holder.id}`.execute(house.database.auth.db);
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    expect((await take("sealed-submissions", second["sealed-submissions"]!)).status).toBe(204);
    expect((await inPack(pack.id)).identities).toBe(2);
    expect((await take("sealed-submissions", randomUUID())).body.code).toBe("protection.pack-record-not-found");
    // A pack is its holder's: for a colleague it is none that anything could be added to.
    expect((await colleague.send("POST", `/api/visits/${rows["visits"]}/mission-packs/${pack.id}/identities`, { path: "sealed-submissions", id: second["sealed-submissions"] })).body.code).toBe("protection.pack-not-found");
  });

  test("making one needs a sign-in of the last five minutes and work in the office", async () => {
    const tired = await house.person({ roles: { [office]: ["desk"] }, verifiedMinutesAgo: 6 });
    expect((await makePack(tired)).answer.body.code).toBe("platform.fresh-sign-in-needed");
    for (const role of ["principal", "publisher", "protectionOfficer"]) {
      const beside = await house.person({ roles: { [office]: [role] } });
      expect([403, 404], role).toContain((await makePack(beside)).answer.status);
    }
  });
});

describe("S75: a device is heard without a session", () => {
  test("an invented token, a pack whose wiping was ordered, one that is wiped, and one of somebody who left are told to wipe in the same words", async () => {
    const { pack } = await makePack();
    expect(await contact(pack.token)).toEqual({ isKept: true, leftMs: 72 * 3_600_000 });
    const invented = await contact("A".repeat(43));
    expect(invented).toEqual({ isKept: false, leftMs: 0 });
    expect((await colleague.send("POST", `/api/visits/${rows["visits"]}/mission-packs/${pack.id}/wipe`, { reason: "Lost" })).body.code).toBe("protection.wipe-not-for-your-role");
    expect(await contact(pack.token)).toMatchObject({ isKept: true });
    expect((await holder.send("POST", `/api/visits/${rows["visits"]}/mission-packs/${pack.id}/wipe`, { reason: "Left in a taxi" })).status).toBe(204);
    expect(await contact(pack.token)).toEqual(invented);
    expect(await contact(pack.token, true)).toEqual(invented);
    expect(await inPack(pack.id)).toMatchObject({ wipeReason: "Left in a taxi", wipedAt: house.clock.now.toISOString(), mayWipe: false });
    const leaver = await house.person({ roles: { [office]: ["desk"] } });
    const { pack: carried } = await makePack(leaver);
    expect(await contact(carried.token)).toMatchObject({ isKept: true });
    await sql`update access.membership set valid_until = ${house.clock.now} where account_id = ${leaver.id}`.execute(house.database.auth.db);
    expect(await contact(carried.token)).toEqual(invented);
  });

  test("S73: the time that is left is the server's", async () => {
    const { pack } = await makePack(holder, undefined, 1);
    const before = house.clock.now;
    house.clock.now = new Date(before.getTime() + 40 * 60_000);
    expect(await contact(pack.token)).toEqual({ isKept: true, leftMs: 20 * 60_000 });
    house.clock.now = new Date(before.getTime() + 80 * 60_000);
    expect(await contact(pack.token)).toEqual({ isKept: true, leftMs: 0 });
    house.clock.now = before;
  });
});

describe("S74: what comes back", () => {
  test("a note is kept once however often it is sent, and each time signed for by the ledger's key", async () => {
    const { pack } = await makePack();
    const note = await aNote(pack, "Met the elders of the upper town.");
    const send = (notes: readonly unknown[]) => stranger.send("POST", "/api/mission-pack-notes", { token: pack.token, notes });
    const [first, again] = [await send([note]), await send([note])];
    expect(first.body.receipts).toEqual(again.body.receipts);
    expect(await isReceiptFor(first.body.receipts[0], note, pack.logKey)).toBe(true);
    const forged = { ...first.body.receipts[0], receivedAt: "2020-01-01T00:00:00.000Z" };
    expect(await isReceiptFor(forged, note, pack.logKey)).toBe(false);
    expect(await isReceiptFor(first.body.receipts[0], { ...note, sealed: `${note.sealed.slice(0, -4)}AAAA${note.sealed.slice(-4)}` }, pack.logKey)).toBe(false);
    const kept = (await listed(colleague)).notes.filter((one: any) => one.id === note.id);
    expect(kept).toHaveLength(1);
    const opened = await openSealed(Buffer.from(kept[0].sealed, "base64url"), [desk.officer.pair.identity], { organisation: desk.root.signer, compartment: office, record: note.id, field: roadNoteField, version: 1, signer: (await inPack(pack.id)).signer });
    expect(Buffer.from(opened.content).toString()).toBe("Met the elders of the upper town.");
    // Under a name that is taken, another box is refused, and nothing of what came with it is half kept.
    const beside = await aNote(pack, "Beside it.");
    expect((await send([beside, { ...note, sealed: (await aNote(pack, "other")).sealed }])).body.code).toBe("protection.box-invalid");
    expect((await listed(colleague)).notes.map((one: any) => one.id)).not.toContain(beside.id);
  });

  test("it is taken without a session and after the wiping was ordered, but not from a device that is wiped, and not with an invented token", async () => {
    const { pack } = await makePack();
    await holder.send("POST", `/api/visits/${rows["visits"]}/mission-packs/${pack.id}/wipe`, { reason: "Lost" });
    const [note, late] = [await aNote(pack, "Written before it was lost."), await aNote(pack, "Written by whoever found it.")];
    expect((await stranger.send("POST", "/api/mission-pack-notes", { token: pack.token, notes: [note] })).status).toBe(200);
    await contact(pack.token, true);
    const [wiped, invented] = [await stranger.send("POST", "/api/mission-pack-notes", { token: pack.token, notes: [late] }), await stranger.send("POST", "/api/mission-pack-notes", { token: "B".repeat(43), notes: [late] })];
    expect(wiped.text).toBe(invented.text);
    expect(wiped.status).toBe(404);
  });

  test("what is no box, or is sealed to others than it names, is refused with a sentence", async () => {
    const { pack } = await makePack();
    const note = await aNote(pack, "x");
    for (const wrong of [{ ...note, sealed: "AAAA" }, { ...note, keyIds: [...note.keyIds, "C".repeat(43)] }]) {
      expect((await stranger.send("POST", "/api/mission-pack-notes", { token: pack.token, notes: [wrong] })).body.code).toBe("protection.box-invalid");
    }
  });

  test("making, taking along, wiping and every note are entries of the ledger, without a word of them", async () => {
    const { rows: entries } = await sql<{ event: string }>`select distinct event from ledger.entry where event like 'protection.mission-pack%' or event like 'protection.road-note%' order by 1`.execute(house.database.worker.db);
    expect(entries.map(({ event }) => event)).toEqual(["protection.mission-pack-identity-taken", "protection.mission-pack-made", "protection.mission-pack-wipe-asked", "protection.mission-pack-wiped", "protection.road-note-received"]);
  });
});
