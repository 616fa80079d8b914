import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { within, withinOrReleased } from "../database/reach.ts";
import { refuse } from "../refusal.ts";
import { labelRank, type Label } from "../rules/label.ts";

/**
 * S22 from below: words that are raised would go on standing in every record that cites them and is classified lower. Those are raised
 * first, from the end of the chain. The number is of what the person can see; what is out of reach is neither counted nor hinted at.
 */
export async function checkRaisedLabel(db: Db, id: string, label: Label): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
      from record.head
     where head.label < ${labelRank(label)} and ${withinOrReleased(db, "head")}
       -- What says that it was redacted may stand below what it cites.
       and head.content ->> 'redacted' is distinct from 'true'
       and (head.situation_id = ${id} or head.id in (select link.from_id from record.link where link.to_id = ${id} and ${within(db, "link")}))
  `.execute(db);
  const count = rows[0]?.count ?? 0;
  if (count > 0) refuse("platform.label-above-citing", { values: { count } });
}
