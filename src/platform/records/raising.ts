import * as v from "valibot";
import { rolesIn, type Context } from "../context.ts";
import { reachOf } from "../database/reach.ts";
import { refuse } from "../refusal.ts";
import type { RecordContent, StoredRecord } from "../rules/kind.ts";
import { Label, labels } from "../rules/label.ts";
import { whyNotRaise } from "../rules/raising.ts";
import { findForChange } from "./change.ts";
import { holdLabels } from "./hold-labels.ts";
import { Reason } from "./lowering.ts";
import { checkRaisedLabel } from "./raised-label.ts";
import type { AnyKind, RegisteredKind } from "./registry.ts";
import { writeVersion } from "./write.ts";

export const RaiseLabel = v.strictObject({ to: Label, reason: Reason });

/** Raises the classification of a record that is no longer written, and nothing else of it (S22). */
export async function raiseLabel(ctx: Context, registered: RegisteredKind, id: string, version: number, asked: v.InferOutput<typeof RaiseLabel>): Promise<void> {
  const { kind } = registered;
  await ctx.transaction(async (db) => {
    const record = await findForChange(db, ctx, kind, id, version);
    const why = whyNot(ctx, kind, record, asked.to);
    if (why) refuse(why);
    await holdLabels(db, [], id);
    await checkRaisedLabel(db, id, asked.to);
    const next = { ...record, version: record.version + 1, content: { ...record.content, label: asked.to }, changedAt: ctx.now.toISOString() };
    await writeVersion(db, ctx, kind, next, { step: null, event: "platform.label-raised", reason: asked.reason, isExercise: false });
    await registered.afterRelabel?.(db, ctx, next);
  });
}

/** Whether there is a label to which this person could raise the record now. */
export function mayRaise(ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>): boolean {
  return labels.some((to) => whyNot(ctx, kind, record, to) === undefined);
}

function whyNot(ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>, to: Label): string | undefined {
  const isEditable = kind.editableIn.includes(record.state);
  const { label } = record.content;
  return whyNotRaise({ label, to, clearance: reachOf(ctx.viewer).clearance, isEditable, roles: rolesIn(ctx.viewer, record.compartmentId) }) ?? kind.whyNotRaise?.(record.content, record.state);
}
