import { sql, type RawBuilder } from "kysely";
import type { Db } from "../database/pools.ts";
import { within } from "../database/reach.ts";

/** Links that say where a record belongs or comes from, not what it rests on. */
const notGrounds = ["situation", "source", "follows"];

/** More steps than the longest way from an alert down to a source; it only keeps a circle of links from being walked for ever. */
const longestWay = 8;

/**
 * For `with recursive`: the table `rests_on (id, depth)` of a record and everything it rests on, however many records lie between,
 * along links within the viewer's reach. The records themselves are to be asked for within the reach too.
 */
export function restsOn(db: Db, id: string): RawBuilder<unknown> {
  return sql`
    rests_on (id, depth) as (
      select ${id}::uuid, 0
      union
      select link.to_id, rests_on.depth + 1
        from record.link join rests_on on link.from_id = rests_on.id
       where rests_on.depth < ${longestWay} and link.link <> all (${notGrounds}::text[]) and ${within(db, "link")}
    )`;
}
