import type { Alert } from "../../model/alert.ts";
import type { OutcomeReview } from "../../model/outcome-review.ts";

export type Deed = OutcomeReview["doneBy"][number];
export type Answered = { readonly name: string; readonly response: string | null; readonly reason: string; readonly firstActionAt: string | null };

/** A first review: what the receipts say already about who acted and when is not asked again. */
export function firstReview(alert: { readonly id: string; readonly content: Pick<Alert, "label" | "situationId" | "language"> }, answers: readonly Answered[], title: string): OutcomeReview {
  const acted = answers.filter((answer) => answer.firstActionAt !== null);
  return {
    label: alert.content.label,
    situationId: alert.content.situationId,
    alertId: alert.id,
    title,
    language: alert.content.language,
    doneBy: acted.map((answer) => ({ who: answer.name, what: answer.reason, when: (answer.firstActionAt ?? "").slice(0, 10) })),
    whatHappened: "",
    counterfactual: "",
    lessons: "",
    wasRight: null,
  };
}

/** Lines that nobody filled are left out; a date that is not known yet is left to its line's own error. */
export function tidyReview(review: OutcomeReview): OutcomeReview {
  return { ...review, doneBy: review.doneBy.filter((deed) => [deed.who, deed.what].some((text) => text.trim() !== "")) };
}
