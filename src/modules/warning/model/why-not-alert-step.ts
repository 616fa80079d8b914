import * as v from "valibot";
import { isBlank } from "#assessment/model/text.ts";
import type { LinkedRecord, StepFacts } from "#platform/rules/kind.ts";
import { highestLabel, labelRank } from "#platform/rules/label.ts";
import type { Alert, Deadlines } from "./alert.ts";
import { AcknowledgeInput, AttachReviewInput, CorrectInput, EscalateInput, type AlertState, type AlertStep } from "./alert-steps.ts";
import { whyNotClaim } from "./claim.ts";
import { awaitsAnswer, formOf, whyNotAddressee } from "./forms.ts";
import { OutcomeReview } from "./outcome-review.ts";
import type { Response } from "./receipt.ts";

type Facts = StepFacts<Alert, AlertState>;

/** A flash may go out before its second reading; the reading then follows within these hours (office rule, a project decision). */
export const flashSecondReadingHours = 24;

/** Why this step cannot be taken now, beyond role and order. */
export function whyNotAlertStep(step: AlertStep, facts: Facts): string | undefined {
  const { content } = facts.record;
  if (step === "submit") return whyNotSubmit(content, facts.linked, facts.now);
  if (step === "second-read" || step === "second-read-afterwards") return whyNotSecondRead(step, facts);
  if (step === "issue") return whyNotIssue(facts);
  if (step === "acknowledge") return whyNotAddressed(content, v.parse(AcknowledgeInput, facts.input).addresseeKey);
  if (step === "escalate") return whyNotEscalate(facts);
  if (step === "correct") return whyNotCorrect(facts);
  if (step === "attach-review") return content.outcomeReviewId === v.parse(AttachReviewInput, facts.input).outcomeReviewId ? "warning.review-already-attached" : undefined;
  return step === "close" ? whyNotClose(facts) : undefined;
}

/** What the public can read is not made confidential by a word inside; it is withdrawn, and then its record can be raised. */
export function whyNotRaiseAlert(content: Alert, state: AlertState): string | undefined {
  return content.form === "public-statement" && state !== "withdrawn" ? "warning.public-not-raised" : undefined;
}

/** Rules between the fields, checked at every save: a draft never holds an addressee it could not be sent to. */
export function whyNotSaveAlert(content: Alert): string | undefined {
  for (const addressee of content.addressees) {
    const why = whyNotAddressee(content.form, addressee.kind);
    if (why) return why;
  }
  const keys = new Set(content.addressees.map((addressee) => addressee.key));
  if (content.asks.some((ask) => !keys.has(ask.addresseeKey))) return "warning.ask-of-nobody";
  if (content.sections.some((section) => !formOf(content.form).sections.includes(section.key))) return "warning.section-not-of-form";
  // What everybody can read is made of facts and a call; a forecast among them would be read as one more threat.
  if (content.form === "public-statement" && content.claim !== null) return "warning.claim-in-public";
  return whyNotInOrder(content.deadlines);
}

function whyNotSubmit(content: Alert, linked: readonly LinkedRecord[], now: string): string | undefined {
  if (content.addressees.length === 0) return "warning.addressees-missing";
  if (isBlank(content.keyJudgement)) return "warning.key-judgement-missing";
  return whyNotGrounded(content, linked) ?? whyNotSaveAlert(content) ?? whyNotClaim(content.claim, now) ?? (content.form === "public-statement" ? whyNotStatement(content) : whyNotAdvice(content, now));
}

/** Exactly one ground: an issued assessment, or the words that justify going without one. */
function whyNotGrounded(content: Alert, linked: readonly LinkedRecord[]): string | undefined {
  const isJustified = content.flashJustification !== null && !isBlank(content.flashJustification);
  if (content.assessmentId === null) return isJustified ? undefined : "warning.ground-missing";
  if (isJustified) return "warning.two-grounds";
  const assessment = linked.find((one) => one.id === content.assessmentId);
  return assessment?.kind === "assessment.assessment" && assessment.state === "issued" ? undefined : "warning.assessment-not-issued";
}

function whyNotStatement(content: Alert): string | undefined {
  if (content.publicNotice === null) return "warning.public-text-missing";
  return content.label === "unclassified" ? undefined : "warning.public-statement-classified";
}

/** A warning names the decision, the decider, the choices and the day: vague ones are the ones that nobody answers. */
function whyNotAdvice(content: Alert, now: string): string | undefined {
  if (content.options.length === 0) return "warning.options-missing";
  if (content.options.every((option) => option.coercive)) return "warning.only-coercive-options";
  const asked = new Set(content.asks.map((ask) => ask.addresseeKey));
  if (content.addressees.some((addressee) => awaitsAnswer(addressee) && !asked.has(addressee.key))) return "warning.addressee-without-ask";
  const { acknowledgeBy, respondBy } = content.deadlines;
  if (acknowledgeBy === null || respondBy === null) return "warning.deadline-missing";
  return Date.parse(acknowledgeBy) <= Date.parse(now) ? "warning.deadline-passed" : undefined;
}

