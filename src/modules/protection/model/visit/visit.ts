import * as v from "valibot";
import { Day, Id, LanguageTag, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";
import { Key } from "../case/key.ts";

/** What a State is asked to assure in writing before a visit (1998, revised 2016): each by itself. */
export const termsOfReference = ["freedom-of-movement", "freedom-of-inquiry", "contact-with-authorities", "confidential-contacts", "places-of-detention", "documents", "no-reprisals", "security"] as const;
export const termAnswers = ["accepted", "accepted-with-reserve", "refused"] as const;
const Term = v.strictObject({ term: v.picklist(termsOfReference), answer: v.picklist(termAnswers), note: text(2000), breachedOn: v.nullable(Day), breach: text(2000) });

/** State authorities of all branches, defenders, civil society, the regional UN office and others. */
export const meetingKinds = ["government", "parliament", "judiciary", "local-authority", "defenders", "civil-society", "un-office", "regional-mechanism", "place-of-detention", "media", "other"] as const;
export const meetingConsents = ["yes", "no", "not-asked"] as const;
export const Meeting = v.strictObject({
  key: Key,
  on: v.nullable(Day),
  place: text(300),
  kind: v.picklist(meetingKinds),
  /** Who is met. A confidential meeting holds no names. */
  withWhom: text(1000),
  isConfidential: v.boolean(),
  interpreter: text(300),
  consent: v.picklist(meetingConsents),
  /** How the people met are kept from harm: who must not see them come, what is not written down. */
  doNoHarm: text(2000),
});
export type Meeting = v.InferOutput<typeof Meeting>;

/** A letter either way, or a word that stands for one, in the order in which they came. */
const Letter = v.strictObject({ step: v.string(), on: Day, note: text(2000) });

/** One country visit on its way from a request to what became of its recommendations. */
export const Visit = v.strictObject({
  label: Label,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.visit-title-missing"), v.maxLength(200)),
  language: LanguageTag,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "protection.visit-country-missing")),
  situationId: v.optional(Id),
  purpose: text(4000),
  from: v.nullable(Day),
  until: v.nullable(Day),
  terms: v.pipe(v.array(Term), v.maxLength(termsOfReference.length)),
  programme: v.pipe(v.array(Meeting), v.maxLength(200)),
  statementSharedOn: v.nullable(Day),
  statement: text(20_000),
  reportSymbol: text(100),
  /** Who issues the report, by account: named here they read the visit, although their role alone reads none. */
  publishers: v.optional(v.pipe(v.array(Id), v.maxLength(10)), []),
  letters: v.optional(v.pipe(v.array(Letter), v.maxLength(200)), []),
});
export type Visit = v.InferOutput<typeof Visit>;

/** Every letter has a day; what it says may be noted. */
export const LetterInput = v.strictObject({ on: Day, note: v.optional(text(2000), "") });
