import * as v from "valibot";
import { Day, Id, LanguageTag, Moment, said, text } from "#assessment/model/text.ts";
import { PartialDate } from "#platform/rules/edtf.ts";
import { Label } from "#platform/rules/label.ts";
import { CasePerson } from "../case/case.ts";
import { Key } from "../case/key.ts";
import { ViolationTypeId } from "../violation-types.ts";

/** In which way somebody came into contact with the United Nations. */
export const exposureWays = ["met", "spoke", "submitted", "accredited"] as const;
export const checkInOutcomes = ["well", "worried", "harmed", "not-reached"] as const;
export const becauseAnswers = ["yes", "no", "cannot-say"] as const;
export type BecauseAnswer = (typeof becauseAnswers)[number];

export const CheckInInput = v.strictObject({ checkInKey: Key, on: Day, outcome: v.picklist(checkInOutcomes), note: text(2000) });
/** The question is asked with the harm, and its answer has a reason: silence is no answer. */
const because = { answer: v.picklist(becauseAnswers), because: said(2000, "protection.because-reason-missing") };
export const HarmInput = v.strictObject({ when: v.nullable(PartialDate), act: ViolationTypeId, what: said(4000, "protection.harm-missing-words"), source: said(500, "protection.evidence-source-missing"), ...because });
export const AnswerAgainInput = v.strictObject({ harmKey: Key, ...because });
export const TakeOverInput = v.strictObject({ harmKey: Key });

const Answer = v.strictObject({ ...because, by: Id, at: Moment });
const { answer: _answer, because: _because, ...told } = HarmInput.entries;
/** Harm that came later. Answers are added and never changed: the latest counts, what was said before stays. */
export const Harm = v.strictObject({ key: Key, ...told, recordedBy: Id, recordedAt: Moment, answers: v.pipe(v.array(Answer), v.minLength(1), v.maxLength(50)), takenOver: v.nullable(v.strictObject({ by: Id, at: Moment })) });
export type Harm = v.InferOutput<typeof Harm>;
const CheckIn = v.strictObject({ key: Key, dueOn: Day });
const Contact = v.strictObject({ ...CheckInInput.entries, recordedBy: Id, recordedAt: Moment });

/** That somebody was seen or heard with the United Nations: from then on it is asked how they are. Under a code, like in a case. */
export const Exposure = v.strictObject({
  label: Label,
  situationId: v.optional(Id),
  language: LanguageTag,
  code: CasePerson.entries.code,
  kind: CasePerson.entries.kind,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "protection.country-missing")),
  way: v.picklist(exposureWays),
  on: Day,
  /** At what, without the name of anybody: a session, a meeting, an office. */
  occasion: text(500),
  visitId: v.nullable(Id),
  meetingKey: v.nullable(Key),
  submissionId: v.nullable(Id),
  caseId: v.nullable(Id),
  personKey: v.nullable(Key),
  /** How the person can be asked without harm: never by telephone, only after dark. */
  safeContact: text(1000),
  checkIns: v.pipe(v.array(CheckIn), v.maxLength(20)),
  contacts: v.optional(v.pipe(v.array(Contact), v.maxLength(200)), []),
  harms: v.optional(v.pipe(v.array(Harm), v.maxLength(100)), []),
});
export type Exposure = v.InferOutput<typeof Exposure>;

/** What is said now to be the reason of a harm. */
export function standingAnswer({ answers }: Pick<Harm, "answers">): BecauseAnswer {
  return answers.at(-1)?.answer ?? "cannot-say";
}
