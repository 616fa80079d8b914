import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";

export type EventDataset = { readonly dataset: string; readonly events: number; readonly first: string; readonly last: string };

/** Data sets the viewer may see, with the months from which and until which they have events. */
export async function listDatasets(db: Db): Promise<EventDataset[]> {
  const { rows } = await sql<EventDataset>`
    select dataset, sum(events) as events, to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last
      from information.event_sum where events > 0 and ${within(db, "event_sum")} group by dataset order by sum(events) desc, dataset
  `.execute(db);
  return rows;
}
