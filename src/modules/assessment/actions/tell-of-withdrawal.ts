import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { listMembers } from "#platform/identity/members.ts";
import { queueMail } from "#platform/mail/send.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { labelRank } from "#platform/rules/label.ts";
import { Assessment } from "../model/assessment.ts";
import { assessmentKind } from "../model/assessment-kind.ts";

/** An issued assessment is read by the principals of the office: when it is withdrawn they hear of it, in a mail without content. */
export function tellOfWithdrawal({ database, sentences, origin }: { database: Database; sentences: Sentences; origin: string }): NonNullable<RegisteredKind["afterStep"]> {
  return async (db, ctx, record, step) => {
    const wasIssued = record.steps.some((taken) => taken.step === "issue");
    const content = v.parse(Assessment, record.content);
    const from = assessmentKind.releasedFrom?.(content);
    const wasOpen = from === null || (from !== undefined && Date.parse(from) <= ctx.now.getTime());
    if (step !== "withdraw" || !wasIssued || !wasOpen) return;
    const { id, compartmentId } = record;
    const label = labelRank(content.label);
    const values = { reference: record.number ?? "", origin };
    const readers = await listMembers(database, { compartmentId, role: "principal", label });
    await queueMail(db, readers.map(({ email, language }) => ({
      address: email, subject: sentences.say(language, "assessment.mail.subject.withdrawn", values), body: sentences.say(language, "assessment.mail.body.withdrawn", values),
      aboutRecord: id, aboutAddressee: "principal", compartmentId, label,
    })));
  };
}
