import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inContext } from "#platform/database/context.ts";
import { noReach } from "#platform/database/reach.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { givenOwnKeys, type KeyHolder } from "../../testing/sealed-office.ts";

let house: TestInstallation;
let office: string;
let owner: KeyHolder;
let passkey: { readonly id: string; readonly credential: string };
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment("The desk");
});
afterAll(() => house.close());
beforeEach(async () => {
  owner = await givenOwnKeys(await house.person({ roles: { [office]: ["desk"] } }));
  passkey = await givePasskey(owner.person, "Telephone");
});

async function givePasskey(person: Person, name: string): Promise<typeof passkey> {
  const { rows } = await sql<typeof passkey>`
    insert into access.passkey (account_id, credential_id, public_key, counter, name) values (${person.id}, ${randomUUID()}, '\\x00', 0, ${name}) returning id, credential_id as credential
  `.execute(house.database.auth.db);
  return rows[0]!;
}

const keep = (over: Record<string, unknown> = {}, person = owner.person) => person.send("POST", "/api/sealing/key-copies", { credential: passkey.credential, signer: owner.author.signer, closed: "Y2xvc2Vk", ...over });
const remove = (id: string, person = owner.person) => person.send("DELETE", `/api/sealing/key-copies/${id}`);
const seen = async (person = owner.person) => (await person.get("/api/sealing")).body.passkeys;
const opens = async (person = owner.person): Promise<string[]> => (await seen(person)).flatMap((one: any) => (one.copy === null ? [] : [one.name]));
const entries = async () => (await sql<{ event: string }>`select event from ledger.entry where actor_id = ${owner.person.id} and event like 'protection.key-copy%' order by at`.execute(house.database.worker.db)).rows.map(({ event }) => event);

describe("a copy of one's keys for a passkey", () => {
  test("is kept per passkey, removed alone, and each is an entry of the ledger; the passphrase's stays", async () => {
    const second = await givePasskey(owner.person, "Desk");
    expect((await keep()).status).toBe(204);
    expect((await keep({ credential: second.credential })).status).toBe(204);
    expect(await opens()).toEqual(["Telephone", "Desk"]);
    expect((await remove(passkey.id)).status).toBe(204);
    expect(await opens()).toEqual(["Desk"]);
    expect((await owner.person.get("/api/sealing")).body.own.signer).toBe(owner.author.signer);
    expect(await entries()).toEqual(["protection.key-copy-made", "protection.key-copy-made", "protection.key-copy-removed"]);
  });

  test("made anew takes the place of the first", async () => {
    await keep();
    expect((await keep({ closed: "YW5ldw" })).status).toBe(204);
    expect(await seen()).toMatchObject([{ copy: { closed: "YW5ldw" } }]);
  });

  test("goes with new keys: what it opens is not in force any more", async () => {
    await keep();
    await givenOwnKeys(owner.person);
    expect(await opens()).toEqual([]);
    expect((await keep()).body.code).toBe("protection.own-key-is-other");
  });

  test("goes with its passkey", async () => {
    await givePasskey(owner.person, "Desk");
    await keep();
    expect((await owner.person.send("DELETE", `/api/passkeys/${passkey.id}`)).status).toBe(204);
    const { rows } = await sql`select from protection.key_copy where account_id = ${owner.person.id}`.execute(house.database.worker.db);
    expect(rows).toEqual([]);
  });

  test("is made and removed after a fresh sign-in only (S6)", async () => {
    const stale = await house.person({ roles: { [office]: ["desk"] }, verifiedMinutesAgo: 6 });
    expect((await keep({}, stale)).body.code).toBe("platform.fresh-sign-in-needed");
    expect((await remove(passkey.id, stale)).body.code).toBe("platform.fresh-sign-in-needed");
  });
});

describe("to others it does not exist", () => {
  let other: KeyHolder;
  beforeEach(async () => {
    other = await givenOwnKeys(await house.person({ roles: { [office]: ["desk", "director"] }, administrator: true }));
    await keep();
  });

  test("nobody reads it, a colleague and an administrator included; a stranger is asked to sign in", async () => {
    expect((await other.person.get("/api/sealing")).text).not.toContain("Y2xvc2Vk");
    expect((await house.stranger().get("/api/sealing")).status).toBe(401);
    for (const answer of [await keep({}, house.stranger()), await remove(passkey.id, house.stranger())]) expect(answer.status).toBe(401);
  });

  test("a foreign passkey answers like an absent one, whether a copy is made or removed", async () => {
    const [foreign, none] = [await remove(passkey.id, other.person), await remove(randomUUID(), other.person)];
    expect([foreign.status, foreign.text]).toEqual([404, none.text]);
    const made = [await keep({ signer: other.author.signer }, other.person), await keep({ signer: other.author.signer, credential: randomUUID() }, other.person)];
    expect(made.map(({ status }) => status)).toEqual([404, 404]);
    expect(made[0]!.text).toBe(made[1]!.text);
    expect(await opens()).toEqual(["Telephone"]);
  });

  test("with the application bypassed the database hides it, and takes none of another's (S15)", async () => {
    const as = { userId: other.person.id, sessionId: randomUUID(), assurance: 2, reach: noReach } as const;
    await inContext(house.database.app, house.database.contextKey, as, async (db) => {
      expect((await sql`select * from protection.key_copy`.execute(db)).rows).toEqual([]);
      expect((await sql`delete from protection.key_copy returning passkey_id`.execute(db)).rows).toEqual([]);
    });
    const theirs = () => inContext(house.database.app, house.database.contextKey, as, (db) => sql`insert into protection.key_copy (account_id, passkey_id, signer, closed, made_at) values (${owner.person.id}, ${passkey.id}, ${owner.author.signer}, 'x', now())`.execute(db));
    await expect(theirs()).rejects.toThrow("row-level security");
  });
});

test.each([{ question: "AAAA" }, { answer: "AAAA" }, { salt: "AAAA" }, { accountId: "00000000-0000-4000-8000-00000000dead" }])("a request that says more than the closed copy is refused: %o", async (more) => {
  expect((await keep(more)).status).toBe(400);
});
