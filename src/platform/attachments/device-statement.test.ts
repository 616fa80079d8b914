import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { inContext } from "../database/context.ts";
import { noReach } from "../database/reach.ts";
import { openLogKey } from "../ledger/signed-note.ts";
import { sequenceEntries } from "../ledger/sequence.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { deviceKeyKind } from "../rules/device-key-kind.ts";
import { fingerprintOf, isSignedByDevice, readStatement, stateFile, statementText, type DeviceStatement } from "../rules/device-statement.ts";

const content = Buffer.from("Two lorries without plates, at the bridge.\n");
const at = "2026-11-30T20:59:00Z";
const makeKeys = () => crypto.subtle.generateKey(deviceKeyKind, false, ["sign", "verify"]);

let house: TestInstallation;
let office: string;
let monitor: Person;
let keys: CryptoKeyPair;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  monitor = await house.person({ roles: { [office]: ["monitor"] } });
  keys = await makeKeys();
});
afterAll(() => house.close());

const add = (bytes: Buffer, device: string | undefined, by = monitor) => by.upload(`/api/files?${new URLSearchParams({ compartment: office, label: "confidential", name: "note.txt", ...(device === undefined ? {} : { device }) })}`, new Uint8Array(bytes));
const events = async (person: Person) => (await sql<{ event: string; recordId: string; digest: string }>`select event, record_id as "recordId", encode(digest, 'hex') as digest from ledger.entry where actor_id = ${person.id} order by at`.execute(house.database.worker.db)).rows;
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

describe("S54: what a device says of a file", () => {
  test("is signed with a key that cannot be taken out of it, and read in one form only", async () => {
    const statement = await stateFile(content, at, keys);
    expect(statement).toMatchObject({ format: "vigie-device/1", sha256: sha256(content), size: content.length, capturedAt: at });
    await expect(crypto.subtle.exportKey("pkcs8", keys.privateKey)).rejects.toThrow(/extractable/);
    expect(await isSignedByDevice(statement)).toBe(true);
    expect(readStatement(statementText(statement))).toEqual(statement);
    expect(readStatement(` ${statementText(statement)}`)).toBeUndefined();
    expect(readStatement(statementText({ ...statement, capturedAt: "2026-11-30T20:59:00.123Z" }))).toBeUndefined();
    expect(readStatement(statementText({ ...statement, capturedAt: "2026-13-30T20:59:00Z" }))).toBeUndefined();
  });

  test.each<[string, (statement: DeviceStatement) => Partial<DeviceStatement>]>([
    ["another hash", () => ({ sha256: "0".repeat(64) })],
    ["another length", ({ size }) => ({ size: size + 1 })],
    ["another time", () => ({ capturedAt: "2026-11-30T20:59:01Z" })],
    ["a point that is not on the curve", () => ({ deviceKey: `BA${"A".repeat(85)}` })],
    ["spare bits in the signature", ({ signature }) => ({ signature: `${signature.slice(0, -1)}${String.fromCharCode(signature.charCodeAt(85) + 1)}` })],
  ])("is not signed any more with %s", async (_what, change) => {
    const statement = await stateFile(content, at, keys);
    expect(await isSignedByDevice({ ...statement, ...change(statement) })).toBe(false);
  });
});

