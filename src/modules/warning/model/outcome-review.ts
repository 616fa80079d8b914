import * as v from "valibot";
import { PartialDate } from "#platform/rules/edtf.ts";
import { Label } from "#platform/rules/label.ts";
import { Id, LanguageTag, said, text } from "#assessment/model/text.ts";

export const rightnesses = ["yes", "partly", "no", "cannot-say"] as const;

/** What became of a warning. A warning that proved wrong is reviewed, never deleted; one that was heeded may only look wrong. */
export const OutcomeReview = v.strictObject({
  label: Label,
  situationId: Id,
  alertId: Id,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "warning.title-missing"), v.maxLength(300)),
  language: LanguageTag,
  doneBy: v.pipe(v.array(v.strictObject({ who: said(300, "warning.doer-unnamed"), what: said(2000, "warning.deed-empty"), when: PartialDate })), v.maxLength(100)),
  whatHappened: text(8000),
  counterfactual: text(6000),
  lessons: text(6000),
  wasRight: v.nullable(v.picklist(rightnesses)),
});
export type OutcomeReview = v.InferOutput<typeof OutcomeReview>;
