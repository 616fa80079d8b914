import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import { recommendationAddressees } from "./recommendation.ts";
import { recommendationStates } from "./recommendation-steps.ts";

/** Recommendations on the page of their visit, and how many of how many stand where. */
export const VisitRecommendations = v.object({
  items: v.array(v.object({
    id: v.string(), label: Label, paragraph: v.string(), language: v.string(), text: v.string(), addressee: v.picklist(recommendationAddressees), addresseeName: v.string(), dueOn: v.nullable(v.string()),
    state: v.picklist(recommendationStates), stateSince: v.string(), isOverdue: v.boolean(), evidence: v.number(),
  })),
  figures: v.array(v.object({ state: v.picklist(recommendationStates), count: v.number(), of: v.number() })),
});
export type VisitRecommendations = v.InferOutput<typeof VisitRecommendations>;
