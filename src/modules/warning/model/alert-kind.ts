import * as v from "valibot";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { Alert } from "./alert.ts";
import { AcknowledgeInput, alertMachine, AttachReviewInput, CorrectInput, EscalateInput, RecordResponseInput, type AlertState, type AlertStep } from "./alert-steps.ts";
import { sharedAlert } from "./shared-alert.ts";
import { whyNotAlertStep, whyNotRaiseAlert, whyNotSaveAlert } from "./why-not-alert-step.ts";

export const alertKind: RecordKind<Alert, AlertState, AlertStep> = {
  kind: "warning.alert",
  path: "alerts",
  schema: Alert,
  machine: alertMachine,
  createRoles: ["monitor", "analyst", "senior"],
  editRoles: ["monitor", "analyst", "senior"],
  editableIn: ["draft"],
  keptBySteps: ["secondReading", "cleared", "corrections", "outcomeReviewId"],
  title: (content) => content.title,
  links: (content) => [
    { to: content.situationId, as: "situation" },
    ...(content.assessmentId ? [{ to: content.assessmentId, as: "rests-on" }] : []),
    ...content.addressees.flatMap((addressee) => (addressee.contactId ? [{ to: addressee.contactId, as: "addressee" }] : [])),
    ...(content.outcomeReviewId ? [{ to: content.outcomeReviewId, as: "outcome-review" }] : []),
  ],
  searchText: (content) => ({
    language: content.language,
    text: [content.keyJudgement, content.claim?.text ?? "", content.claim?.judgedBy ?? "", ...content.sections.map((section) => section.text), ...content.options.map((option) => option.text), ...content.asks.map((ask) => ask.ask)].join("\n"),
    names: [...content.populations, ...content.addressees.map((addressee) => addressee.name)],
  }),
  dueAt,
  stepInput: {
    acknowledge: AcknowledgeInput,
    "record-response": RecordResponseInput,
    escalate: EscalateInput,
    correct: CorrectInput,
    "attach-review": AttachReviewInput,
  },
  guard: whyNotAlertStep,
  apply: afterAlertStep,
  whyNotSave: whyNotSaveAlert,
  whyNotRaise: whyNotRaiseAlert,
  releasedIn: ["issued", "acknowledged", "escalated", "response-recorded", "closed"],
  numberedOn: "issue",
  sharedView: sharedAlert,
};

/** The next moment at which somebody owes something: first the receipt, then the answer, then word of what was done. */
function dueAt(content: Alert, state: AlertState): string | undefined {
  const { acknowledgeBy, respondBy, reportBackBy } = content.deadlines;
  if (state === "issued") return acknowledgeBy ?? respondBy ?? undefined;
  if (state === "acknowledged" || state === "escalated") return respondBy ?? undefined;
  return state === "response-recorded" ? (reportBackBy ?? undefined) : undefined;
}

function afterAlertStep(step: AlertStep, facts: StepFacts<Alert, AlertState>): Alert {
  const { content } = facts.record;
  const mark = { by: facts.actor.userId, at: facts.now };
  if (step === "submit" || step === "return") return { ...content, secondReading: null, cleared: null, corrections: [], outcomeReviewId: null };
  if (step === "second-read" || step === "second-read-afterwards") return { ...content, secondReading: mark };
  if (step === "issue") return { ...content, cleared: mark };
  if (step === "attach-review") return { ...content, outcomeReviewId: v.parse(AttachReviewInput, facts.input).outcomeReviewId };
  return step === "correct" ? corrected(content, v.parse(CorrectInput, facts.input), mark) : content;
}

function corrected(content: Alert, input: v.InferOutput<typeof CorrectInput>, mark: { by: string; at: string }): Alert {
  const { actBy = content.deadlines.actBy, reportBackBy = content.deadlines.reportBackBy } = input;
  return {
    ...content,
    keyJudgement: input.keyJudgement ?? content.keyJudgement,
    populations: input.populations ?? content.populations,
    timeAvailable: input.timeAvailable === undefined ? content.timeAvailable : input.timeAvailable,
    sections: input.sections ?? content.sections,
    publicNotice: input.publicNotice === undefined ? content.publicNotice : input.publicNotice,
    deadlines: { ...content.deadlines, actBy, reportBackBy },
    corrections: [...content.corrections, { ...mark, what: input.what }],
  };
}
