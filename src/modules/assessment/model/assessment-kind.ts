import * as v from "valibot";
import { isRealDay } from "#platform/rules/calendar-day.ts";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { Assessment } from "./assessment.ts";
import { assessmentMachine, ClearInput, SecondReadInput, SupersedeInput, type AssessmentState, type AssessmentStep } from "./assessment-steps.ts";
import { allTexts, withoutDissent } from "./assessment-texts.ts";
import { isBlank } from "./text.ts";
import { whyNotAssessmentStep } from "./why-not-assessment-step.ts";

/** Audiences to which principals belong; the others are reached by alerts and by sharing, never by opening the record. */
const reachesPrincipals: readonly string[] = ["principals", "public"];

export const assessmentKind: RecordKind<Assessment, AssessmentState, AssessmentStep> = {
  kind: "assessment.assessment",
  path: "assessments",
  schema: Assessment,
  machine: assessmentMachine,
  faults: ({ cutOff }) => (isRealDay(cutOff) ? [] : [{ path: "cutOff", code: "assessment.cut-off-no-day" }]),
  createRoles: ["analyst", "senior"],
  editRoles: ["analyst", "senior"],
  editableIn: ["draft"],
  keptBySteps: ["secondReading"],
  title: (content) => content.title,
  links: (content) => [
    { to: content.situationId, as: "situation" },
    ...(content.previousAssessmentId ? [{ to: content.previousAssessmentId, as: "follows" }] : []),
    ...content.judgements.flatMap((judgement) => judgement.evidence.map((evidence) => ({ to: evidence.recordId, as: evidence.direction }))),
  ],
  searchText: (content) => ({
    language: content.language,
    text: allTexts(content).filter((one) => !isBlank(one)).join("\n"),
    names: [...content.populationsAtRisk, ...content.possiblePerpetrators].map((entry) => entry.name),
  }),
  stepInput: { "second-read": SecondReadInput, clear: ClearInput, supersede: SupersedeInput },
  guard: whyNotAssessmentStep,
  apply: afterAssessmentStep,
  releasedIn: ["issued"],
  releasedFrom: (content) => (content.audience.some((one) => reachesPrincipals.includes(one)) ? content.embargoUntil : undefined),
  releasedView: withoutDissent,
  numberedOn: "issue",
};

function afterAssessmentStep(step: AssessmentStep, facts: StepFacts<Assessment, AssessmentState>): Assessment {
  const { content } = facts.record;
  if (step === "submit" || step === "return") return { ...content, secondReading: null };
  if (step === "second-read") {
    const { confirmedIndicatorIds } = v.parse(SecondReadInput, facts.input);
    return { ...content, secondReading: { by: facts.actor.userId, at: facts.now, confirmedIndicatorIds } };
  }
  if (step === "clear") {
    const { audience, embargoUntil } = v.parse(ClearInput, facts.input);
    return { ...content, audience: audience ?? content.audience, embargoUntil: embargoUntil === undefined ? content.embargoUntil : embargoUntil };
  }
  return content;
}
