import * as v from "valibot";
import { Day, Id, LanguageTag, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";
import { Key } from "../case/key.ts";
import { contactWays } from "../partner/contact-rules.ts";

/** What stands on the one timeline with partners: meetings of every sort, and what is done together with a regional mechanism. */
export const exchangeKinds = ["appointment", "consultation", "conference", "training", "regional-meeting", "experience-shared", "method-compared", "joint-objective", "joint-action", "joint-statement", "referral"] as const;

export const needStates = ["raised", "in-hand", "met", "cannot-be-met"] as const;
/** What a partner said they need, and what was done about it. */
export const Need = v.strictObject({ key: Key, what: text(1000), state: v.picklist(needStates), done: text(2000) });
export type Need = v.InferOutput<typeof Need>;

export const Exchange = v.strictObject({
  label: Label,
  situationId: v.optional(Id),
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.exchange-title-missing"), v.maxLength(200)),
  language: LanguageTag,
  exchangeKind: v.picklist(exchangeKinds),
  partners: v.pipe(v.array(Id), v.minLength(1, "protection.exchange-partner-missing"), v.maxLength(50)),
  on: v.nullable(Day),
  /** Hour at the partner's place. */
  at: v.nullable(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "protection.clock-time-invalid"))),
  way: v.picklist(contactWays),
  place: text(300),
  topics: text(2000),
  account: text(8000),
  needs: v.pipe(v.array(Need), v.maxLength(50)),
  followUpOn: v.nullable(Day),
  /** Of a referral: the case, the people in it, the tool that is asked for, and what other procedures have it before them. */
  caseId: v.nullable(Id),
  people: v.pipe(v.array(Key), v.maxLength(100)),
  tool: text(500),
  otherProcedures: text(1000),
  answer: text(4000),
});
export type Exchange = v.InferOutput<typeof Exchange>;
