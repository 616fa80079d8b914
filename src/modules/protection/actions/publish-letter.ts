import * as v from "valibot";
import type { Context } from "#platform/context.ts";
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
import { composePublic, peopleInPublic, publicReply } from "../model/publication/compose-public.ts";
import { Publication } from "../model/publication/publication.ts";
import { Reply } from "../model/reply/reply.ts";
import { replyKind } from "../model/reply/reply-kind.ts";
import { addEntry, addReply, changeEntry, changeReply, listEntriesOfCase, listReplies } from "../store/register.ts";
import { replyNamed } from "./follow-reply.ts";

/** What a step of a letter must see beyond what the letter cites: the reply or the public version it is told of. */
export async function namedInStep(db: Db, step: string, facts: StandingFacts): Promise<readonly LinkedRecord[]> {
  if (step !== "publish") return replyNamed(db, step, facts);
  const parsed = v.safeParse(PublishInput, facts.input);
  return parsed.success ? listLinked(db, [parsed.output.publicationId], []) : [];
}

/** The public version comes into the register in the transaction of the publication; a late reply is added by its existence alone. */
export function afterLetterStep(publications: RegisteredKind, sources: readonly TargetSource[]) {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
    if (step === "publish") await publish(db, ctx, record, v.parse(PublishInput, input).publicationId, publications, sources);
    if (step !== "register-late-reply") return;
    const { replyId } = v.parse(ReplyInput, input);
    const reply = (await findRecord(db, replyKind, replyId)) ?? refuse("protection.reply-not-found");
    await addReply(db, record.id, record.compartmentId, publicReply(replyId, v.parse(Reply, reply.content), undefined), ctx.now);
  };
}

async function publish(db: Db, ctx: Context, record: StoredRecord<unknown>, publicationId: string, publications: RegisteredKind, sources: readonly TargetSource[]): Promise<void> {
  const communication = v.parse(Communication, record.content);
  const version = (await findRecord(db, publications.kind, publicationId, true)) ?? refuse("protection.publication-not-found");
  const facts = { publication: v.parse(Publication, version.content), case: await getCase(db, communication.caseId) };
  const named = peopleInPublic(facts).filter(({ isNamed }) => isNamed).map(({ personKey }) => personKey);
  await addEntry(db, { communicationId: record.id, compartmentId: record.compartmentId, caseId: communication.caseId, publicationId, publishedAt: ctx.now, named, letter: composePublic(facts, { communication, reference: record.number ?? "" }) });
  for (const { id, content } of await listReplies(db, record.id)) await addReply(db, record.id, record.compartmentId, publicReply(id, content, facts), ctx.now);
  await stepInside(db, ctx, publications, sources, version, { step: "mark-published", reason: "", input: {} });
}

/** Whoever takes back their word is masked in what is public, at once; nobody is named by it who was not named before. */
export function maskPublished(publications: RegisteredKind, communications: RegisteredKind) {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string): Promise<void> => {
    if (step !== "withdraw-consent") return;
    const about = v.parse(Case, record.content);
    for (const entry of await listEntriesOfCase(db, record.id)) {
      const version = (await findRecord(db, publications.kind, entry.publicationId)) ?? refuse("protection.publication-not-found");
      const letter = (await findRecord(db, communications.kind, entry.communicationId)) ?? refuse("protection.communication-not-found");
      const facts = { publication: v.parse(Publication, version.content), case: about, namedBefore: entry.named };
      const named = peopleInPublic(facts).filter(({ isNamed }) => isNamed).map(({ personKey }) => personKey);
      await changeEntry(db, entry.communicationId, composePublic(facts, { communication: v.parse(Communication, letter.content), reference: entry.letter.reference }), named, ctx.now);
      for (const { id, content } of await listReplies(db, entry.communicationId)) await changeReply(db, publicReply(id, content, facts));
    }
  };
}

async function getCase(db: Db, id: string): Promise<Case> {
  const found = (await findRecord(db, caseKind, id)) ?? refuse("protection.case-not-found");
  return v.parse(Case, found.content);
}
