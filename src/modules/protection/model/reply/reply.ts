import * as v from "valibot";
import { Id, LanguageTag, Moment, said, text } from "#assessment/model/text.ts";
import { Attachments } from "#platform/rules/attachment.ts";
import { Label } from "#platform/rules/label.ts";
import { Key } from "../case/key.ts";
import { letterLanguages } from "../communication/communication.ts";

export const replyForms = ["substantive", "acknowledgement", "request-for-more-time", "in-translation", "immaterial"] as const;
/** How an allegation was answered. An allegation that the reply passes over has no reply, whatever else the reply says. */
export const evaluations = ["violation-addressed", "largely-satisfactory", "cooperative-incomplete", "rejected-without-substantiation", "rejected-with-substantiation", "acknowledged-only", "no-reply"] as const;

export const Translation = v.strictObject({ language: v.picklist(letterLanguages), text: said(20_000, "protection.translation-missing"), by: said(200, "protection.translator-missing") });
export const Evaluation = v.strictObject({ factKey: Key, category: v.picklist(evaluations), note: text(2000) });
export type Evaluation = v.InferOutput<typeof Evaluation>;

/** What a State or another actor answered to one letter. */
export const Reply = v.strictObject({
  label: Label,
  communicationId: Id,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.reply-title-missing"), v.maxLength(200)),
  from: text(300),
  receivedAt: Moment,
  form: v.picklist(replyForms),
  language: LanguageTag,
  /** Asked for by whoever answered: then the public learns only that there is a reply. */
  isConfidential: v.boolean(),
  text: text(20_000),
  /** What came with it. Neither the register nor anything else that the public sees says that there are any. */
  attachments: Attachments,
  isLate: v.optional(v.nullable(v.boolean()), null),
  translation: v.optional(v.nullable(Translation), null),
  evaluations: v.optional(v.pipe(v.array(Evaluation), v.maxLength(200)), []),
});
export type Reply = v.InferOutput<typeof Reply>;
