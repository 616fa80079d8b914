import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { connectAdministrator } from "../database/pools.ts";
import type { Client } from "pg";
import { hashOfEntry, type StoredEntry } from "./leaf.ts";
import { nodeHash, rootHash } from "./merkle-tree.ts";
import { entryTime, sequenceEntries, sequencerLock } from "./sequence.ts";
import { openLogKey, signCheckpoint, type LogKey } from "./signed-note.ts";
import { verifyLedger } from "./verify.ts";

/** A log of thirty entries in three checkpoints, with three records in it. Each test damages it inside a transaction that is undone. */
let house: TestInstallation;
let admin: Client;
let key: LogKey;

beforeAll(async () => {
  house = await openTestInstallation();
  key = openLogKey(house.dataDirectory);
  const office = await house.compartment();
  const analyst = await house.person({ roles: { [office]: ["analyst"] } });
  const added = await house.app.request(`/api/files?compartment=${office}&label=unclassified&name=note.txt`, { method: "POST", headers: { cookie: analyst.cookie, "x-vigie": "1", origin: "http://localhost:8440" }, body: "Heard at the market" });
  expect(added.status).toBe(201);
  for (let round = 0; round < 3; round += 1) {
    const made = await analyst.send("POST", "/api/sources", { compartmentId: office, content: { label: "unclassified", title: `Heron ${round}`, kind: "media", reliability: "C" } });
    expect(made.status, made.text).toBe(201);
    for (let count = 0; count < 9; count += 1) await sql`insert into ledger.entry (event, record_id) values ('test.happened', ${randomUUID()})`.execute(house.database.auth.db);
    await sequenceEntries(house.database.worker, key);
  }
  admin = await connectAdministrator(house.database.engine);
});
afterAll(async () => {
  await admin.end();
  await house.close();
});
beforeEach(async () => expect(await verifyLedger(house.database.worker, key)).toMatchObject({ isIntact: true }));

/** What is verified must be what was damaged, so the damage is committed, and put back afterwards. */
async function damaged(statements: readonly string[], verifyWith = key) {
  // The sequencer of the house looks every second: it waits until everything is as it was.
  await admin.query(`select pg_advisory_lock(${sequencerLock})`);
  await admin.query("drop schema if exists kept cascade; create schema kept; create table kept.entry as table ledger.entry; create table kept.node as table ledger.node; create table kept.checkpoint as table ledger.checkpoint; create table kept.revision as table record.revision; create table kept.head as table record.head; create table kept.file as table attachment.file");
  const lastSeen = key.lastSeen.read();
  try {
    for (const statement of statements) await admin.query(statement);
    return (await verifyLedger(house.database.worker, verifyWith)).firstBad;
  } finally {
    await admin.query("truncate ledger.entry, ledger.node, ledger.checkpoint, record.revision, record.head, attachment.file cascade; insert into ledger.entry table kept.entry; insert into ledger.node table kept.node; insert into ledger.checkpoint table kept.checkpoint; insert into record.revision table kept.revision; insert into record.head table kept.head; insert into attachment.file table kept.file; drop schema kept cascade");
    if (lastSeen) key.lastSeen.keep(lastSeen);
    await admin.query(`select pg_advisory_unlock(${sequencerLock})`);
  }
}

const last = async () => (await admin.query<{ size: number }>("select max(size) as size from ledger.checkpoint")).rows[0]!.size;

