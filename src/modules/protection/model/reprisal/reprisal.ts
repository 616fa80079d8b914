import * as v from "valibot";
import { Day, Id, LanguageTag, Moment, said, text } from "#assessment/model/text.ts";
import { PartialDate } from "#platform/rules/edtf.ts";
import { Label } from "#platform/rules/label.ts";
import { CountRange } from "#platform/rules/range.ts";
import { CasePerson } from "../case/case.ts";
import { consentAnswers, consentGivers, consentWays } from "../case/consent.ts";
import { Key } from "../case/key.ts";
import { ViolationTypeId } from "../violation-types.ts";

export const cooperations = ["submission", "meeting", "visit", "session", "statement", "accreditation"] as const;
/** An act against somebody, or people who stay away because they are afraid: the two are counted apart. */
export const reprisalForms = ["act", "chilling-effect"] as const;
export const reprisalActions = ["quiet", "letter", "meeting", "presidency", "press", "report"] as const;
export const manners = ["private", "public"] as const;
export const agreements = ["act", "be-named"] as const;
export type Agreement = (typeof agreements)[number];
/** When it is asked how things stand, in months after the action. A setting: suggested by the reference, to be confirmed. */
export const followUpMonths = ["3", "6", "12"] as const;
export const standings = ["ended", "better", "unchanged", "worse", "not-known"] as const;
export const endings = ["no-link", "person-agrees", "unreachable"] as const;

/** Under a code. A name stands here only as far as the person agreed that it is told, and is empty until then. */
export const ReprisalPerson = v.strictObject({ key: Key, code: CasePerson.entries.code, kind: CasePerson.entries.kind, number: v.optional(v.nullable(CountRange), null), nameForReport: text(300) });
export type ReprisalPerson = v.InferOutput<typeof ReprisalPerson>;

export const AgreementInput = v.strictObject({
  personKey: Key, purpose: v.picklist(agreements), answer: v.picklist(consentAnswers), on: Day, how: v.picklist(consentWays), askedBy: said(200, "protection.consent-asker-missing"), givenBy: v.picklist(consentGivers), note: text(2000),
});
export const AgreementAnswer = v.strictObject({ ...AgreementInput.entries, recordedBy: Id, recordedAt: Moment });
export type AgreementAnswer = v.InferOutput<typeof AgreementAnswer>;

export const ActInput = v.strictObject({ manner: v.picklist(manners), actions: v.pipe(v.array(v.picklist(reprisalActions)), v.minLength(1, "protection.reprisal-action-missing"), v.maxLength(6)), chosenWith: said(500, "protection.chosen-with-missing"), note: text(4000) });
export const CommunicateInput = v.strictObject({ on: Day, how: v.picklist(["letter", "meeting"]), reference: text(300), note: text(2000) });
export const ReportInput = v.strictObject({ year: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)) });
export const FollowUpInput = v.strictObject({ after: v.picklist(followUpMonths), on: Day, standing: v.picklist(standings), note: text(4000) });
export const EndInput = v.strictObject({ ending: v.picklist(["person-agrees", "unreachable"]), how: said(1000, "protection.ending-missing-words") });
const kept = { recordedBy: Id, recordedAt: Moment };

/** An act of intimidation or reprisal for cooperating, having cooperated or seeking to cooperate with the United Nations (HRC 12/2, 24/24, 36/21). */
export const Reprisal = v.strictObject({
  label: Label,
  situationId: v.optional(Id),
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.reprisal-title-missing"), v.maxLength(200)),
  language: LanguageTag,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "protection.country-missing")),
  form: v.picklist(reprisalForms),
  people: v.pipe(v.array(ReprisalPerson), v.maxLength(100)),
  cooperation: v.picklist(cooperations),
  cooperatedOn: v.nullable(PartialDate),
  exposureId: v.nullable(Id),
  caseId: v.nullable(Id),
  /** What shows that the one followed from the other. */
  linkEvidence: text(4000),
  act: v.nullable(ViolationTypeId),
  when: v.nullable(PartialDate),
  place: text(300),
  author: text(300),
  what: text(8000),
  stateReply: text(8000),
  stateRepliedOn: v.nullable(Day),
  /** Colleagues of the office who work on this file: they read it, and take the steps of their role. */
  team: v.pipe(v.array(Id), v.maxLength(20)),
  agreements: v.optional(v.pipe(v.array(AgreementAnswer), v.maxLength(1000)), []),
  actions: v.optional(v.pipe(v.array(v.strictObject({ ...ActInput.entries, ...kept })), v.maxLength(50)), []),
  communications: v.optional(v.pipe(v.array(v.strictObject({ ...CommunicateInput.entries, ...kept })), v.maxLength(50)), []),
  report: v.optional(v.nullable(v.strictObject({ ...ReportInput.entries, ...kept })), null),
  followUps: v.optional(v.pipe(v.array(v.strictObject({ ...FollowUpInput.entries, ...kept })), v.maxLength(50)), []),
  end: v.optional(v.nullable(v.strictObject({ ending: v.picklist(endings), how: text(2000), ...kept })), null),
});
export type Reprisal = v.InferOutput<typeof Reprisal>;

/** What one person agreed to as it stands: the latest answer counts, and whoever was never asked has not agreed. */
export function agreed({ agreements: answers }: Pick<Reprisal, "agreements">, personKey: string, purpose: Agreement): AgreementAnswer["answer"] {
  const said = answers.filter((one) => one.personKey === personKey && one.purpose === purpose);
  return said.toSorted((one, other) => one.on.localeCompare(other.on)).at(-1)?.answer ?? "not-asked";
}
