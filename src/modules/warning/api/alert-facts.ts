import * as v from "valibot";
import { assessmentKind } from "#assessment/model/assessment-kind.ts";
import { situationKind } from "#information/model/situation.ts";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { getCopyFacts, type CopyFacts } from "#platform/documents/copy-facts.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Alert } from "../model/alert.ts";
import { alertKind } from "../model/alert-kind.ts";

/** What the paper of an alert is made of besides words. What the reader may not see is null, as if it were not there. */
export type AlertFacts = {
  readonly content: Alert;
  readonly copy: CopyFacts;
  readonly situation: string | null;
  readonly assessment: { readonly number: string | null; readonly version: number; readonly state: string; readonly label: string } | null;
};

export async function getAlertFacts(db: Db, ctx: Context, id: string): Promise<AlertFacts> {
  const record = (await findRecord(db, alertKind, id)) ?? refuse("warning.alert-not-found");
  const content = v.parse(Alert, record.content);
  const situation = await findRecord(db, situationKind, content.situationId);
  const assessment = content.assessmentId === null ? undefined : await findRecord(db, assessmentKind, content.assessmentId);
  return {
    content,
    copy: await getCopyFacts(db, ctx, alertKind, record),
    situation: situation ? situationKind.title(v.parse(situationKind.schema, situation.content)) : null,
    assessment: assessment ? { number: assessment.number, version: assessment.version, state: assessment.state, label: assessment.content.label } : null,
  };
}
