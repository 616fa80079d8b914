import * as v from "valibot";
import { LanguageTag, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";
import { ContactRule } from "./contact-rules.ts";

/** The five kinds of partner of the mandate (3.1), told apart as far as who may be granted what differs. */
export const partnerKinds = ["defender", "civil-society", "university", "expert", "mandate", "un-office", "regional-mechanism", "state-authority", "other"] as const;
/** Those whose addresses stand in public. */
export const institutions: readonly string[] = ["mandate", "un-office", "regional-mechanism", "state-authority"] satisfies readonly (typeof partnerKinds)[number][];
/** Regional mechanisms with which experience is shared and methods are compared. */
export const mechanisms = ["ACHPR", "IACHR", "CoE", "EU", "OSCE-ODIHR", "AICHR", "Arab-Committee", "other"] as const;
export const listings = ["not-asked", "yes", "no"] as const;

/** Somebody the mandate works with, and how they are reached without harm. */
export const Partner = v.strictObject({
  label: Label,
  /** A name or a pseudonym: what this office calls them. */
  name: v.pipe(v.string(), v.trim(), v.minLength(2, "protection.partner-name-missing"), v.maxLength(200)),
  partnerKind: v.picklist(partnerKinds),
  mechanism: v.nullable(v.picklist(mechanisms)),
  organisation: text(300),
  countries: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))), v.maxLength(60)),
  languages: v.pipe(v.array(LanguageTag), v.maxLength(20)),
  topics: text(2000),
  /** The clock by which the hours of the rules are read, as in the tz database. */
  zone: v.pipe(v.string(), v.check((zone) => zone === "" || isZone(zone), "protection.zone-unknown")),
  rules: v.pipe(v.array(ContactRule), v.maxLength(20)),
  /** Who may reach them, and who must never: a colleague's nationality, a person they were betrayed by. */
  contactBy: text(500),
  neverBy: text(500),
  /** Whether they may stand on a list that others of the office print. */
  listing: v.picklist(listings),
});
export type Partner = v.InferOutput<typeof Partner>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
