import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import type { CountedReprisal } from "../model/reprisal/reprisal-years.ts";
import { Reprisal } from "../model/reprisal/reprisal.ts";
import { reprisalStates } from "../model/reprisal/reprisal-steps.ts";

const State = v.picklist(reprisalStates);
export type KeptReprisal = CountedReprisal & { readonly isExercise: boolean };

/** Every file that the viewer may open, for counting. */
export async function listReprisals(db: Db): Promise<KeptReprisal[]> {
  const { rows } = await sql<{ state: string; isExercise: boolean; content: unknown }>`
    select head.state, head.is_exercise as "isExercise", head.content from record.head where head.kind = 'protection.reprisal' and ${withinOrReleased(db, "head")}
  `.execute(db);
  return rows.map(({ state, isExercise, content }) => ({ state: v.parse(State, state), isExercise, content: v.parse(Reprisal, content) }));
}

export type Colleague = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

/** Who works in an office in one of these roles now; for whoever may see who works there. */
export async function listColleagues(db: Db, compartmentId: string, roles: readonly string[]): Promise<Colleague[]> {
  const { rows } = await sql<{ id: string; name: string; roles: string[] }>`
    select account.id, account.name, array_agg(distinct membership.role order by membership.role) as roles
      from access.membership
      join access.account on account.id = membership.account_id
     where membership.compartment_id = ${compartmentId} and membership.role = any (${[...roles]}::text[])
       and now() >= membership.valid_from and (membership.valid_until is null or now() < membership.valid_until)
     group by account.id, account.name order by account.name, account.id
  `.execute(db);
  return rows;
}
