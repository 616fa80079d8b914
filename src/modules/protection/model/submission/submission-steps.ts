import * as v from "valibot";
import { Id, said } from "#assessment/model/text.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { admissibilityItems } from "./submission.ts";

export type SubmissionState = "received" | "acknowledged" | "screening" | "info-requested" | "admissible" | "inadmissible" | "no-action" | "transferred" | "acted";
export type SubmissionStep = "acknowledge" | "screen" | "ask-author" | "author-answered" | "admit" | "decline" | "conclude" | "transfer" | "draft-communication" | "no-action";

/** The table of the domain reference (3.11). */
export const submissionMachine: Machine<SubmissionState, SubmissionStep> = {
  initial: "received",
  final: ["acted", "no-action", "transferred"],
  steps: {
    acknowledge: { from: ["received"], to: "acknowledged", roles: ["system", "desk"] },
    screen: { from: ["acknowledged"], to: "screening", roles: ["desk"] },
    "ask-author": { from: ["screening"], to: "info-requested", roles: ["desk"] },
    "author-answered": { from: ["info-requested"], to: "screening", roles: ["desk"], needsReason: true },
    admit: { from: ["screening"], to: "admissible", roles: ["desk", "mandateHolder"] },
    decline: { from: ["screening"], to: "inadmissible", roles: ["desk"], needsReason: true },
    conclude: { from: ["inadmissible"], to: "no-action", roles: ["desk"], needsReason: true },
    transfer: { from: ["screening"], to: "transferred", roles: ["desk"], needsReason: true },
    "draft-communication": { from: ["admissible"], to: "acted", roles: ["desk"] },
    "no-action": { from: ["admissible"], to: "no-action", roles: ["mandateHolder"], needsReason: true },
  },
};

/** Which point of the checklist it fails on. */
export const DeclineInput = v.strictObject({ criterion: v.picklist(admissibilityItems) });
/** Another mandate, a treaty body or a regional mechanism. */
export const TransferInput = v.strictObject({ to: said(300, "protection.transfer-to-nobody") });
export const CommunicationInput = v.strictObject({ communicationId: Id });
