import * as v from "valibot";
import { Day, Id, LanguageTag, Moment, said, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";

/** To whom a report speaks: each is asked for what only they can do. */
export const recommendationAddressees = ["government", "parliament", "judiciary", "local-authority", "human-rights-institution", "security-forces", "companies", "civil-society", "international-community", "un-system", "other"] as const;
export type RecommendationAddressee = (typeof recommendationAddressees)[number];

/** The seventeen goals of the 2030 Agenda, by their numbers. */
export const developmentGoals = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17"] as const;

/** What is known of one step: from whom, of which day, and what it says. The step that brought it stays with it. */
export const NoteInput = v.strictObject({ on: Day, source: said(500, "protection.evidence-source-missing"), what: said(4000, "protection.evidence-missing-words") });
export const Evidence = v.strictObject({ ...NoteInput.entries, step: v.string(), recordedBy: Id, recordedAt: Moment });
export type Evidence = v.InferOutput<typeof Evidence>;

/** One recommendation of the report on a visit, and what became of it. */
export const Recommendation = v.strictObject({
  label: Label,
  situationId: v.optional(Id),
  visitId: Id,
  /** As the report counts it: `92 (a)`. */
  paragraph: text(40),
  language: LanguageTag,
  text: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.recommendation-text-missing"), v.maxLength(4000)),
  addressee: v.picklist(recommendationAddressees),
  /** Which ministry, which company, which office. */
  addresseeName: text(300),
  theme: text(120),
  goal: v.nullable(v.picklist(developmentGoals)),
  dueOn: v.nullable(Day),
  /** The recommendation of the Universal Periodic Review that asks for the same: a symbol and paragraph, or an address. */
  review: text(500),
  evidence: v.optional(v.pipe(v.array(Evidence), v.maxLength(500)), []),
});
export type Recommendation = v.InferOutput<typeof Recommendation>;
