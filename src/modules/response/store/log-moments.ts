import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within, withinOrReleased } from "#platform/database/reach.ts";
import { restsOn } from "#platform/records/rests-on.ts";
import { parsePartialDate } from "#platform/rules/edtf.ts";
import type { KnownElsewhere } from "#warning/model/warning-to-response.ts";

type ReportRow = { occurred: string | null; receivedAt: string; isCredible: boolean; evaluatedAt: string | null };

/**
 * The moments of an alert that other records know, as far as the viewer may see them: the reports its assessment rests on, however
 * many claims and incidents lie between, the issue of the assessment, and the first effect noted on a measure that answers it.
 */
export async function findLogMoments(db: Db, alertId: string, assessmentId: string | null): Promise<KnownElsewhere> {
  const reports = await listReports(db, assessmentId);
  const credible = reports.filter((report) => report.isCredible).map((report) => signOf(report));
  return {
    "first-credible-sign": earliest(credible),
    "item-received": earliest(reports.map((report) => report.receivedAt)),
    evaluated: earliest(reports.map((report) => report.evaluatedAt)),
    "assessment-issued": assessmentId === null ? null : await firstStep(db, "issue", sql`revision.record_id = ${assessmentId}`),
    effect: await firstStep(db, "note-effect", sql`revision.record_id in (select from_id from record.link where to_id = ${alertId} and link = 'answers' and ${within(db, "link")})`),
  };
}

/** When what a report tells had certainly begun: the last day it may have happened on, never later than its arrival. */
function signOf({ occurred, receivedAt }: ReportRow): string {
  const latest = occurred === null ? null : parsePartialDate(occurred)?.latest;
  const day = latest ? `${latest}T23:59:59.000Z` : receivedAt;
  return Date.parse(day) < Date.parse(receivedAt) ? day : receivedAt;
}

async function listReports(db: Db, assessmentId: string | null): Promise<ReportRow[]> {
  if (assessmentId === null) return [];
  const { rows } = await sql<ReportRow>`
    with recursive ${restsOn(db, assessmentId)}
    select head.content ->> 'occurred' as occurred, head.content ->> 'receivedAt' as "receivedAt",
           coalesce(head.content ->> 'credibility', '') in ('1', '2', '3') as "isCredible",
           (select min(revision.at) from record.revision where revision.record_id = head.id and revision.step in ('grade', 're-grade') and ${withinOrReleased(db, "revision")}) as "evaluatedAt"
      from record.head
     where head.kind = 'information.report' and head.id in (select id from rests_on) and ${withinOrReleased(db, "head")}
     limit 2000
  `.execute(db);
  return rows;
}

async function firstStep(db: Db, step: string, where: ReturnType<typeof sql>): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`select min(revision.at) as at from record.revision where revision.step = ${step} and ${where} and ${withinOrReleased(db, "revision")}`.execute(db);
  return rows[0]?.at ?? null;
}

function earliest(moments: readonly (string | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null);
  return known.reduce<string | null>((first, moment) => (first === null || Date.parse(moment) < Date.parse(first) ? moment : first), null);
}
