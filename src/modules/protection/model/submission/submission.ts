import * as v from "valibot";
import { Day, Id, text } from "#assessment/model/text.ts";
import { consentAnswers, consentPurposes, doors } from "../sealed-submission.ts";

/** Code of Conduct, article 9, and the Manual (3.3): what is looked at before a mandate acts. */
export const admissibilityItems = ["not-unfounded-or-political", "factual", "language-not-abusive", "direct-or-reliable-knowledge", "not-only-media", "within-mandate", "reliable-consistent-precise"] as const;
export type AdmissibilityItem = (typeof admissibilityItems)[number];
export const checkAnswers = ["ok", "not-ok", "unclear"] as const;

/** What an allegation must at least contain (3.3). */
export const minimumFacts = ["facts", "victim", "alleged-author", "date", "place"] as const;

export const Check = v.strictObject({ item: v.picklist(admissibilityItems), answer: v.picklist(checkAnswers), note: text(2000) });
const Consent = v.strictObject({ ...v.entriesFromList(consentPurposes, v.picklist(consentAnswers)), notedOn: Day });

/**
 * The desk's own file of a submission. Who sent it and what it says stay in the sealed box: here stands what was found on reading it, and nothing
 * that leads to the source.
 */
export const Submission = v.strictObject({
  label: v.picklist(["confidential", "strictly-confidential"]),
  /** The sealed box. */
  sealedId: Id,
  door: v.picklist(doors),
  filedOn: Day,
  /** Whether the desk knows who sent it. An anonymous submission is not considered (3.3). */
  isAuthorKnown: v.nullable(v.boolean()),
  contains: v.pipe(v.array(v.picklist(minimumFacts)), v.maxLength(minimumFacts.length)),
  checks: v.pipe(v.array(Check), v.maxLength(admissibilityItems.length)),
  /** What the source allows, as read in the box. Null: nobody has noted it yet. */
  consent: v.nullable(Consent),
  /** Whom acting could harm, how, how likely, and what makes it less so; without names. */
  risk: text(4000),
  caseId: v.optional(v.nullable(Id), null),
  criterion: v.optional(v.nullable(v.picklist(admissibilityItems)), null),
  transferredTo: v.optional(text(300), ""),
  communicationId: v.optional(v.nullable(Id), null),
});
export type Submission = v.InferOutput<typeof Submission>;

/** What stands in lists: the day and the first signs of the box's random name. */
export function referenceOf({ filedOn, sealedId }: Pick<Submission, "filedOn" | "sealedId">): string {
  return `${filedOn} · ${sealedId.slice(0, 4)}-${sealedId.slice(4, 8)}`;
}
