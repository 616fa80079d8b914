import { SelectField } from "#ui/form/SelectField.tsx";
import type { Translate } from "#ui/messages.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import type { Alert } from "../../model/alert.ts";
import { CorrectionFields } from "./CorrectionFields.tsx";
import { ReleaseSummary } from "./ReleaseSummary.tsx";

const causes = ["no-acknowledgement", "level-rises"] as const;
type Inputs = NonNullable<StepBarProps["inputs"]>;

/** What the steps of an alert ask for; before something leaves the house it is said exactly what and to whom. */
export function stepInputs(content: Alert, reviews: readonly ListedRecord[], t: Translate): Inputs {
  return {
    issue: { initial: {}, fields: () => <ReleaseSummary content={content} /> },
    withdraw: { initial: {}, fields: () => (content.cleared === null ? null : <p>{t("warning.screen.release.withdrawal", { count: content.addressees.length })}</p>) },
    correct: { initial: { what: "" }, fields: (input, change) => <CorrectionFields content={content} input={input} change={change} /> },
    escalate: {
      initial: { cause: causes[0] },
      fields: (input, change) => <SelectField label={t("warning.screen.escalate.cause")} name="cause" value={textOf(input["cause"])} onChange={(cause) => change({ cause })} options={causes.map((cause) => ({ value: cause, text: t(`warning.cause.${cause}`) }))} isRequired />,
    },
    "attach-review": {
      initial: { outcomeReviewId: reviews[0]?.id ?? "" },
      fields: (input, change) => <SelectField label={t("warning.outcome-review")} name="outcomeReviewId" value={textOf(input["outcomeReviewId"])} onChange={(outcomeReviewId) => change({ outcomeReviewId })} options={reviews.map((review) => ({ value: review.id, text: review.title }))} isRequired />,
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
