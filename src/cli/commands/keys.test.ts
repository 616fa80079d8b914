import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { givenOwnKeys } from "../../testing/sealed-office.ts";
import { holdCeremony, type Room } from "./keys.ts";

let house: TestInstallation;
let office: string;
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

const wanted = (over: Partial<Parameters<typeof holdCeremony>[0]> = {}) => ({ database: house.database, name: "The house of lanterns", office: "Mandate on defenders", officers: [email], now: house.clock.now, ...over });

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
  const people = room((shares) => [shares[0]!, shares[1]!, shares[1]!, shares[4]!, shares[2]!, shares[0]!]);
  const root = await holdCeremony(wanted({ officers: [second!.email] }), people);
  expect(people.said.filter((key) => key === "cli.keys.share")).toHaveLength(5);
  expect(people.said).toContain("sealing.shares-too-few");
  expect((await officer.get("/api/sealing")).body).toMatchObject({ organisation: { root, name: "The house of lanterns" } });
  await expect(holdCeremony(wanted({ officers: [second!.email] }), room((shares) => shares.slice(0, 3)))).rejects.toThrow("protection.organisation-exists");
});
