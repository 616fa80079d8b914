import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { prepared } from "#platform/database/prepared.ts";
import { within } from "#platform/database/reach.ts";
import { labelOf } from "#platform/records/stored.ts";
import type { Label } from "#platform/rules/label.ts";
import { dayOf } from "../model/claim.ts";
import { endOf } from "../model/claim-verdict.ts";

export type ClaimToJudge = { readonly id: string; readonly kind: string; readonly title: string; readonly state: string; readonly number: string; readonly dueAt: string; readonly label: Label };
type Row = Omit<ClaimToJudge, "label" | "dueAt"> & { readonly label: number; readonly horizon: string };

/**
 * Issued alerts of the viewer's own offices whose claim has run out and of which nobody has said what happened, the longest waiting first. Who
 * only receives alerts is not asked: what became of them is for the office to say.
 */
export async function listClaimsToJudge(db: Db, now: Date, limit: number): Promise<ClaimToJudge[]> {
  const { rows } = await sql<Row>`${prepared}
    select id, kind, title, state, number, head.label, content -> 'claim' ->> 'horizon' as horizon
      from record.head
     where kind = 'warning.alert' and number is not null and content -> 'claim' ->> 'horizon' < ${dayOf(now.toISOString())} and ${within(db, "head")}
       and not exists (select from warning.claim_verdict where alert_id = head.id and ${within(db, "claim_verdict")})
     order by content -> 'claim' ->> 'horizon', id
     limit ${limit}
  `.execute(db);
  return rows.map(({ label, horizon, ...row }) => ({ ...row, label: labelOf(label), dueAt: endOf(horizon) }));
}
