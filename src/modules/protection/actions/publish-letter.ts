import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind, StandingFacts, TargetSource } from "#platform/records/registry.ts";
import { findRecord, listLinked } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import type { LinkedRecord, StoredRecord } from "#platform/rules/kind.ts";
import { Case } from "../model/case/case.ts";
import { caseKind } from "../model/case/case-kind.ts";
import { Communication } from "../model/communication/communication.ts";
import { PublishInput, ReplyInput } from "../model/communication/communication-steps.ts";
import { composePublic, peopleInPublic, publicReply, whyNotPublic } from "../model/publication/compose-public.ts";
import { Publication } from "../model/publication/publication.ts";
import { Reply } from "../model/reply/reply.ts";
import { replyKind } from "../model/reply/reply-kind.ts";
import { caseBehind, holdCase } from "../store/case-behind.ts";
import { addEntry, addReply, changeEntry, changeReply, findEntry, listEntriesOfCase, listReplies } from "../store/register.ts";
import { replyNamed } from "./follow-reply.ts";

/** What a step of a letter must see beyond what the letter cites: the reply or the public version it is told of, and the case that version is about. */
export function namedInStep({ worker }: Database) {
  return async (db: Db, step: string, facts: StandingFacts): Promise<readonly LinkedRecord[]> => {
    if (step !== "publish" && step !== "replace-publication") return replyNamed(db, step, facts);
    const parsed = v.safeParse(PublishInput, facts.input);
    if (!parsed.success) return [];
    const { caseId } = v.parse(Communication, facts.record.content);
    return [...(await listLinked(db, [parsed.output.publicationId], [])), ...(await caseBehind(worker.db, caseId))];
  };
}

/** The case a public version is about, for the second person who looks at it. */
export function caseOfVersion({ worker }: Database) {
  return async (_db: Db, step: string, { record }: StandingFacts): Promise<readonly LinkedRecord[]> => (step === "check" ? caseBehind(worker.db, v.parse(Publication, record.content).caseId) : []);
}

/** The public version comes into the register in the transaction of the publication; a late reply is added by its existence alone. */
export function afterLetterStep(database: Database, publications: RegisteredKind, sources: readonly TargetSource[]) {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
    if (step === "publish" || step === "replace-publication") await publish(db, ctx, record, v.parse(PublishInput, input).publicationId, { database, publications, sources });
    if (step !== "register-late-reply") return;
    const { replyId } = v.parse(ReplyInput, input);
    const reply = (await findRecord(db, replyKind, replyId)) ?? refuse("protection.reply-not-found");
    await addReply(db, record.id, record.compartmentId, publicReply(replyId, v.parse(Reply, reply.content), undefined), ctx.now);
  };
}

type Publishing = { readonly database: Database; readonly publications: RegisteredKind; readonly sources: readonly TargetSource[] };

async function publish(db: Db, ctx: Context, record: StoredRecord<unknown>, publicationId: string, { database, publications, sources }: Publishing): Promise<void> {
  const communication = v.parse(Communication, record.content);
  await holdCase(db, communication.caseId);
  const version = (await findRecord(db, publications.kind, publicationId, true)) ?? refuse("protection.publication-not-found");
  const facts = { publication: v.parse(Publication, version.content), case: await getCase(database.worker.db, communication.caseId) };
  // Once more, now that nobody in it can take their word back before this is done.
  const why = whyNotPublic(facts, ctx.now.toISOString());
  if (why) refuse(why);
  const named = peopleInPublic(facts).filter(({ isNamed }) => isNamed).map(({ personKey }) => personKey);
  const letter = composePublic(facts, { communication, reference: record.number ?? "" });
  const earlier = await findEntry(db, record.id);
  if (earlier) await changeEntry(db, record.id, { letter, named, publicationId, now: ctx.now });
  else await addEntry(db, { communicationId: record.id, compartmentId: record.compartmentId, caseId: communication.caseId, publicationId, publishedAt: ctx.now, named, letter });
  for (const { id, content } of await listReplies(db, record.id)) await (earlier ? changeReply(db, publicReply(id, content, facts)) : addReply(db, record.id, record.compartmentId, publicReply(id, content, facts), ctx.now));
  const before = earlier && (await findRecord(db, publications.kind, earlier.publicationId, true));
  if (before) await stepInside(db, ctx, publications, sources, before, { step: "mark-replaced", reason: "", input: {} });
  await stepInside(db, ctx, publications, sources, version, { step: "mark-published", reason: "", input: {} });
}

/**
 * Whoever takes back their word is masked in what is public, at once, whoever wrote it down, whatever else that person may see, and whichever office the letter
 * is of: entries, versions and replies are read and changed for the rule. It goes ahead of the rest of the step: should that fail, a name too few
 * is public, and never one too many. Nobody is named by it who was not named before.
 */
export function maskPublished({ worker }: Database, publications: RegisteredKind, communications: RegisteredKind) {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string): Promise<void> => {
    if (step !== "withdraw-consent") return;
    const about = v.parse(Case, record.content);
    await holdCase(db, record.id);
    await worker.db.transaction().execute(async (all) => {
      for (const entry of await listEntriesOfCase(all, record.id)) {
        const version = (await findRecord(all, publications.kind, entry.publicationId)) ?? refuse("protection.publication-not-found");
        const letter = (await findRecord(all, communications.kind, entry.communicationId)) ?? refuse("protection.communication-not-found");
        const facts = { publication: v.parse(Publication, version.content), case: about, namedBefore: entry.named };
        const named = peopleInPublic(facts).filter(({ isNamed }) => isNamed).map(({ personKey }) => personKey);
        await changeEntry(all, entry.communicationId, { letter: composePublic(facts, { communication: v.parse(Communication, letter.content), reference: entry.letter.reference }), named, publicationId: entry.publicationId, now: ctx.now });
        for (const { id, content } of await listReplies(all, entry.communicationId)) await changeReply(all, publicReply(id, content, facts));
      }
    });
  };
}

async function getCase(db: Db, id: string): Promise<Case> {
  const found = (await findRecord(db, caseKind, id)) ?? refuse("protection.case-not-found");
  return v.parse(Case, found.content);
}
