import * as v from "valibot";
import { Day, Id, Moment, said, text } from "#assessment/model/text.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { Key } from "../case/key.ts";
import { MandateId } from "../mandates.ts";
import { contributions, transmissions, victimOutcomes } from "./communication.ts";

export type CommunicationState =
  | "draft" | "joint-invited" | "consolidated" | "final-text" | "cleared" | "sent" | "reply-received" | "reminded" | "published" | "reported" | "follow-up" | "closed" | "cancelled";
export type CommunicationStep =
  | "invite" | "sign-alone" | "consolidate" | "recirculate" | "approve-text" | "clear" | "send" | "register-reply" | "publish" | "register-late-reply" | "remind" | "include-in-report" | "open-follow-up"
  | "close" | "cancel" | "close-cancelled" | "record-answer" | "confirm-text" | "withdraw-signature" | "record-recusal" | "remind-again" | "note-outcome" | "note-press-release" | "hold-publication" | "release-publication" | "replace-publication";

const beforeSending = ["joint-invited", "consolidated", "final-text", "cleared"] as const;
const waiting = ["sent", "reply-received", "reminded"] as const;
const afterwards = ["published", "reported", "follow-up"] as const;
const recorders = ["desk", "mandateHolder"] as const;

/**
 * The table of the domain reference; its "close" of a cancelled letter has a name of its own. Below the line is what is noted without moving
 * the letter: answers of other mandates, recusals, holds of the clock of publication.
 */
export const communicationMachine = {
  initial: "draft",
  final: ["closed"],
  steps: {
    invite: { from: ["draft"], to: "joint-invited", roles: ["desk"] },
    "sign-alone": { from: ["draft"], to: "final-text", roles: ["mandateHolder"] },
    consolidate: { from: ["joint-invited"], to: "consolidated", roles: ["desk"] },
    recirculate: { from: ["consolidated"], to: "joint-invited", roles: ["desk"], needsReason: true },
    "approve-text": { from: ["consolidated"], to: "final-text", roles: ["mandateHolder"] },
    clear: { from: ["final-text"], to: "cleared", roles: ["desk", "senior"] },
    send: { from: ["cleared"], to: "sent", roles: ["desk"] },
    "register-reply": { from: ["sent", "reminded", "reply-received"], to: "reply-received", roles: ["desk"] },
    publish: { from: waiting, to: "published", roles: ["system", "publisher"] },
    "register-late-reply": { from: afterwards, to: "published", stays: true, roles: ["desk"] },
    remind: { from: ["sent"], to: "reminded", roles: ["desk"] },
    "include-in-report": { from: ["published"], to: "reported", roles: ["publisher"], needsReason: true },
    "open-follow-up": { from: ["published", "reported"], to: "follow-up", roles: recorders, needsReason: true },
    close: { from: afterwards, to: "closed", roles: ["mandateHolder"], needsReason: true },
    cancel: { from: ["draft", ...beforeSending], to: "cancelled", roles: ["mandateHolder"], needsReason: true },
    "close-cancelled": { from: ["cancelled"], to: "closed", roles: ["desk"], needsReason: true },

    "record-answer": { from: ["joint-invited"], to: "joint-invited", stays: true, roles: recorders },
    "confirm-text": { from: ["consolidated"], to: "consolidated", stays: true, roles: recorders },
    "withdraw-signature": { from: beforeSending, to: "joint-invited", stays: true, roles: recorders },
    "record-recusal": { from: ["draft", ...beforeSending], to: "draft", stays: true, roles: recorders },
    "remind-again": { from: ["reminded"], to: "reminded", stays: true, roles: ["desk"] },
    "note-outcome": { from: [...waiting, ...afterwards], to: "sent", stays: true, roles: recorders },
    "note-press-release": { from: [...waiting, ...afterwards], to: "sent", stays: true, roles: recorders },
    "hold-publication": { from: waiting, to: "sent", stays: true, roles: ["desk", "mandateHolder", "publisher"], needsReason: true },
    // What is public was wrong or can say more: another version, looked at like the first, takes its place.
    "replace-publication": { from: afterwards, to: "published", stays: true, roles: ["publisher"], needsReason: true },
    "release-publication": { from: waiting, to: "sent", stays: true, roles: ["desk", "mandateHolder", "publisher"], needsReason: true },
  },
} as const satisfies Machine<CommunicationState, CommunicationStep>;

export const InviteInput = v.strictObject({
  mandates: v.pipe(v.array(MandateId), v.minLength(1, "protection.nobody-invited"), v.maxLength(69)),
  /** Absent: the term of the type of letter. */
  signBy: v.optional(Moment),
});
export const RecirculateInput = v.strictObject({ signBy: v.optional(Moment) });
export const ApproveInput = v.strictObject({ hash: v.string() });
export const RecusalInput = v.strictObject({ mandate: MandateId, reason: said(2000, "protection.recusal-reason-missing"), on: Day });
export const ClearInput = v.strictObject({
  /** Of whom the letter tells no name, and whom somebody has checked nobody can recognise in it. */
  unidentifiable: v.pipe(v.array(Key), v.maxLength(100)),
  resolutionsCheckedOn: Day,
});
export const SendInput = v.strictObject({ at: Moment, to: said(300, "protection.sent-to-missing"), how: v.picklist(transmissions), evidence: said(1000, "protection.transmission-evidence-missing") });
export const RemindInput = v.strictObject({ on: Day, how: v.picklist(transmissions), note: text(1000) });
export const HoldInput = v.strictObject({ by: said(200, "protection.hold-person-missing") });
export const ReplyInput = v.strictObject({ replyId: Id });
export const PublishInput = v.strictObject({ publicationId: Id });
export const OutcomeInput = v.strictObject({ personKey: Key, outcome: v.picklist(victimOutcomes), on: Day, source: said(500, "protection.outcome-source-missing"), contribution: v.picklist(contributions) });
export const PressReleaseInput = v.strictObject({ on: Day, title: said(300, "protection.press-title-missing"), address: text(500) });
