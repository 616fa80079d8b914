import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { roles as allRoles } from "#partners/model/role.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { openSessions } from "../identity/session.ts";
import { inContext } from "./context.ts";
import { reachOf } from "./reach.ts";

/**
 * The application works out how far somebody sees, and row-level security works it out once more from its own tables (S15). Neither may ask the
 * other; so that both say the same, whatever was given, barred or has ended, is said here.
 */
let house: TestInstallation;
let offices: string[];
beforeAll(async () => {
  house = await openTestInstallation();
  offices = [await house.compartment("One"), await house.compartment("Two"), await house.compartment("Open", "open-data")];
});
afterAll(() => house.close());

const office = fc.constantFrom(0, 1, 2);
const when = fc.constantFrom("before", "now", "later");
const given = fc.record({ office, role: fc.constantFrom(...allRoles), when });
const barred = fc.record({ office, isOver: fc.boolean() });
const rule = fc.record({ office, country: fc.constantFrom("BEL", "CHE"), isOver: fc.boolean() });
const someone = fc.record({
  given: fc.array(given, { maxLength: 5 }), barred: fc.array(barred, { maxLength: 2 }), rules: fc.array(rule, { maxLength: 2 }), nationalities: fc.subarray(["BEL", "CHE"]),
  clearance: fc.constantFrom(0 as const, 1 as const, 2 as const), assurance: fc.constantFrom(1 as const, 2 as const),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;

async function seat({ given, barred, rules, nationalities, clearance, assurance }: Someone): Promise<Person> {
  const { db } = house.database.auth;
  await sql`update access.nationality_rule set ended_at = now(), ended_reason = 'test' where ended_at is null`.execute(db);
  const person = await house.person({ clearance, assurance });
  await sql`update access.account set nationalities = ${nationalities}::text[] where id = ${person.id}`.execute(db);
  const span = { before: ["2 days", "1 day"], now: ["1 day", null], later: ["-1 day", null] } as const;
  for (const one of given) {
    const [from, until] = span[one.when];
    await sql`insert into access.membership (account_id, compartment_id, role, reason, valid_from, valid_until)
      values (${person.id}, ${offices[one.office]}, ${one.role}, 'test', now() - ${from}::interval, now() - ${until}::interval)`.execute(db);
  }
  for (const one of barred) {
    await sql`insert into access.barrier (account_id, compartment_id, reason, set_by, set_at, ended_at, ended_by, ended_reason)
      values (${person.id}, ${offices[one.office]}, 'test', ${person.id}, now(), ${one.isOver ? new Date() : null}, ${one.isOver ? person.id : null}, ${one.isOver ? "test" : null})
      on conflict do nothing`.execute(db);
  }
  for (const one of rules) {
    await sql`insert into access.nationality_rule (compartment_id, country_iso3, reason, set_by, set_at, ended_at, ended_by, ended_reason)
      values (${offices[one.office]}, ${one.country}, 'test', ${person.id}, now(), ${one.isOver ? new Date() : null}, ${one.isOver ? person.id : null}, ${one.isOver ? "test" : null})
      on conflict do nothing`.execute(db);
  }
  return person;
}

test("what the application works out of a person's reach and what the database does are the same", async () => {
  let [seeing, blind] = [0, 0];
  await fc.assert(fc.asyncProperty(someone, async (settings) => {
    const person = await seat(settings);
    const viewer = (await openSessions(house.database.auth.db).find(new Request("http://localhost", { headers: { cookie: person.cookie } }), house.clock.now))!;
    const reach = reachOf(viewer);
    const said = await inContext(house.database.app, house.database.contextKey, { ...viewer, reach }, async (db) =>
      (await sql<{ compartments: string[]; released: string[]; narrow: string[]; held: string[]; accountId: string; clearance: number }>`
        select access.readable_compartments() as compartments, access.released_compartments() as released, access.narrow_compartments() as narrow, access.held_roles() as held,
               access.viewer_id() as "accountId", access.clearance() as clearance`.execute(db)).rows[0]!);
    const sorted = (ids: readonly string[]) => [...new Set(ids)].toSorted();
    expect({ ...said, compartments: sorted(said.compartments), released: sorted(said.released), narrow: sorted(said.narrow) }).toMatchObject({
      compartments: sorted(reach.compartments), released: sorted(reach.released), narrow: sorted(reach.narrow), accountId: person.id, clearance: reach.clearance,
    });
    // Roles of an office that is barred are still held in the database; there is nothing they open, because its records are not within reach.
    for (const role of reach.held) expect(said.held).toContain(role);
    if (reach.compartments.length > 0) seeing += 1;
    else blind += 1;
  }), { numRuns: 120 });
  expect(Math.min(seeing, blind), "both sorts of people were tried").toBeGreaterThan(10);
}, 120_000);
