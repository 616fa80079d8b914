import * as v from "valibot";
import { Day, Id, Moment, said, text } from "#assessment/model/text.ts";
import { Key } from "./key.ts";

/** What may be done with what somebody told, each asked for apart: the letters (a) to (e) of the procedure. */
export const consentPurposes = ["raise", "name-to-state", "name-in-public", "share", "contact"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentAnswers = ["yes", "no", "not-asked", "unreachable"] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];
/** Of what: of everything, or of one thing where it matters. */
export const consentElements = ["whole", "name", "image", "voice", "testimony", "place"] as const;
export type ConsentElement = (typeof consentElements)[number];
export const consentWays = ["in-person", "secure-message", "in-submission", "telephone", "through-family", "through-lawyer", "other"] as const;
export const consentGivers = ["self", "family", "lawyer", "guardian", "representative"] as const;

const asked = {
  personKey: Key,
  purpose: v.picklist(consentPurposes),
  element: v.picklist(consentElements),
  /** A code of a State or a name; empty for whomever the purpose means. */
  recipient: text(200),
  answer: v.picklist(consentAnswers),
  on: Day,
  how: v.picklist(consentWays),
  askedBy: said(200, "protection.consent-asker-missing"),
  givenBy: v.picklist(consentGivers),
  note: text(2000),
};

export const RecordConsentInput = v.strictObject(asked);
export const WithdrawConsentInput = v.strictObject({
  personKey: Key,
  /** Empty: everything. */
  purposes: v.pipe(v.array(v.picklist(consentPurposes)), v.maxLength(5)),
  on: Day,
  how: v.picklist(consentWays),
  askedBy: said(200, "protection.consent-asker-missing"),
  givenBy: v.picklist(consentGivers),
});

/** One answer. Answers are added and never changed: the latest counts, and what was said before stays. */
export const Consent = v.strictObject({ ...asked, isWithdrawal: v.boolean(), recordedBy: Id, recordedAt: Moment });
export type Consent = v.InferOutput<typeof Consent>;

type Asked = { readonly personKey: string; readonly purpose: ConsentPurpose; readonly element?: ConsentElement; readonly recipients?: readonly string[] };
export type Standing = { readonly answer: ConsentAnswer; readonly on: string | null };

/** The word of a person on one purpose as it stands. Whoever was never asked has not agreed. */
export function standingConsent(consents: readonly Consent[], { personKey, purpose, element = "whole", recipients = [] }: Asked): Standing {
  const wanted = new Set(recipients.map(plain));
  const said = consents.filter((one) => one.personKey === personKey && one.purpose === purpose && (one.element === "whole" || one.element === element));
  const forAll = latest(said.filter((one) => one.recipient === ""));
  const forThese = latest(said.filter((one) => one.recipient !== "" && wanted.has(plain(one.recipient))));
  // What was said of this recipient goes before what was said of all, except a no that came later.
  const standing = forThese === undefined || (forAll !== undefined && forAll.answer !== "yes" && isLater(forAll, forThese)) ? forAll : forThese;
  return standing === undefined ? { answer: "not-asked", on: null } : { answer: standing.answer, on: standing.on };
}

/** Whether the person agreed for at least one recipient. */
export function agreedForSomebody(consents: readonly Consent[], personKey: string, purpose: ConsentPurpose): boolean {
  const named = consents.filter((one) => one.personKey === personKey).map((one) => one.recipient);
  return [...new Set(["", ...named])].some((recipient) => standingConsent(consents, { personKey, purpose, recipients: [recipient] }).answer === "yes");
}

/** Months after which an answer is asked for again before anything is published. */
export const consentMonths = 6;

export function isStale(on: string, now: string): boolean {
  const day = new Date(`${on}T00:00:00Z`);
  const length = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + consentMonths + 1, 0)).getUTCDate();
  const until = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + consentMonths, Math.min(day.getUTCDate(), length));
  return Date.parse(now) >= until + 86_400_000;
}

function latest(consents: readonly Consent[]): Consent | undefined {
  return consents.reduce<Consent | undefined>((found, one) => (found === undefined || !isLater(found, one) ? one : found), undefined);
}

/** Of two answers of one day the one that was recorded later counts. */
function isLater(one: Consent, other: Consent): boolean {
  return one.on === other.on ? Date.parse(one.recordedAt) > Date.parse(other.recordedAt) : one.on > other.on;
}

function plain(recipient: string): string {
  return recipient.normalize("NFC").trim().toLowerCase();
}