describe("S54: a file that a device signed", () => {
  test("is entered with the hash of what the device said, and the device with its first file", async () => {
    const statement = await stateFile(content, at, keys);
    const [first, second] = [await add(content, statementText(statement)), await add(content, statementText(statement))];
    expect(first, first.text).toMatchObject({ status: 201, body: { sha256: sha256(content), deviceSignedAt: at } });
    expect((await events(monitor)).map(({ event }) => event)).toEqual(["attachment.file-added", "attachment.device-first-used", "attachment.device-signed", "attachment.file-added", "attachment.device-signed"]);
    const [, device, signed] = await events(monitor);
    expect(device!.digest).toBe(sha256(Buffer.from(statement.deviceKey, "base64url")));
    expect(signed).toEqual({ event: "attachment.device-signed", recordId: first.body.fileId, digest: sha256(statementText(statement)) });
    expect((await events(monitor))[4]!.recordId).toBe(second.body.fileId);
  });

  test("says so on the record it hangs on, and a writer cannot say it of one that nobody signed", async () => {
    const analyst = await house.person({ roles: { [office]: ["analyst"] } });
    const signed = await add(content, statementText(await stateFile(content, at, keys)));
    const plain = await add(content, undefined);
    expect(plain.body).not.toHaveProperty("deviceSignedAt");
    const attachments = [{ fileId: signed.body.fileId, name: "signed.txt" }, { fileId: plain.body.fileId, name: "plain.txt", deviceSignedAt: at }];
    const situation = { label: "confidential", title: "The bridge", countries: ["XKS"], areas: [], period: "2026-11/..", crimesConsidered: [], populationsAtRisk: [], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null };
    const { body: about } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation });
    const report = { label: "confidential", situationId: about.id, title: "Two lorries", receivedAt: "2026-11-30T21:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "At the bridge", reliability: null, credibility: null };
    const made = await monitor.send("POST", "/api/reports", { compartmentId: office, content: { ...report, attachments } });
    expect(made.status, made.text).toBe(201);
    const kept = (await monitor.get(`/api/reports/${made.body.id}`)).body.content.attachments;
    expect(kept.map((one: { deviceSignedAt?: string }) => one.deviceSignedAt)).toEqual([at, undefined]);
  });

  test.each<[string, (statement: DeviceStatement) => string, string]>([
    ["arrives with other bytes than the device saw", (statement) => statementText(statement), "platform.attachment-changed-on-the-way-invalid"],
    ["comes with a statement that was changed", (statement) => statementText({ ...statement, capturedAt: "2020-01-01T00:00:00Z" }), "platform.device-statement-invalid"],
    ["comes with something else than a statement", () => "{}", "platform.device-statement-invalid"],
  ])("is refused and not kept when it %s", async (_what, device, code) => {
    const before = (await events(monitor)).length;
    const answer = await add(Buffer.from("Two lorries without plates, at the ford.\n"), device(await stateFile(content, at, keys)));
    expect([answer.status, answer.body.code, (await events(monitor)).length]).toEqual([400, code, before]);
    expect(answer.body.title).not.toContain("platform.");
  });

  test("names the device to whom it belongs, and to nobody else", async () => {
    const colleague = await house.person({ roles: { [office]: ["analyst", "director"] } });
    const device = { id: expect.any(String), fingerprint: await fingerprintOf((await stateFile(content, at, keys)).deviceKey), firstUsedAt: expect.any(String) };
    expect((await monitor.get("/api/own-devices")).body).toEqual({ items: [device] });
    expect((await colleague.get("/api/own-devices")).body).toEqual({ items: [] });
    expect((await house.stranger().get("/api/own-devices")).status).toBe(401);
    // Past the route: what the database itself shows.
    const owner = { userId: colleague.id, sessionId: "00000000-0000-4000-8000-00000000dead", assurance: 2, reach: noReach } as const;
    expect(await inContext(house.database.app, house.database.contextKey, owner, async (db) => (await sql`select from attachment.device`.execute(db)).rows)).toEqual([]);
  });

  test("is found by `ledger verify` when what the device said was changed, taken away or made up afterwards", async () => {
    const signed = await add(content, statementText(await stateFile(content, at, keys)));
    const plain = await add(content, undefined);
    const key = openLogKey(house.dataDirectory);
    const isIntact = async () => {
      await sequenceEntries(house.database.worker, key);
      return (await verifyLedger(house.database.worker, key)).isIntact;
    };
    expect(await isIntact()).toBe(true);
    const other = statementText(await stateFile(content, "2026-11-30T10:00:00Z", keys));
    for (const [id, text] of [[signed.body.fileId, other], [signed.body.fileId, null], [plain.body.fileId, other]] as const) {
      const { rows } = await sql<{ before: string | null }>`select device_statement as before from attachment.file where id = ${id}`.execute(house.database.worker.db);
      await sql`update attachment.file set device_statement = ${text} where id = ${id}`.execute(house.database.worker.db);
      expect(await isIntact(), `${text}`).toBe(false);
      await sql`update attachment.file set device_statement = ${rows[0]!.before} where id = ${id}`.execute(house.database.worker.db);
    }
    expect(await isIntact()).toBe(true);
  });
});
