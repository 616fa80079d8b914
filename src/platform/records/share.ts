import { sql } from "kysely";
import * as v from "valibot";
import { onlyReceives, rolesIn, type Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { reachOf, within } from "../database/reach.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { queueMail } from "../mail/send.ts";
import { refuse } from "../refusal.ts";
import type { RecordContent, StoredRecord } from "../rules/kind.ts";
import { labelRank, type Label } from "../rules/label.ts";
import { longestShareDays, type SharedFact } from "../rules/shared-view.ts";
import { recordReading } from "./record-reading.ts";
import type { AnyKind } from "./registry.ts";
import { restsOn } from "./rests-on.ts";
import { findRecord, labelOf } from "./stored.ts";

const Reason = v.pipe(v.string(), v.trim(), v.minLength(3, "platform.reason-invalid"), v.maxLength(1000));
export const NewShare = v.strictObject({ email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(320)), days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestShareDays)), reason: Reason });
export const EndShare = v.strictObject({ reason: Reason });

export type Share = { readonly id: string; readonly partnerName: string; readonly version: number; readonly reason: string; readonly sharedAt: string; readonly validUntil: string; readonly endedAt: string | null };
export type ShareOffer = { readonly facts: readonly SharedFact[]; readonly whyNot: string | null; readonly items: readonly Share[] };
export type SharedRecord = { readonly id: string; readonly kind: string; readonly number: string | null; readonly title: string; readonly label: Label; readonly office: string; readonly sharedAt: string; readonly validUntil: string; readonly isExercise: boolean };

/** Roles that may let something out of their office; a mandate holder acts independently and answers for the mandate. */
export const sharers: readonly string[] = ["senior", "director", "mandateHolder"];

/** What a partner would receive of a record now, who receives it already, and why it cannot be shared. */
export async function readShares(ctx: Context, kind: AnyKind, id: string): Promise<ShareOffer> {
  return ctx.transaction(async (db) => {
    const record = (await findRecord(db, kind, id)) ?? refuse(`${kind.kind}-not-found`);
    if (onlyReceives(ctx.viewer, record.compartmentId)) refuse(`${kind.kind}-not-found`);
    await recordReading(db, ctx, record, `${kind.kind}-shares-read`);
    const { rows } = await sql<Share>`
      select share.id, share.partner_name as "partnerName", share.version, share.reason, share.shared_at as "sharedAt", share.valid_until as "validUntil", share.ended_at as "endedAt"
        from record.share where share.record_id = ${id} and ${within(db, "share")} order by share.shared_at desc limit 200
    `.execute(db);
    return { facts: kind.sharedView?.(record.content, record.state) ?? [], whyNot: (await whyNotShare(db, ctx, kind, record)) ?? null, items: rows };
  });
}

async function whyNotShare(db: Db, ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>): Promise<string | undefined> {
  if (!sharers.some((role) => rolesIn(ctx.viewer, record.compartmentId).includes(role))) return "platform.step-not-for-your-role";
  if (!kind.sharedView?.(record.content, record.state)) return "platform.share-not-now";
  return (await isControlledByOriginator(db, record.id)) ? "platform.share-originator-control" : undefined;
}

/** Whether anything the record rests on may be passed on only with its originator's consent, or is still under embargo. */
async function isControlledByOriginator(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ isControlled: boolean }>`
    with recursive ${restsOn(db, id)}
    select exists (
      select from record.head where head.id in (select id from rests_on) and ${within(db, "head")}
         and head.content -> 'caveats' ?| array['originator-control', 'embargo']) as "isControlled"
  `.execute(db);
  return rows[0]?.isControlled ?? false;
}

export type Partner = { readonly id: string; readonly name: string; readonly email: string; readonly language: string; readonly isExercise: boolean };
export type Sharing = {
  readonly findPartner: (email: string) => Promise<Partner | undefined>;
  /** What the partner is told by mail of a copy that ends on a day; nothing for somebody invented, who has no mailbox. */
  readonly letterTo: (partner: Partner, day: string) => { readonly subject: string; readonly body: string } | undefined;
};

/**
 * Makes the copy for one partner, who hears of it in a mail without content. Who that is must be named by the address of its account;
 * the answer says whether there is one.
 */
