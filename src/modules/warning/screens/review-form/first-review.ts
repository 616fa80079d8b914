import * as v from "valibot";
import type { Alert } from "../../model/alert.ts";
import type { OutcomeReview } from "../../model/outcome-review.ts";

export type Deed = OutcomeReview["doneBy"][number];
export type Answered = { readonly name: string; readonly response: string | null; readonly reason: string; readonly firstActionAt: string | null };

/** What a review needs of a measure, which the room of responses keeps: what was begun, by whom and when. */
export const Undertaken = v.looseObject({ title: v.string(), owner: v.string(), addressee: v.string(), firstAction: v.nullable(v.object({ on: v.string(), what: v.string() })) });
export type Undertaken = v.InferOutput<typeof Undertaken>;

/** A first review: what receipts and measures say already about who acted and when is not asked again. */
export function firstReview(alert: { readonly id: string; readonly content: Pick<Alert, "label" | "situationId" | "language"> }, answers: readonly Answered[], measures: readonly Undertaken[], title: string): OutcomeReview {
  const acted = answers.filter((answer) => answer.firstActionAt !== null).map((answer) => ({ who: answer.name, what: answer.reason, when: (answer.firstActionAt ?? "").slice(0, 10) }));
  const begun = measures.flatMap((measure) => (measure.firstAction === null ? [] : [{ who: measure.owner || measure.addressee, what: `${measure.title}: ${measure.firstAction.what}`, when: measure.firstAction.on }]));
  return {
    label: alert.content.label,
    situationId: alert.content.situationId,
    alertId: alert.id,
    title,
    language: alert.content.language,
    doneBy: [...acted, ...begun].toSorted((one, other) => one.when.localeCompare(other.when)),
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
