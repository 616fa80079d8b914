import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind, TargetSource } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import type { StoredRecord } from "#platform/rules/kind.ts";
import { Assessment } from "../model/assessment.ts";
import { assessmentKind } from "../model/assessment-kind.ts";

/** When a newer version is issued, the one it follows is superseded in the same transaction, in the name of whoever issued it. */
export function supersedeEarlier(sources: readonly TargetSource[]): NonNullable<RegisteredKind["afterStep"]> {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string) => {
    if (step !== "issue") return;
    const { previousAssessmentId, situationId } = v.parse(Assessment, record.content);
    if (previousAssessmentId === null) return;
    const earlier = await findRecord(db, assessmentKind, previousAssessmentId, true);
    if (earlier?.state !== "issued" || earlier.content.situationId !== situationId) return;
    const system: Context = { ...ctx, viewer: { ...ctx.viewer, memberships: [{ compartmentId: earlier.compartmentId, role: "system" }] } };
    await stepInside(db, system, { kind: assessmentKind }, sources, earlier, { step: "supersede", reason: "", input: { byAssessmentId: record.id } });
  };
}