export async function shareRecord(ctx: Context, { findPartner, letterTo }: Sharing, kind: AnyKind, id: string, version: number, wanted: v.InferOutput<typeof NewShare>): Promise<void> {
  const partner = await findPartner(wanted.email);
  await ctx.transaction(async (db) => {
    const record = (await findRecord(db, kind, id)) ?? refuse(`${kind.kind}-not-found`);
    const why = await whyNotShare(db, ctx, kind, record);
    if (why) refuse(why);
    if (record.version !== version) refuse("platform.version-stale", { values: { version: record.version } });
    if (!partner) return refuse("platform.partner-not-found");
    const label = labelRank(record.content.label);
    const until = new Date(ctx.now.getTime() + wanted.days * 86_400_000);
    const { rows } = await sql<{ id: string }>`
      insert into record.share (record_id, version, compartment_id, label, account_id, partner_name, office, kind, number, title, facts, is_exercise, reason, shared_by, shared_at, valid_until)
      select ${id}::uuid, ${version}, head.compartment_id, ${label}::smallint, ${partner.id}::uuid, ${partner.name}, compartment.name, head.kind, head.number, head.title,
             ${JSON.stringify(kind.sharedView?.(record.content, record.state))}::jsonb, head.is_exercise, ${wanted.reason}, ${ctx.viewer.userId}::uuid, ${ctx.now}::timestamptz, ${until}::timestamptz
        from record.head join access.compartment on compartment.id = head.compartment_id where head.id = ${id} and ${within(db, "head")}
      returning id
    `.execute(db);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "platform.record-shared", recordId: rows[0]?.id, version, compartmentId: record.compartmentId, label });
    const letter = letterTo(partner, until.toISOString().slice(0, 10));
    if (letter) await queueMail(db, [{ ...letter, address: partner.email, aboutRecord: id, aboutAddressee: "partner", compartmentId: record.compartmentId, label }]);
  });
}

/** Withdraws a copy at once, with a reason that stays. */
export async function endShare(ctx: Context, kind: AnyKind, id: string, shareId: string, reason: string): Promise<void> {
  await ctx.transaction(async (db) => {
    const record = (await findRecord(db, kind, id)) ?? refuse(`${kind.kind}-not-found`);
    if (!sharers.some((role) => rolesIn(ctx.viewer, record.compartmentId).includes(role))) refuse("platform.step-not-for-your-role");
    const { rows } = await sql<{ id: string }>`
      update record.share set ended_at = ${ctx.now}, ended_by = ${ctx.viewer.userId}, ended_reason = ${reason}
       where id = ${shareId} and record_id = ${id} and ended_at is null and ${within(db, "share")} returning id
    `.execute(db);
    if (rows.length === 0) refuse("platform.record-not-found");
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "platform.share-ended", recordId: shareId, compartmentId: record.compartmentId, label: labelRank(record.content.label) });
  });
}

const forPartner = (ctx: Context) => sql`
  share.account_id = ${ctx.viewer.userId} and share.ended_at is null and share.valid_until > ${ctx.now} and share.label <= ${reachOf(ctx.viewer).clearance}`;
const shown = sql`
  share.id, share.kind, share.number, share.title, share.label, share.shared_at as "sharedAt", share.valid_until as "validUntil", share.is_exercise as "isExercise",
  share.office`;

type Row = Omit<SharedRecord, "label"> & { readonly label: number };

/** What was shared with the caller and has not ended; nothing is counted. */
export async function listShared(ctx: Context): Promise<SharedRecord[]> {
  return ctx.transaction(async (db) => {
    const { rows } = await sql<Row>`select ${shown} from record.share where ${forPartner(ctx)} order by share.shared_at desc, share.id limit 200`.execute(db);
    return rows.map((row) => ({ ...row, label: labelOf(row.label) }));
  });
}

export async function readShared(ctx: Context, id: string): Promise<SharedRecord & { readonly facts: unknown }> {
  return ctx.transaction(async (db) => {
    const { rows } = await sql<Row & { facts: unknown }>`select ${shown}, share.facts from record.share where share.id = ${id} and ${forPartner(ctx)}`.execute(db);
    const row = rows[0] ?? refuse("platform.record-not-found");
    if (row.label > 0) await recordEntry(db, { actorId: ctx.viewer.userId, event: "platform.shared-read", recordId: id, label: row.label });
    return { ...row, label: labelOf(row.label) };
  });
}
