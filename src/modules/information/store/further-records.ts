import { sql } from "kysely";
import * as v from "valibot";
import { within, withinOrReleased } from "#platform/database/reach.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { listLinked } from "#platform/records/stored.ts";

type Further = NonNullable<RegisteredKind["further"]>;

const Drawn = v.object({ reportId: v.string() });

/** For verification: the reports that the claims of an incident were drawn from, which say whether two claims go back to one origin. */
export const reportsBehind: Further = async (db, step, { linked }) => {
  if (step !== "verify") return [];
  const drawn = linked.filter((one) => one.kind === "information.claim").map((one) => v.safeParse(Drawn, one.content));
  return listLinked(db, [...new Set(drawn.flatMap((claim) => (claim.success ? [claim.output.reportId] : [])))], []);
};

/** For linking a report: the assessments that cite it, the claims drawn from it that still stand, and the incidents that join one of these. */
export const recordsUsing: Further = async (db, step, { record }) => {
  if (step !== "link") return [];
  const { rows } = await sql<{ id: string }>`
    with claim as (
      select link.from_id as id
        from record.link join record.head on head.id = link.from_id
       where link.to_id = ${record.id} and link.link = 'said-in' and head.state = 'stated' and ${within(db, "link")} and ${withinOrReleased(db, "head")}
    )
    select id from claim
    union
    select link.from_id from record.link join claim on claim.id = link.to_id where link.link = 'claim' and ${within(db, "link")}
    union
    select link.from_id from record.link where link.to_id = ${record.id} and link.link <> 'said-in' and ${within(db, "link")}
  `.execute(db);
  return listLinked(db, rows.map(({ id }) => id), []);
};
