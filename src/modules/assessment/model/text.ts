import * as v from "valibot";

/** What a person writes, trimmed and never endless; a missing text is an empty one, so that a draft can be saved at any moment. */
export function text(maxLength: number) {
  return v.optional(v.pipe(v.string(), v.trim(), v.maxLength(maxLength)), "");
}

/** A text that must say something, with the refusal that tells what is missing. */
export function said(maxLength: number, refusal: string) {
  return v.pipe(v.string(), v.trim(), v.minLength(1, refusal), v.maxLength(maxLength));
}

export const Id = v.pipe(v.string(), v.uuid());
/** A moment with its zone: deadlines and receipts are compared, and a moment without a zone cannot be. */
export const Moment = v.pipe(v.string(), v.isoTimestamp());
export const Day = v.pipe(v.string(), v.isoDate());
/** Language of the written texts as BCP 47, for search, for screen readers and for the direction of the letters. */
export const LanguageTag = v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(20)), "en");

export function isBlank(written: string): boolean {
  return written.trim() === "";
}
