import * as v from "valibot";
import { Day, Id, Moment, said, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";
import { Key } from "../case/key.ts";
import { MandateId } from "../mandates.ts";
import { LetterText } from "./letter-text.ts";
import { Invitation, Signatory } from "./signature.ts";
import { StandardId } from "./standards.ts";

/** Urgent appeal, allegation letter, other letter. */
export const letterTypes = ["UA", "AL", "OL"] as const;
export const letterLanguages = ["en", "fr", "es"] as const;
export const standardQuestions = ["facts", "legal-basis", "investigation", "protection", "medical-care", "compatibility"] as const;
export const addresseeKinds = ["state", "other-actor"] as const;
export const transmissions = ["note-verbale", "electronic", "courier", "handed-over"] as const;

export const Addressee = v.strictObject({
  kind: v.picklist(addresseeKinds),
  /** The State; none for companies, organisations and armed groups. */
  iso3: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  name: text(300),
  salutation: text(200),
});

/** A numbered paragraph, and what it rests on: an entry of the case's chronology, or a claim or incident that the case cites. */
export const FactParagraph = v.strictObject({
  key: Key,
  text: said(4000, "protection.fact-text-missing"),
  rests: v.pipe(v.array(v.variant("kind", [v.strictObject({ kind: v.literal("chronology"), key: Key }), v.strictObject({ kind: v.literal("record"), id: Id })])), v.maxLength(20)),
});
export type FactParagraph = v.InferOutput<typeof FactParagraph>;

export const Question = v.strictObject({ key: Key, standard: v.nullable(v.picklist(standardQuestions)), text: text(2000) });
export type Question = v.InferOutput<typeof Question>;

/** Somebody the letter is about. In its texts a person stands as `{CODE}`; what is read there is their name, if they agreed, or these words. */
export const LetterPerson = v.strictObject({ personKey: Key, described: text(200) });

export const Recusal = v.strictObject({ mandate: MandateId, reason: said(2000, "protection.recusal-reason-missing"), on: Day, recordedBy: Id, recordedAt: Moment });
export const Consolidated = v.strictObject({ hash: v.string(), at: Moment, letter: LetterText });
export const Cleared = v.strictObject({ by: Id, at: Moment, unidentifiable: v.pipe(v.array(Key), v.maxLength(100)), resolutionsCheckedOn: Day });
export const Sent = v.strictObject({ at: Moment, to: text(300), how: v.picklist(transmissions), evidence: text(1000), signatories: v.pipe(v.array(Signatory), v.maxLength(70)) });
export const ClockEntry = v.strictObject({ kind: v.picklist(["hold", "release"]), at: Moment, by: text(200), reason: text(2000), recordedBy: Id });
export const Reminder = v.strictObject({ on: Day, how: v.picklist(transmissions), note: text(1000), recordedBy: Id });

export const Published = v.strictObject({ publicationId: Id, by: Id, at: Moment });

/** What became of a person, and whether the letter had a part in it: never claimed for certain. */
export const victimOutcomes = ["released", "charges-dropped", "sentence-reduced", "protection-given", "investigation-opened", "compensation", "left-country-safely", "unchanged", "worse", "died", "unknown"] as const;
export const contributions = ["contributed", "plausible", "not-known"] as const;
export const VictimOutcome = v.strictObject({ personKey: Key, outcome: v.picklist(victimOutcomes), on: Day, source: said(500, "protection.outcome-source-missing"), contribution: v.picklist(contributions), recordedBy: Id });
export const PressRelease = v.strictObject({ on: Day, title: said(300, "protection.press-title-missing"), address: text(500), recordedBy: Id });

/** One letter to one addressee about one case. What steps say of it (signatures, clearance, transmission) no save can write. */
export const Communication = v.strictObject({
  label: Label,
  situationId: v.optional(Id),
  caseId: Id,
  /** An earlier letter on the same matter. */
  followsUp: v.optional(v.nullable(Id), null),
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.letter-title-missing"), v.maxLength(200)),
  language: v.picklist(letterLanguages),
  type: v.picklist(letterTypes),
  addressee: Addressee,
  lead: Signatory,
  subject: text(500),
  earlier: text(2000),
  people: v.pipe(v.array(LetterPerson), v.maxLength(100)),
  facts: v.pipe(v.array(FactParagraph), v.maxLength(200)),
  concern: text(8000),
  standards: v.pipe(v.array(StandardId), v.maxLength(50)),
  questions: v.pipe(v.array(Question), v.maxLength(50)),
  interimMeasures: text(4000),
  mayFollowPress: v.boolean(),
  copiesTo: text(500),
  signBy: v.optional(v.nullable(Moment), null),
  invitations: v.optional(v.pipe(v.array(Invitation), v.maxLength(70)), []),
  recusals: v.optional(v.pipe(v.array(Recusal), v.maxLength(70)), []),
  consolidated: v.optional(v.nullable(Consolidated), null),
  cleared: v.optional(v.nullable(Cleared), null),
  sent: v.optional(v.nullable(Sent), null),
  publicationClock: v.optional(v.pipe(v.array(ClockEntry), v.maxLength(200)), []),
  reminders: v.optional(v.pipe(v.array(Reminder), v.maxLength(50)), []),
  published: v.optional(v.nullable(Published), null),
  outcomes: v.optional(v.pipe(v.array(VictimOutcome), v.maxLength(500)), []),
  pressReleases: v.optional(v.pipe(v.array(PressRelease), v.maxLength(50)), []),
});
export type Communication = v.InferOutput<typeof Communication>;

/** `OTH` stands for every addressee that is no State. */
export function addresseeCode({ addressee }: Pick<Communication, "addressee">): string {
  return addressee.kind === "state" && addressee.iso3 !== null ? addressee.iso3 : "OTH";
}
