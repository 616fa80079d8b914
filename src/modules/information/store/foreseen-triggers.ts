import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { prepared } from "#platform/database/prepared.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { Label } from "#platform/rules/label.ts";
import { foreseenBetween, type Foreseen } from "../model/foreseen.ts";
import { Situation } from "../model/situation.ts";

const Row = v.object({ id: v.string(), title: v.string(), state: v.string(), label: Label, triggers: Situation.entries.triggers });
export type ForeseenTrigger = Foreseen & { readonly situation: Omit<v.InferOutput<typeof Row>, "triggers"> };

/** The calendar of triggers of every situation the viewer may see that is not closed: a dormant one may be woken by one. */
export async function listForeseenTriggers(db: Db, from: Date, until: Date, limit: number): Promise<ForeseenTrigger[]> {
  const { rows } = await sql`${prepared}
    select id, title, state, content ->> 'label' as label, content -> 'triggers' as triggers
      from record.head
     where kind = 'information.situation' and state <> 'closed' and jsonb_array_length(content -> 'triggers') > 0 and ${withinOrReleased(db, "head")}
  `.execute(db);
  const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
  return v
    .parse(v.array(Row), rows)
    .flatMap(({ triggers, ...situation }) => foreseenBetween(triggers, dayOf(from), dayOf(until)).map((trigger) => ({ ...trigger, situation })))
    .toSorted((one, other) => one.lastDay.localeCompare(other.lastDay))
    .slice(0, limit);
}
