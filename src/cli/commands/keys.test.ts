import { sql } from "kysely";
import { splitSecret } from "#platform/rules/sealing/shares.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { givenOwnKeys } from "../../testing/sealed-office.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { holdCeremony, vouchForThisLog, type Room } from "./keys.ts";

let house: TestInstallation;
let office: string;
/** Of the ceremony that was held. */
let kept: readonly string[] = [];
let email: string;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment("Mandate on defenders");
  const officer = await house.person({ roles: { [office]: ["desk"] }, name: "Ines Varga" });
  email = (await sql<{ email: string }>`select email from access.account where id = ${officer.id}`.execute(house.database.auth.db)).rows[0]!.email;
});
afterAll(() => house.close());

/** People in a room: what is shown to them, and what they type when they are asked for their shares. */
function room(type: (shares: readonly string[]) => readonly string[]): Room & { readonly said: string[] } {
  const [shares, said]: [string[], string[]] = [[], []];
  let waiting: string[] | undefined;
  let isDrill = false;
  return {
    said,
    told: (key) => {
      said.push(key);
      isDrill = key === "cli.keys.drill";
    },
    show: (share) => void shares.push(share),
    hide: () => undefined,
    ask: async () => {
      if (!isDrill) return "";
      waiting ??= [...type(shares)];
      return waiting.shift() ?? "";
    },
  };
}

const wanted = (over: Partial<Parameters<typeof holdCeremony>[0]> = {}) => ({ database: house.database, logKey: openLogKey(house.dataDirectory), name: "The house of lanterns", office: "Mandate on defenders", officers: [email], now: house.clock.now, ...over });

test("an officer without a key of their own, an office that is none and a name that is missing are said before anything is made", async () => {
  const nobody = room(() => []);
  await expect(holdCeremony(wanted(), nobody)).rejects.toThrow("cli.keys.officer-not-found");
  await expect(holdCeremony(wanted({ office: "Nowhere" }), nobody)).rejects.toThrow("cli.keys.office-not-found");
  await expect(holdCeremony(wanted({ name: "" }), nobody)).rejects.toThrow("cli.keys.name-invalid");
  expect(nobody.said).toEqual([]);
});

test("S34: shares are shown one at a time, a slip in the drill is typed again, and only then the root is kept", async () => {
  const { rows } = await sql<{ id: string }>`select id from access.account where email = ${email}`.execute(house.database.auth.db);
  const officer = await house.person({ roles: { [office]: ["desk"] } });
  await givenOwnKeys(officer);
  const { rows: [second] } = await sql<{ email: string }>`select email from access.account where id = ${officer.id}`.execute(house.database.auth.db);
  expect(rows).toHaveLength(1);
  const people = room((shares) => {
    kept = shares;
    return [shares[0]!, shares[1]!, shares[1]!, shares[4]!, shares[2]!, shares[0]!];
  });
  const root = await holdCeremony(wanted({ officers: [second!.email] }), people);
  expect(people.said.filter((key) => key === "cli.keys.share")).toHaveLength(5);
  expect(people.said).toContain("sealing.shares-too-few");
  expect((await officer.get("/api/sealing")).body).toMatchObject({ organisation: { root, name: "The house of lanterns" } });
  await expect(holdCeremony(wanted({ officers: [second!.email] }), room((shares) => shares.slice(0, 3)))).rejects.toThrow("protection.organisation-exists");
});

test("S31: an organisation founded before its ledger was vouched for shows no door, until three custodians join their shares; two or others change nothing", async () => {
  const now = house.clock.now;
  await sql`update protection.organisation set log_key = null, log_signature = null`.execute(house.database.worker.db);
  const reader = await house.person({ roles: { [office]: ["mandateHolder"] } });
  await reader.send("PUT", "/api/doors", { compartmentId: office, door: "submission", name: "The desk", isOpen: true });
  const doors = async () => (await house.stranger().get("/api/contact/keys")).body.doors.length;
  expect(await doors()).toBe(0);
  const vouch = (typed: readonly string[]) => vouchForThisLog({ database: house.database, logKey: openLogKey(house.dataDirectory), now }, room(() => typed));
  await expect(vouch([kept[0]!, kept[0]!, kept[1]!])).rejects.toThrow("sealing.shares-too-few");
  await expect(vouch(await splitSecret(crypto.getRandomValues(new Uint8Array(32))))).rejects.toThrow("protection.ceremony-incomplete");
  expect(await doors()).toBe(0);
  await vouch([kept[4]!, kept[2]!, kept[1]!]);
  expect(await doors()).toBe(1);
});
