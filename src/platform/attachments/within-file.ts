import { sql, type RawBuilder } from "kysely";
import type { Db } from "../database/pools.ts";
import { clearanceIn, viewerIn, within, withinOrReleased } from "../database/reach.ts";

/**
 * The condition that a row of attachment.file is within reach: of whoever may read a record on which it hangs, in any of its versions; and of whoever
 * added it until it hangs on one. The policy of the table says the same (S15).
 */
export function withinFile(db: Db): RawBuilder<unknown> {
  const viewer = viewerIn(db);
  if (viewer === undefined) return sql`true`;
  return sql`(file.label <= ${clearanceIn(db)}
    and case when file.hangs_on = '{}' then file.added_by = ${viewer}::uuid and ${within(db, "file")}
             else exists (select from record.head as whole where whole.id = any (file.hangs_on) and ${withinOrReleased(db, "whole")}) end)`;
}
