import { isBlank } from "#assessment/model/text.ts";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { OutcomeReview } from "./outcome-review.ts";

export type OutcomeReviewState = "draft" | "concluded";
export type OutcomeReviewStep = "conclude" | "reopen";

export const outcomeReviewMachine: Machine<OutcomeReviewState, OutcomeReviewStep> = {
  initial: "draft",
  final: [],
  steps: {
    conclude: { from: ["draft"], to: "concluded", roles: ["senior", "director"] },
    reopen: { from: ["concluded"], to: "draft", roles: ["senior", "director"], needsReason: true },
  },
};

export const outcomeReviewKind: RecordKind<OutcomeReview, OutcomeReviewState, OutcomeReviewStep> = {
  kind: "warning.outcome-review",
  path: "outcome-reviews",
  schema: OutcomeReview,
  machine: outcomeReviewMachine,
  createRoles: ["analyst", "senior", "director"],
  editRoles: ["analyst", "senior", "director"],
  editableIn: ["draft"],
  title: (content) => content.title,
  links: (content) => [
    { to: content.situationId, as: "situation" },
    { to: content.alertId, as: "reviews" },
  ],
  searchText: (content) => ({
    language: content.language,
    text: [content.whatHappened, content.counterfactual, content.lessons, ...content.doneBy.map((deed) => deed.what)].join("\n"),
    names: content.doneBy.map((deed) => deed.who),
  }),
  guard: whyNotOutcomeReviewStep,
};

/** A review says what happened, what would have happened without the warning, what is learnt and whether it was right. */
function whyNotOutcomeReviewStep(step: OutcomeReviewStep, { record }: StepFacts<OutcomeReview, OutcomeReviewState>): string | undefined {
  const { content } = record;
  if (step !== "conclude") return undefined;
  if (isBlank(content.whatHappened)) return "warning.review-without-what-happened";
  if (isBlank(content.counterfactual)) return "warning.review-without-counterfactual";
  if (isBlank(content.lessons)) return "warning.review-without-lessons";
  return content.wasRight === null ? "warning.review-without-verdict" : undefined;
}
