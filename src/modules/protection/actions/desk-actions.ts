import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import type { StoredRecord } from "#platform/rules/kind.ts";
import { refuse } from "#platform/refusal.ts";
import { recipientCount } from "#platform/rules/sealing/hybrid.ts";
import * as v from "valibot";
import type { DeskMessage, HandOver, SealedContents } from "../contract.ts";
import { Submission } from "../model/submission/submission.ts";
import { statusIn } from "../model/submission/submission-kind.ts";
import type { SubmissionState } from "../model/submission/submission-steps.ts";
import { addCopy, listBoxIds } from "../store/sealed-copies.ts";
import { findFile, listFiles } from "../store/sealed-files.ts";
import { addMessage, findSubmission, listBoxes, listMessages, nextNumber, setStatus } from "../store/sealed-submissions.ts";

const everyMessage = 1_000;

/** The closed box with all messages. That somebody asked for it is on record: with a key it is opened. */
export async function openBox(ctx: Context, id: string): Promise<SealedContents> {
  return ctx.transaction(async (db) => {
    const found = (await findSubmission(db, id)) ?? refuse("protection.sealed-submission-not-found");
    const [messages, next, files] = await Promise.all([
      listMessages(db, { submissionId: id, limit: everyMessage }), nextNumber(db, id), listFiles(db, id),
      recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.sealed-submission-opened", recordId: id, compartmentId: found.compartmentId, label: 1 }),
    ]);
    return { sealed: found.sealed, messages: messages.map((one) => ({ ...one, keyIds: [...one.keyIds] })), nextNumber: next, files: [...files] };
  });
}

/** One file's box; that it was asked for is an entry of its own. */
export async function openFile(ctx: Context, submissionId: string, id: string): Promise<{ sealed: string }> {
  return ctx.transaction(async (db) => {
    const found = (await findFile(db, submissionId, id)) ?? refuse("protection.sealed-submission-not-found");
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.sealed-file-opened", recordId: submissionId, compartmentId: found.compartmentId, label: 1 });
    return { sealed: found.sealed };
  });
}

/** Boxes of the inbox, to be opened and searched in the browser; each is on record as opened. */
export async function openBoxes(ctx: Context, ids: readonly string[]): Promise<{ id: string; sealed: string }[]> {
  return ctx.transaction(async (db) => {
    const found = await listBoxes(db, ids);
    for (const { id, compartmentId } of found) await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.sealed-submission-opened", recordId: id, compartmentId, label: 1 });
    return found.map(({ id, sealed }) => ({ id, sealed }));
  });
}

/** Keeps the same boxes sealed to colleagues who came later, by somebody who could open them. */
export async function handOver(ctx: Context, submissionId: string, { copies }: HandOver): Promise<void> {
  const boxes = await Promise.all(copies.map(async ({ ofId, sealed, keyIds }) => ({ ofId, keyIds, sealed: Buffer.from(sealed, "base64url"), counted: await recipientCount(Buffer.from(sealed, "base64url")).catch(() => 0) })));
  await ctx.transaction(async (db) => {
    const found = (await findSubmission(db, submissionId)) ?? refuse("protection.sealed-submission-not-found");
    if (boxes.some(({ counted, keyIds }) => counted !== keyIds.length)) refuse("protection.box-invalid");
    const known = await listBoxIds(db, submissionId);
    for (const { ofId, keyIds, sealed } of boxes) {
      if (!known.includes(ofId)) refuse("protection.sealed-submission-not-found");
      await addCopy(db, { ofId, submissionId, compartmentId: found.compartmentId, readers: found.readers, madeBy: ctx.viewer.userId, madeAt: ctx.now, sealed, keyIds });
    }
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.submission-handed-over", recordId: submissionId, compartmentId: found.compartmentId, label: 1 });
  });
}

/** Sends the source an answer that was sealed in the browser of the desk. */
export async function answerSource(ctx: Context, submissionId: string, input: DeskMessage): Promise<void> {
  const sealed = Buffer.from(input.sealed, "base64url");
  const counted = await recipientCount(sealed).catch(() => 0);
  await ctx.transaction(async (db) => {
    const found = (await findSubmission(db, submissionId)) ?? refuse("protection.sealed-submission-not-found");
    // A box of the desk is sealed to somebody; what is no box has no keys.
    if (counted === 0 || counted !== input.keyIds.length) refuse("protection.box-invalid");
    if (found.deletedOn !== null) refuse("protection.sealed-submission-deleted");
    const isNew = await addMessage(db, { id: input.id, submissionId, compartmentId: found.compartmentId, readers: found.readers, direction: "to-source", sentOn: ctx.now.toISOString().slice(0, 10), number: input.number, bucket: sealed.length, sealed, keyIds: input.keyIds });
    if (!isNew) refuse("protection.message-number-taken");
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.source-answered", recordId: submissionId, compartmentId: found.compartmentId, label: 1 });
  });
}

/** What the source sees follows the desk's file, in the same transaction. */
export async function tellSource(db: Db, record: StoredRecord<unknown>): Promise<void> {
  const { sealedId } = v.parse(Submission, record.content);
  await setStatus(db, sealedId, statusIn[v.parse(State, record.state)], record.changedAt.slice(0, 10));
}

const State: v.GenericSchema<unknown, SubmissionState> = v.picklist(["received", "acknowledged", "screening", "info-requested", "admissible", "inadmissible", "no-action", "transferred", "acted"]);
