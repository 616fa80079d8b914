import type { Machine } from "#platform/rules/machine.ts";

export type VisitState =
  | "planned" | "requested" | "invited" | "reminded" | "acknowledged" | "accepted" | "declined" | "dates-proposed" | "dates-agreed" | "in-preparation" | "postponed" | "cancelled"
  | "under-way" | "suspended" | "completed" | "report-drafted" | "state-comments" | "report-issued" | "followed-up";
export type VisitStep =
  | "request" | "receive-invitation" | "remind" | "acknowledge" | "accept" | "accept-invitation" | "decline" | "propose-dates" | "agree-dates" | "prepare" | "postpone" | "resume-dates" | "cancel"
  | "start" | "suspend" | "resume" | "end" | "draft-report" | "send-to-state" | "issue-report" | "follow-up";

/**
 * The official vocabulary of country visits (3.8). An acknowledgement is not an acceptance. An invitation that comes after a request is one, so it is
 * noted as `accept`. Two steps of the table are called "resume".
 */
export const visitMachine: Machine<VisitState, VisitStep> = {
  initial: "planned",
  final: ["followed-up", "declined", "cancelled"],
  steps: {
    request: { from: ["planned"], to: "requested", roles: ["mandateHolder"] },
    "receive-invitation": { from: ["planned"], to: "invited", roles: ["desk"] },
    remind: { from: ["requested", "reminded"], to: "reminded", roles: ["desk"] },
    acknowledge: { from: ["requested", "reminded"], to: "acknowledged", roles: ["desk"] },
    accept: { from: ["requested", "reminded", "acknowledged"], to: "accepted", roles: ["desk"] },
    "accept-invitation": { from: ["invited"], to: "accepted", roles: ["mandateHolder"] },
    decline: { from: ["requested", "reminded", "acknowledged", "invited"], to: "declined", roles: ["desk"], needsReason: true },
    "propose-dates": { from: ["accepted"], to: "dates-proposed", roles: ["desk"] },
    "agree-dates": { from: ["dates-proposed"], to: "dates-agreed", roles: ["desk", "mandateHolder"] },
    prepare: { from: ["dates-agreed"], to: "in-preparation", roles: ["desk"] },
    postpone: { from: ["dates-proposed", "dates-agreed", "in-preparation"], to: "postponed", roles: ["desk"], needsReason: true },
    "resume-dates": { from: ["postponed"], to: "dates-proposed", roles: ["desk"] },
    cancel: { from: ["dates-agreed", "in-preparation"], to: "cancelled", roles: ["desk"], needsReason: true },
    start: { from: ["in-preparation"], to: "under-way", roles: ["mandateHolder"] },
    suspend: { from: ["under-way"], to: "suspended", roles: ["mandateHolder"], needsReason: true },
    resume: { from: ["suspended"], to: "under-way", roles: ["mandateHolder"] },
    end: { from: ["under-way", "suspended"], to: "completed", roles: ["mandateHolder"] },
    "draft-report": { from: ["completed"], to: "report-drafted", roles: ["desk"] },
    "send-to-state": { from: ["report-drafted"], to: "state-comments", roles: ["desk"] },
    "issue-report": { from: ["state-comments"], to: "report-issued", roles: ["publisher"] },
    "follow-up": { from: ["report-issued"], to: "followed-up", roles: ["mandateHolder", "desk"], needsReason: true },
  },
};

/** Steps that are letters, or stand for one: each is noted with its day. */
export const lettered = ["request", "receive-invitation", "remind", "acknowledge", "accept", "accept-invitation", "decline", "propose-dates", "agree-dates", "send-to-state"] as const satisfies readonly VisitStep[];
