import * as v from "valibot";
import { Id, LanguageTag, Moment, said, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";
import { Claim } from "./claim.ts";
import { addresseeKinds, formNames } from "./forms.ts";
import { PublicNotice } from "./public-notice.ts";

/** How long until the harm is expected, and how long a measure needs before it works: one scale, so that they can be compared. */
export const timeSpans = ["hours", "days", "weeks", "months", "years"] as const;
export type TimeSpan = (typeof timeSpans)[number];
export const channels = ["mail", "personal-page", "paper", "telephone", "meeting", "publication"] as const;

const AddresseeKey = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
export const Addressee = v.strictObject({
  key: AddresseeKey,
  name: said(300, "warning.addressee-unnamed"),
  kind: v.picklist(addresseeKinds),
  /** The person or organisation in the register of partners. */
  contactId: v.optional(v.nullable(Id), null),
  channel: v.picklist(channels),
  label: Label,
});
export type Addressee = v.InferOutput<typeof Addressee>;

export const Option = v.strictObject({
  text: said(1500, "warning.option-empty"),
  pros: text(1500),
  cons: text(1500),
  risks: text(1500),
  coercive: v.boolean(),
  leadTime: v.nullable(v.picklist(timeSpans)),
});

export const Deadlines = v.strictObject({
  acknowledgeBy: v.nullable(Moment),
  respondBy: v.nullable(Moment),
  actBy: v.nullable(Moment),
  reportBackBy: v.nullable(Moment),
});
export type Deadlines = v.InferOutput<typeof Deadlines>;

const Section = v.strictObject({ key: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)), text: text(6000) });
/** Kept by steps, never by hand: submitting clears them. */
const StepMark = v.strictObject({ by: Id, at: Moment });

export const Alert = v.strictObject({
  label: Label,
  situationId: Id,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "warning.title-missing"), v.maxLength(300)),
  language: LanguageTag,
  form: v.picklist(formNames),
  assessmentId: v.nullable(Id),
  flashJustification: v.nullable(text(4000)),
  keyJudgement: text(3000),
  populations: v.pipe(v.array(said(300, "warning.population-unnamed")), v.maxLength(50)),
  timeAvailable: v.nullable(v.picklist([...timeSpans, "unknown"])),
  claim: v.optional(v.nullable(Claim), null),
  sections: v.optional(v.pipe(v.array(Section), v.maxLength(12)), []),
  asks: v.optional(v.pipe(v.array(v.strictObject({ addresseeKey: AddresseeKey, ask: said(2000, "warning.ask-empty") })), v.maxLength(1000)), []),
  options: v.optional(v.pipe(v.array(Option), v.maxLength(20)), []),
  addressees: v.pipe(
    v.array(Addressee),
    v.maxLength(1000),
    v.check((all) => new Set(all.map((one) => one.key)).size === all.length, "warning.addressee-twice"),
  ),
  deadlines: Deadlines,
  /** Said by the drafter: what its evidence holds above its own label was taken out. */
  redacted: v.optional(v.boolean(), false),
  embargoUntil: v.optional(v.nullable(Moment), null),
  publicNotice: v.optional(v.nullable(PublicNotice), null),
  secondReading: v.optional(v.nullable(StepMark), null),
  /** Who cleared it and when; the four clocks start here. */
  cleared: v.optional(v.nullable(StepMark), null),
  corrections: v.optional(v.pipe(v.array(v.strictObject({ by: Id, at: Moment, what: text(2000) })), v.maxLength(50)), []),
  outcomeReviewId: v.optional(v.nullable(Id), null),
});
export type Alert = v.InferOutput<typeof Alert>;
