import * as v from "valibot";
import { Id, Moment, said, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";
import { Key } from "../case/key.ts";
import { letterLanguages, letterTypes, LetterPerson, standardQuestions } from "../communication/communication.ts";
import { Signatory } from "../communication/signature.ts";

/**
 * The public version of a letter: another document from the same facts. People stand in it as `{CODE}` to the end, so that who may be named is
 * decided when it is published, and again whenever somebody takes back their word.
 */
export const Publication = v.strictObject({
  label: Label,
  communicationId: Id,
  caseId: Id,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.publication-title-missing"), v.maxLength(200)),
  language: v.picklist(letterLanguages),
  people: v.pipe(v.array(LetterPerson), v.maxLength(100)),
  subject: text(500),
  facts: v.pipe(v.array(v.strictObject({ key: Key, text: said(4000, "protection.fact-text-missing") })), v.maxLength(200)),
  concern: text(8000),
  questions: v.pipe(v.array(v.strictObject({ key: Key, standard: v.nullable(v.picklist(standardQuestions)), text: text(2000) })), v.maxLength(50)),
  /** What of a reply is told to the public, in words that somebody looked at. A reply without an entry is only named. */
  replies: v.pipe(v.array(v.strictObject({ replyId: Id, text: text(20_000) })), v.maxLength(50)),
});
export type Publication = v.InferOutput<typeof Publication>;

/** All that anybody reads of a letter without an account, and nothing else. */
export const PublicLetter = v.strictObject({
  reference: v.string(),
  type: v.picklist(letterTypes),
  addressee: v.string(),
  addresseeName: v.string(),
  sentOn: v.string(),
  language: v.picklist(letterLanguages),
  title: v.string(),
  signatories: v.array(Signatory),
  subject: v.string(),
  facts: v.array(v.string()),
  concern: v.string(),
  questions: v.array(v.string()),
});
export type PublicLetter = v.InferOutput<typeof PublicLetter>;

/** A public version as the public would read it today. */
export const AsPublic = v.object({ letter: PublicLetter, replies: v.array(v.object({ replyId: Id, text: v.string() })) });

export const PublicReply = v.strictObject({ replyId: Id, receivedAt: Moment, form: v.string(), isLate: v.boolean(), isConfidential: v.boolean(), text: v.string() });
export type PublicReply = v.InferOutput<typeof PublicReply>;
