import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { prepared } from "#platform/database/prepared.ts";
import { within } from "#platform/database/reach.ts";
import type { Verdict } from "../model/claim-verdict.ts";

export type VerdictRow = Verdict & { readonly judgedByName: string | null };

/** The verdicts on the claim of an alert that the viewer may see, the one that counts first. */
export async function listVerdicts(db: Db, alertId: string): Promise<VerdictRow[]> {
  const { rows } = await sql<VerdictRow>`${prepared}
    select number, outcome, happened_on as "happenedOn", measures_taken as "measuresTaken", basis, correction, judged_at as "judgedAt", account.name as "judgedByName"
      from warning.claim_verdict left join access.account on account.id = judged_by
     where alert_id = ${alertId} and ${within(db, "claim_verdict")}
     order by number desc
  `.execute(db);
  return rows;
}

export type NewVerdict = Verdict & { readonly alertId: string; readonly compartmentId: string; readonly label: number; readonly judgedBy: string };

export async function addVerdict(db: Db, one: NewVerdict): Promise<void> {
  await sql`
    insert into warning.claim_verdict (alert_id, number, compartment_id, label, outcome, happened_on, measures_taken, basis, correction, judged_by, judged_at)
    values (${one.alertId}, ${one.number}, ${one.compartmentId}, ${one.label}, ${one.outcome}, ${one.happenedOn}, ${one.measuresTaken}, ${one.basis}, ${one.correction}, ${one.judgedBy}, ${one.judgedAt})
  `.execute(db);
}

/** The verdicts on an alert are classified as the alert is. */
export async function relabelVerdicts(db: Db, alertId: string, label: number): Promise<void> {
  await sql`update warning.claim_verdict set label = ${label} where alert_id = ${alertId} and label <> ${label}`.execute(db);
}
