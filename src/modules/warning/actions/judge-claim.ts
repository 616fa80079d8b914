import { sql } from "kysely";
import * as v from "valibot";
import { rolesIn, type Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { Alert } from "../model/alert.ts";
import { alertKind } from "../model/alert-kind.ts";
import { statedClaim } from "../model/claim.ts";
import { whyNotJudge, type JudgeClaim } from "../model/claim-verdict.ts";
import { addVerdict, listVerdicts } from "../store/verdict-rows.ts";

/** Who may say what happened: the same people who keep the account of an alert's addressees, but for those who wrote it. */
const judgingRoles = ["analyst", "senior", "director"];

/** Says what became of the claim of an alert, beside the verdicts given before: none of them is changed. */
export async function judgeClaim(db: Db, ctx: Context, alertId: string, judged: JudgeClaim): Promise<void> {
  // Locked, so that of two people who answer at once the second sees the first.
  const alert = (await findRecord(db, alertKind, alertId, true)) ?? refuse("warning.alert-not-found");
  const { compartmentId } = alert;
  if (!judgingRoles.some((role) => rolesIn(ctx.viewer, compartmentId).includes(role))) refuse("platform.step-not-for-your-role");
  const { claim, cleared, label } = v.parse(Alert, alert.content);
  const latest = (await listVerdicts(db, alertId))[0]?.number ?? null;
  const now = ctx.now.toISOString();
  const why = whyNotJudge({ claim: statedClaim(claim), issuedAt: cleared?.at, authors: alert.authors, latest }, judged, ctx.viewer.userId, now);
  if (why) refuse(why);
  const rank = labelRank(label);
  await addVerdict(db, {
    alertId, compartmentId, label: rank, number: (latest ?? 0) + 1, outcome: judged.outcome, basis: judged.basis, correction: latest === null ? "" : judged.correction, judgedBy: ctx.viewer.userId, judgedAt: now,
    happenedOn: judged.outcome === "came-true" ? judged.happenedOn : null,
    measuresTaken: judged.outcome === "did-not" && judged.measuresTaken,
  });
  await recordEntry(db, { actorId: ctx.viewer.userId, event: "warning.claim-judged", recordId: alertId, compartmentId, label: rank });
  await sql`select pg_notify('vigie_live', ${`${compartmentId} ${rank} warning.alert ${alertId} false`})`.execute(db);
}
