import { sql } from "kysely";
import * as v from "valibot";
import { rolesIn, type Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { withinBeside } from "../database/reach.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import type { RecordContent, StoredRecord } from "../rules/kind.ts";
import { Label, labelRank } from "../rules/label.ts";
import { whyNotAskLowering, whyNotDecideLowering, type Lowering } from "../rules/lowering.ts";
import { checkedContent, findForChange, withCheckedLinks } from "./change.ts";
import type { RegisteredKind, TargetSource } from "./registry.ts";
import { labelOf } from "./stored.ts";
import { writeVersion } from "./write.ts";

export const Reason = v.pipe(v.string(), v.trim(), v.minLength(3, "platform.reason-invalid"), v.maxLength(2000));
export const AskLowering = v.strictObject({ to: Label, reason: Reason });
export const DecideLowering = v.strictObject({ decision: v.picklist(["lowered", "refused"]), reason: Reason });

type Row = Omit<Lowering, "to"> & { readonly id: string; readonly toLabel: number };
export type PendingLowering = Lowering & { readonly id: string; readonly askedByName: string | null };

/** The request that waits for a second person, if there is one. Every reading of a record asks, so the name is looked up only for one. */
export async function findLowering(db: Db, recordId: string): Promise<PendingLowering | undefined> {
  const { rows } = await sql<Row>`${prepared}
    select id, to_label as "toLabel", reason, asked_by as "askedBy", asked_at as "askedAt", version
      from record.lowering
     where lowering.record_id = ${recordId} and lowering.decision is null and ${withinBeside(db, "lowering", sql`whole.id = lowering.record_id`)}
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { rows: people } = await sql<{ name: string }>`select name from access.account where id = ${row.askedBy}`.execute(db);
  const { toLabel, ...rest } = row;
  return { ...rest, to: labelOf(toLabel), askedByName: people[0]?.name ?? null };
}

/** Asks for a lower classification of the version named; a second person decides. */
export async function askLowering(ctx: Context, { kind }: RegisteredKind, id: string, version: number, asked: v.InferOutput<typeof AskLowering>): Promise<void> {
  await ctx.transaction(async (db) => {
    const record = await findForChange(db, ctx, kind, id, version);
    const mayEdit = kind.editRoles.some((role) => rolesIn(ctx.viewer, record.compartmentId).includes(role));
    const why = whyNotAskLowering({ label: record.content.label, to: asked.to, isPending: (await findLowering(db, id)) !== undefined, mayEdit });
    if (why) refuse(why);
    const label = labelRank(record.content.label);
    await sql`
      insert into record.lowering (record_id, version, compartment_id, label, to_label, reason, asked_by, asked_at)
      values (${id}, ${version}, ${record.compartmentId}, ${label}, ${labelRank(asked.to)}, ${asked.reason}, ${ctx.viewer.userId}, ${ctx.now})
    `.execute(db);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "platform.lowering-asked", recordId: id, version, compartmentId: record.compartmentId, label });
  });
}

/** Lowers or refuses. Lowered, the record gets a new version; its earlier ones keep the classification they had (S18). */
export async function decideLowering(ctx: Context, registered: RegisteredKind, sources: readonly TargetSource[], id: string, version: number, decided: v.InferOutput<typeof DecideLowering>): Promise<void> {
  await ctx.transaction(async (db) => {
    const record = await findForChange(db, ctx, registered.kind, id, version);
    const lowering = (await findLowering(db, id)) ?? refuse("platform.lowering-not-found");
    // A request that a later version has overtaken can still be refused, so that a new one can be made.
    const seen = decided.decision === "refused" ? lowering.version : version;
    const why = whyNotDecideLowering({ lowering, userId: ctx.viewer.userId, roles: rolesIn(ctx.viewer, record.compartmentId), version: seen });
    if (why) refuse(why);
    await sql`
      update record.lowering set decision = ${decided.decision}, decided_by = ${ctx.viewer.userId}, decided_at = ${ctx.now}, decision_reason = ${decided.reason}
       where id = ${lowering.id}
    `.execute(db);
    if (decided.decision === "lowered") return lower(db, ctx, registered, sources, record, lowering, decided.reason);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "platform.lowering-refused", recordId: id, version, compartmentId: record.compartmentId, label: labelRank(record.content.label) });
  });
}

async function lower(db: Db, ctx: Context, registered: RegisteredKind, sources: readonly TargetSource[], record: StoredRecord<RecordContent>, lowering: Lowering, reason: string): Promise<void> {
  const content = await withCheckedLinks(db, registered.kind, checkedContent(registered.kind, { ...record.content, label: lowering.to }), sources);
  const next = { ...record, version: record.version + 1, content, changedAt: ctx.now.toISOString() };
  await writeVersion(db, ctx, registered.kind, next, { step: null, event: "platform.label-lowered", reason: `${lowering.reason} · ${reason}`, isExercise: false });
  await registered.afterRelabel?.(db, ctx, next);
}
