import * as v from "valibot";
import { Moment, said, text } from "#assessment/model/text.ts";

/** Words of CAP 1.2 (OASIS), section 3.2; people choose them, nothing derives them from a risk. */
export const capCategories = ["Safety", "Security", "Other"] as const;
export const capUrgencies = ["Immediate", "Expected", "Future", "Past", "Unknown"] as const;
export const capSeverities = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"] as const;
export const capCertainties = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"] as const;

/** Readers of CAP cut longer headlines. */
export const maxHeadline = 160;

const PublicText = v.strictObject({
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  /** "Risk of violence against civilians", in the language of the text. */
  event: said(200, "warning.public-event-missing"),
  headline: v.pipe(v.string(), v.trim(), v.minLength(1, "warning.public-headline-missing"), v.maxLength(maxHeadline, "warning.public-headline-too-long")),
  description: said(6000, "warning.public-description-missing"),
  instruction: text(3000),
});

/** The text for everybody: a document of its own, made from the same facts as the advice and cleared by itself. */
export const PublicNotice = v.strictObject({
  category: v.picklist(capCategories),
  urgency: v.picklist(capUrgencies),
  severity: v.picklist(capSeverities),
  certainty: v.picklist(capCertainties),
  expires: v.optional(v.nullable(Moment), null),
  texts: v.pipe(
    v.array(PublicText),
    v.minLength(1, "warning.public-text-missing"),
    v.maxLength(6),
    v.check((all) => new Set(all.map((one) => one.language)).size === all.length, "warning.public-language-twice"),
  ),
  areas: v.pipe(v.array(v.strictObject({ name: said(300, "warning.public-area-unnamed"), pCodes: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z0-9]{2,20}$/))), v.maxLength(200)) })), v.maxLength(50)),
});
export type PublicNotice = v.InferOutput<typeof PublicNotice>;