function whyNotInOrder(deadlines: Deadlines): string | undefined {
  const inOrder = [deadlines.acknowledgeBy, deadlines.respondBy, deadlines.actBy, deadlines.reportBackBy].flatMap((moment) => (moment === null ? [] : [Date.parse(moment)]));
  return inOrder.every((moment, index) => index === 0 || moment >= (inOrder[index - 1] ?? moment)) ? undefined : "warning.deadlines-out-of-order";
}

function whyNotSecondRead(step: AlertStep, { record, actor }: Facts): string | undefined {
  if (record.content.secondReading !== null) return "warning.already-second-read";
  if (step === "second-read-afterwards" && record.content.form !== "flash") return "warning.second-reading-only-before";
  if (record.authors.includes(actor.userId)) return "warning.second-reader-is-author";
  return record.content.cleared?.by === actor.userId ? "warning.second-reader-is-clearer" : undefined;
}

/** Author, second reader and clearer are three people; only a flash may leave before the second of them has read it. */
function whyNotIssue({ record, actor, linked, now }: Facts): string | undefined {
  const { content } = record;
  if (record.authors.includes(actor.userId)) return "warning.clearer-is-author";
  if (content.secondReading === null && content.form !== "flash") return "warning.second-reading-missing";
  if (content.secondReading?.by === actor.userId) return "warning.clearer-is-second-reader";
  // Weeks may lie between the submission and the issue: what it rests on may have been withdrawn or overtaken meanwhile.
  const whyNotNow = whyNotGrounded(content, linked) ?? whyNotClaim(content.claim, now);
  if (whyNotNow) return whyNotNow;
  // The card of an addressee is no evidence: its label protects the person, not the warning.
  const highest = highestLabel(linked.filter((one) => !one.kind.startsWith("partners.")).map((one) => one.label));
  if (!content.redacted && labelRank(content.label) < labelRank(highest)) return "warning.label-below-evidence";
  if (content.addressees.some((addressee) => labelRank(addressee.label) < labelRank(content.label))) return "warning.addressee-below-label";
  return content.deadlines.acknowledgeBy !== null && Date.parse(content.deadlines.acknowledgeBy) <= Date.parse(now) ? "warning.deadline-passed" : undefined;
}

export function whyNotAddressed(content: Alert, addresseeKey: string): string | undefined {
  const addressee = content.addressees.find((one) => one.key === addresseeKey);
  return addressee && awaitsAnswer(addressee) ? undefined : "warning.not-an-addressee";
}

/** Every answer has its reason. Silence becomes one when a person records it with a reason, or when the deadline has passed. */
export function whyNotSaid(response: Response, reason: string, deadlines: Deadlines, now: string, bySystem: boolean): string | undefined {
  if (!bySystem) return isBlank(reason) ? "warning.response-without-reason" : undefined;
  if (response !== "no-answer") return undefined;
  return deadlines.respondBy !== null && Date.parse(now) > Date.parse(deadlines.respondBy) ? undefined : "warning.silence-before-deadline";
}

function whyNotEscalate({ record, input, now }: Facts): string | undefined {
  if (v.parse(EscalateInput, input).cause === "level-rises") return undefined;
  const { acknowledgeBy } = record.content.deadlines;
  return acknowledgeBy !== null && Date.parse(now) > Date.parse(acknowledgeBy) ? undefined : "warning.escalated-before-deadline";
}

function whyNotCorrect({ record, actor, input }: Facts): string | undefined {
  if (record.authors.includes(actor.userId)) return "warning.clearer-is-author";
  const { actBy = record.content.deadlines.actBy, reportBackBy = record.content.deadlines.reportBackBy, ...changes } = v.parse(CorrectInput, input);
  const sections = changes.sections ?? [];
  if (sections.some((section) => !formOf(record.content.form).sections.includes(section.key))) return "warning.section-not-of-form";
  if (record.content.form === "public-statement" && changes.publicNotice === null) return "warning.public-text-missing";
  return whyNotInOrder({ ...record.content.deadlines, actBy, reportBackBy });
}

/** A warning is closed when its outcome was reviewed, whatever came of it, and when a flash was read by a second person. */
function whyNotClose({ record, linked }: Facts): string | undefined {
  if (record.content.form === "flash" && record.content.secondReading === null) return "warning.flash-not-second-read";
  const review = linked.find((one) => one.kind === "warning.outcome-review" && one.id === record.content.outcomeReviewId);
  if (!review) return "warning.outcome-review-missing";
  const content = v.safeParse(OutcomeReview, review.content);
  if (!content.success || content.output.alertId !== record.id) return "warning.outcome-review-of-other-alert";
  return review.state === "concluded" ? undefined : "warning.outcome-review-not-concluded";
}
