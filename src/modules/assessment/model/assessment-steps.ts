import * as v from "valibot";
import type { Machine } from "#platform/rules/machine.ts";
import { Audience } from "./assessment.ts";
import { IndicatorId } from "./framework.ts";
import { Id, Moment } from "./text.ts";

export type AssessmentState = "draft" | "in-review" | "reviewed" | "cleared" | "issued" | "superseded" | "withdrawn";
export type AssessmentStep = "submit" | "return" | "second-read" | "clear" | "issue" | "supersede" | "withdraw";

export const assessmentMachine: Machine<AssessmentState, AssessmentStep> = {
  initial: "draft",
  final: ["superseded", "withdrawn"],
  steps: {
    submit: { from: ["draft"], to: "in-review", roles: ["analyst"] },
    return: { from: ["in-review"], to: "draft", roles: ["senior"], needsReason: true },
    "second-read": { from: ["in-review"], to: "reviewed", roles: ["senior"] },
    clear: { from: ["reviewed"], to: "cleared", roles: ["director"] },
    issue: { from: ["cleared"], to: "issued", roles: ["director"] },
    supersede: { from: ["issued"], to: "superseded", roles: ["system"] },
    withdraw: { from: ["draft", "in-review", "reviewed", "cleared", "issued"], to: "withdrawn", roles: ["director"], needsReason: true },
  },
};

export const SecondReadInput = v.strictObject({ confirmedIndicatorIds: v.optional(v.array(IndicatorId), []) });
/** What is not given stays as the authors wrote it. */
export const ClearInput = v.strictObject({ audience: v.optional(v.array(Audience)), embargoUntil: v.optional(v.nullable(Moment)) });
export const SupersedeInput = v.strictObject({ byAssessmentId: Id });
