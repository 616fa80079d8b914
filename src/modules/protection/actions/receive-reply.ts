import * as v from "valibot";
import { addFile } from "#platform/attachments/add-file.ts";
import type { Clamd } from "#platform/attachments/clamd.ts";
import { lookForMalware } from "#platform/attachments/look-for-malware.ts";
import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { createRecord } from "#platform/records/change.ts";
import type { RegisteredKind, TargetSource } from "#platform/records/registry.ts";
import { refuse } from "#platform/refusal.ts";
import type { Antivirus } from "#platform/rules/antivirus.ts";
import type { Attachments } from "#platform/rules/attachment.ts";
import { systemContext } from "#platform/system.ts";
import { Communication } from "../model/communication/communication.ts";
import type { Reply } from "../model/reply/reply.ts";
import { countReply, type ReplyLink } from "../store/reply-links.ts";

export type SentFile = { readonly name: string; readonly content: Buffer };
export type Answered = Pick<Reply, "form" | "language" | "isConfidential" | "text" | "title">;
export type ReplyRoom = { readonly database: Database; readonly systemId: string; readonly replies: RegisteredKind; readonly communications: RegisteredKind; readonly sources: readonly TargetSource[]; readonly clamav: Clamd | undefined };

/** Whether the letter takes replies: it was sent, and is what a reply can be registered to. */
export function letterIn(content: unknown): Communication | undefined {
  const letter = v.safeParse(Communication, content);
  return letter.success && letter.output.sent !== null ? letter.output : undefined;
}

/**
 * What whoever a letter was sent to answers on their page: a reply as the desk would write it down, for the desk to register. They have no account, so
 * the system writes it in its own name. All of it in one transaction: a file that is refused leaves nothing behind.
 */
export async function receiveReply(room: ReplyRoom, link: ReplyLink, letter: Communication, answered: Answered, files: readonly SentFile[], now: Date): Promise<Attachments> {
  const system = systemContext(room.database, room.systemId, link.compartmentId, ["desk"], now);
  // Before the transaction: a scanner may take its time, and what it found is entered though nothing else is.
  const looked: (SentFile & { antivirus: Antivirus })[] = [];
  for (const file of files) looked.push({ ...file, antivirus: await lookForMalware(system, room.clamav, link.compartmentId, file.content) });
  return system.transaction(async (db) => {
    const ctx: Context = { ...system, transaction: (work) => work(db) };
    if (!(await countReply(db, link.id))) refuse("protection.reply-page-used-up");
    const attachments: Attachments = [];
    for (const { name, content, antivirus } of looked) attachments.push(await addFile(ctx, { compartment: link.compartmentId, label: letter.label, name }, content, async () => antivirus));
    const content = { ...answered, label: letter.label, communicationId: link.communicationId, from: letter.addressee.name, receivedAt: now.toISOString(), attachments };
    await createRecord(ctx, room.replies, room.sources, { compartmentId: link.compartmentId, content, reason: "" });
    return attachments;
  });
}
