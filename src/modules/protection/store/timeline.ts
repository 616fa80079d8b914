import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { labelOf } from "#platform/records/stored.ts";
import { Exchange } from "../model/exchange/exchange.ts";
import { exchangeStates } from "../model/exchange/exchange-kind.ts";
import type { TimelineEntry } from "../model/exchange/timeline.ts";

const State = v.picklist(exchangeStates);

/** Everything that was held or is planned with one partner, as the viewer may see it; the latest day first, and what has no day yet before it. */
export async function listTimeline(db: Db, partnerId: string): Promise<TimelineEntry[]> {
  const { rows } = await sql<{ id: string; state: string; label: number; content: unknown }>`
    select head.id, head.state, head.label, head.content
      from record.link as link
      join record.head on head.id = link.from_id
     where link.to_id = ${partnerId} and link.link = 'with' and head.kind = 'protection.exchange' and ${withinOrReleased(db, "head")}
     order by head.content ->> 'on' desc nulls first, head.created_at desc, head.id
  `.execute(db);
  return rows.map(({ id, state, label, content }) => {
    const { exchangeKind, title, on, needs } = v.parse(Exchange, content);
    return { id, state: v.parse(State, state), label: labelOf(label), exchangeKind, title, on, openNeeds: needs.filter((need) => need.state === "raised" || need.state === "in-hand").length, needs: needs.length };
  });
}
