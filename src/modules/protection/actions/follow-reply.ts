import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { stepInside } from "#platform/records/change.ts";
import type { RegisteredKind, StandingFacts, TargetSource } from "#platform/records/registry.ts";
import { findRecord, listLinked } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import type { LinkedRecord, StoredRecord } from "#platform/rules/kind.ts";
import { ReplyInput } from "../model/communication/communication-steps.ts";
import { Reply } from "../model/reply/reply.ts";
import { tellOfReply } from "../store/sealed-submissions.ts";

const answered = { sent: "register-reply", reminded: "register-reply", "reply-received": "register-reply", published: "register-late-reply", reported: "register-late-reply", "follow-up": "register-late-reply" } as const;

/** A reply that is registered moves its letter in the same transaction; after the publication it is added to what is public. */
export function followReply(communications: RegisteredKind, sources: readonly TargetSource[]) {
  return async (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string): Promise<void> => {
    if (step !== "register") return;
    const { communicationId } = v.parse(Reply, record.content);
    const letter = (await findRecord(db, communications.kind, communicationId, true)) ?? refuse("protection.communication-not-found");
    const next = Object.entries(answered).find(([state]) => state === letter.state)?.[1] ?? refuse("protection.letter-takes-no-reply");
    await stepInside(db, ctx, communications, sources, letter, { step: next, reason: "", input: { replyId: record.id } });
    await tellOfReply(db, communicationId, ctx.now.toISOString().slice(0, 10));
  };
}

/** The reply that a letter is told of, though the letter does not cite it: the reply cites the letter. */
export async function replyNamed(db: Db, step: string, { input }: StandingFacts): Promise<readonly LinkedRecord[]> {
  if (step !== "register-reply" && step !== "register-late-reply") return [];
  const parsed = v.safeParse(ReplyInput, input);
  return parsed.success ? listLinked(db, [parsed.output.replyId], []) : [];
}
