import * as v from "valibot";
import { text } from "#assessment/model/text.ts";
import { Key } from "../case/key.ts";

/** How somebody is reached. */
export const contactWays = ["in-person", "secure-message", "telephone", "e-mail", "online-meeting", "post", "through-somebody"] as const;
export type ContactWay = (typeof contactWays)[number];
export const contactRisks = ["unknown", "low", "medium", "high"] as const;
export const contactAnswers = ["may", "never"] as const;

const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "protection.clock-time-invalid"));

/** What a partner said about one way of being reached: never, or when; how dangerous it is; the number or address where there is one. */
export const ContactRule = v.strictObject({
  key: Key,
  way: v.picklist(contactWays),
  answer: v.picklist(contactAnswers),
  /** Hours at the partner's place between which it is safe; null: no limit. From 18:00 to 08:00 runs over midnight. */
  from: v.nullable(Clock),
  until: v.nullable(Clock),
  risk: v.picklist(contactRisks),
  address: text(300),
  note: text(1000),
});
export type ContactRule = v.InferOutput<typeof ContactRule>;

export type Contacting = { readonly way: ContactWay; /** Hour at the partner's place, HH:MM; null: not said. */ readonly at: string | null };

/**
 * Why a contact in this way at this hour would break what the partner said. Of a way nobody spoke about nothing is known, so nothing holds against it; an hour that is not
 * said cannot be known to be safe where only some hours are.
 */
export function whyNotContact(rules: readonly ContactRule[], { way, at }: Contacting): "protection.contact-never" | "protection.contact-hour-missing" | "protection.contact-outside-hours" | undefined {
  const said = rules.filter((one) => one.way === way);
  if (said.some(({ answer }) => answer === "never")) return "protection.contact-never";
  const limited = said.filter(({ from, until }) => from !== null || until !== null);
  if (limited.length === 0) return undefined;
  if (at === null) return "protection.contact-hour-missing";
  return limited.some((rule) => isWithinHours(rule, at)) ? undefined : "protection.contact-outside-hours";
}

/** The first minute is within, the last is not: from 08:00 until 18:00 and from 18:00 until 08:00 share no minute and leave none out. */
export function isWithinHours({ from, until }: Pick<ContactRule, "from" | "until">, at: string): boolean {
  const [start, end] = [from ?? "00:00", until ?? "24:00"];
  return start < end ? start <= at && at < end : start === end || at >= start || at < end;
}