describe("S62: the log is read again", () => {
  test.each(["event = 'test.did-not-happen'", "record_id = gen_random_uuid()", "at = at + interval '1 microsecond'", "actor_id = gen_random_uuid()", "label = 1", "version = 7", "digest = '\\x00'"])("an entry edited (%s) is named", async (change) => {
    expect(await damaged([`update ledger.entry set ${change} where leaf_index = 7`])).toMatchObject({ what: "entry-changed", leafIndex: 7 });
  });

  test("an entry edited together with its stored hash does not give the signed root, and the place is named", async () => {
    const { rows } = await sql<StoredEntry & { leafIndex: number }>`
      select id, ${entryTime} as at, actor_id as "actorId", 'test.did-not-happen' as event, record_id as "recordId", version, compartment_id as "compartmentId", label, digest from ledger.entry where leaf_index = 7
    `.execute(house.database.worker.db);
    const hash = hashOfEntry(rows[0]!).toString("hex");
    const found = await damaged([`update ledger.entry set event = 'test.did-not-happen', leaf_hash = '\\x${hash}' where leaf_index = 7`]);
    expect(found).toMatchObject({ what: "root-differs" });
    expect(found!.leafIndex).toBeGreaterThanOrEqual(7);
  });

  test("an entry deleted is missed at its place", async () => {
    expect(await damaged(["delete from ledger.entry where leaf_index = 11"])).toMatchObject({ what: "entry-missing", leafIndex: 11 });
    expect(await damaged(["delete from ledger.entry where leaf_index = 0"])).toMatchObject({ what: "entry-missing", leafIndex: 0 });
  });

  test("an entry deleted and the gap closed is found by its hash or its root", async () => {
    const found = await damaged(["delete from ledger.entry where leaf_index = 11", "update ledger.entry set leaf_index = leaf_index + 1000 where leaf_index > 11", "update ledger.entry set leaf_index = leaf_index - 1001 where leaf_index > 1000"]);
    expect(found).toMatchObject({ what: "root-differs" });
  });

  test("an entry put in between is found", async () => {
    const found = await damaged([
      "update ledger.entry set leaf_index = leaf_index + 1000 where leaf_index > 11",
      "insert into ledger.entry (leaf_index, event, leaf_hash) select 12, 'test.put-in', leaf_hash from ledger.entry where leaf_index = 5",
      "update ledger.entry set leaf_index = leaf_index - 999 where leaf_index > 1000",
    ]);
    expect(found).toMatchObject({ what: "entry-changed", leafIndex: 12 });
  });

  test("an entry added behind the end without a signature is found", async () => {
    const size = await last();
    expect(await damaged([`insert into ledger.entry (leaf_index, event, leaf_hash) values (${size}, 'test.put-behind', '\\x00')`])).toMatchObject({ what: "entry-added", leafIndex: size });
  });

  test("two entries in each other's place are found", async () => {
    const found = await damaged(["update ledger.entry set leaf_index = 1000 where leaf_index = 4", "update ledger.entry set leaf_index = 4 where leaf_index = 9", "update ledger.entry set leaf_index = 9 where leaf_index = 1000"]);
    expect(found).toMatchObject({ what: "root-differs" });
  });

  test("an end that was cut off is found, also when its checkpoints were cut off with it", async () => {
    const size = await last();
    expect(await damaged([`delete from ledger.entry where leaf_index >= ${size - 3}`])).toMatchObject({ what: "entry-missing", leafIndex: size - 3 });
    const { rows } = await admin.query<{ size: number }>("select size from ledger.checkpoint order by size desc offset 1 limit 1");
    const earlier = rows[0]!.size;
    expect(await damaged([`delete from ledger.entry where leaf_index >= ${earlier}`, `delete from ledger.checkpoint where size > ${earlier}`])).toMatchObject({ what: "end-cut-off", leafIndex: earlier });
  });

  test("a checkpoint edited, or signed by another key, is found", async () => {
    const size = await last();
    expect(await damaged([`update ledger.checkpoint set note = replace(note, e'\\n${size}\\n', e'\\n${size - 1}\\n') where size = ${size}`])).toMatchObject({ what: "checkpoint-forged", leafIndex: size - 1 });
    const elsewhere = mkdtempSync(join(tmpdir(), "vigie-other-key-"));
    const { rows } = await admin.query<{ root: Buffer }>(`select root from ledger.checkpoint where size = ${size}`);
    const forged = signCheckpoint({ ...openLogKey(elsewhere), origin: key.origin }, size, rows[0]!.root);
    rmSync(elsewhere, { recursive: true });
    expect(await damaged([`update ledger.checkpoint set note = '${forged}' where size = ${size}`])).toMatchObject({ what: "checkpoint-forged" });
  });

  test("a fork, in which the past is written anew and signed with the real key, contradicts what was signed before", async () => {
    const size = await last();
    const leaves = Array.from({ length: size }, (_, index) => createHash("sha256").update(`fork ${index}`).digest());
    const subtree = (level: number, position: number): Buffer => (level === 0 ? leaves[position]! : nodeHash(subtree(level - 1, 2 * position), subtree(level - 1, 2 * position + 1)));
    const root = rootHash(size, subtree);
    const note = signCheckpoint(key, size, root);
    const found = await damaged([`update ledger.checkpoint set root = '\\x${root.toString("hex")}', note = '${note}' where size = ${size}`]);
    expect(found).toMatchObject({ what: "end-cut-off" });
    const forgotten = { origin: key.origin, publicKey: key.publicKey, privateKey: key.privateKey, lastSeen: { read: () => undefined, keep: () => undefined } };
    expect(await damaged([`update ledger.checkpoint set root = '\\x${root.toString("hex")}', note = '${note}' where size = ${size}`], forgotten)).toMatchObject({ what: "root-differs", leafIndex: size - 1 });
  });

  test("a record whose stored words were changed is named, with or without its digest", async () => {
    const { rows } = await admin.query<{ id: string }>("select record_id as id from record.revision limit 1");
    const { id } = rows[0]!;
    expect(await damaged([`update record.revision set content = jsonb_set(content, '{title}', '"Another"') where record_id = '${id}'`])).toMatchObject({ what: "content-changed", id });
    expect(await damaged([`update record.revision set digest = '\\x00' where record_id = '${id}'`])).toMatchObject({ what: "content-changed", id });
  });

  test("a revision that was removed is missed", async () => {
    const { rows } = await admin.query<{ id: string }>("select record_id as id from record.revision limit 1");
    expect(await damaged([`delete from record.revision where record_id = '${rows[0]!.id}'`])).toMatchObject({ what: "content-changed", id: rows[0]!.id });
  });

  test.each(["content = jsonb_set(content, '{title}', '\"Another\"')", "state = 'closed'", "label = 1", "title = 'Another'", "version = version + 1"])("what people are shown (%s) must be the newest revision", async (change) => {
    const { rows } = await admin.query<{ id: string }>("select id from record.head limit 1");
    const { id } = rows[0]!;
    expect(await damaged([`update record.head set ${change} where id = '${id}'`])).toMatchObject({ what: "content-changed", id });
    expect(await damaged([`delete from record.head where id = '${id}'`])).toMatchObject({ what: "content-changed", id });
  });

  test("an attached file that was changed or removed is named", async () => {
    const { rows } = await admin.query<{ id: string }>("select id from attachment.file");
    const { id } = rows[0]!;
    expect(await damaged([`update attachment.file set content = overlay(content placing '\\x00' from 1), sha256 = sha256(overlay(content placing '\\x00' from 1))`])).toMatchObject({ what: "content-changed", id });
    expect(await damaged(["delete from attachment.file"])).toMatchObject({ what: "content-changed", id });
  });

  test("records of an exercise that was removed are not missed", async () => {
    const { rows } = await admin.query<{ id: string }>("select compartment_id as id from record.head limit 1");
    await admin.query(`update access.compartment set kind = 'removed-exercise' where id = '${rows[0]!.id}'`);
    expect(await damaged(["delete from record.head", "delete from record.revision", "delete from attachment.file"])).toBeNull();
    await admin.query(`update access.compartment set kind = 'office' where id = '${rows[0]!.id}'`);
  });
});
