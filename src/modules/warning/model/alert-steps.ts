import * as v from "valibot";
import type { Machine } from "#platform/rules/machine.ts";
import { Id, Moment, said, text } from "#assessment/model/text.ts";
import { Alert } from "./alert.ts";
import { Response } from "./receipt.ts";

export type AlertState = "draft" | "in-clearance" | "issued" | "acknowledged" | "response-recorded" | "escalated" | "closed" | "withdrawn";
export type AlertStep =
  | "submit" | "return" | "second-read" | "issue" | "acknowledge" | "record-response" | "escalate"
  | "second-read-afterwards" | "correct" | "attach-review" | "close" | "withdraw";

const afterIssue = ["issued", "acknowledged", "escalated", "response-recorded"] as const satisfies readonly AlertState[];

/**
 * The table of the domain reference, and what its text asks for beside the table:
 * - the second reading, before the issue or, for a flash, afterwards;
 * - correction and withdrawal of an issued alert, which reach everybody who got it;
 * - an escalated alert that stays without answer: silence is a recorded response there too, or it could never be closed;
 * - the clock (`system`) records silence and escalates, and follows the receipts, which are the truth about who answered: people note
 *   an answer at the addressee who gave it, never on the alert as a whole, or one answer would silence the clocks of all.
 */
export const alertMachine: Machine<AlertState, AlertStep> = {
  initial: "draft",
  final: ["closed", "withdrawn"],
  steps: {
    submit: { from: ["draft"], to: "in-clearance", roles: ["analyst", "senior"] },
    return: { from: ["in-clearance"], to: "draft", roles: ["senior", "director"], needsReason: true },
    "second-read": { from: ["in-clearance"], to: "in-clearance", roles: ["senior"] },
    issue: { from: ["in-clearance"], to: "issued", roles: ["director"] },
    acknowledge: { from: ["issued", "escalated"], to: "acknowledged", roles: ["system"] },
    "record-response": { from: ["issued", "acknowledged", "escalated"], to: "response-recorded", roles: ["system"] },
    escalate: { from: ["issued"], to: "escalated", roles: ["director", "system"], needsReason: true },
    "second-read-afterwards": { from: afterIssue, to: "issued", roles: ["senior"] },
    correct: { from: afterIssue, to: "issued", roles: ["director"], needsReason: true },
    "attach-review": { from: ["response-recorded"], to: "response-recorded", roles: ["analyst", "senior", "director"] },
    close: { from: ["response-recorded"], to: "closed", roles: ["director"] },
    withdraw: { from: ["draft", "in-clearance", ...afterIssue], to: "withdrawn", roles: ["director"], needsReason: true },
  },
};

const AddresseeKey = v.pipe(v.string(), v.maxLength(40));
export const AcknowledgeInput = v.strictObject({ addresseeKey: AddresseeKey });
export const RecordResponseInput = v.strictObject({ addresseeKey: AddresseeKey, response: Response, reason: text(4000) });
export const EscalateInput = v.strictObject({ cause: v.picklist(["no-acknowledgement", "level-rises"]) });
export const AttachReviewInput = v.strictObject({ outcomeReviewId: Id });
/** What a correction may touch: the words and the later deadlines, never the form, the addressees or the evidence. */
export const CorrectInput = v.strictObject({
  what: said(2000, "warning.correction-unexplained"),
  keyJudgement: v.optional(Alert.entries.keyJudgement),
  populations: v.optional(Alert.entries.populations),
  timeAvailable: v.optional(Alert.entries.timeAvailable),
  sections: v.optional(Alert.entries.sections.wrapped),
  publicNotice: v.optional(Alert.entries.publicNotice.wrapped),
  actBy: v.optional(v.nullable(Moment)),
  reportBackBy: v.optional(v.nullable(Moment)),
});
