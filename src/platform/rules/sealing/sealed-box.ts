import * as v from "valibot";

const Key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** How an age file begins, as base64url: 21 signs are exactly 28. What is plain text has no place where a box is kept. */
const ageStart = "YWdlLWVuY3J5cHRpb24ub3JnL3Yx";
/** Sixty-four KiB under the keys of a hundred readers. */
const mostLetters = 400_000;

/**
 * What a record carries in place of words that only its readers' browsers may see (D1): the box, the signing keys of those it is sealed to, of whom wrote it, and the
 * version of the record for which it was sealed. Nothing here opens it, so that whoever only lists records need not load what does.
 */
export const sealedBox = {
  sealed: v.pipe(v.string(), v.maxLength(mostLetters), v.regex(new RegExp(`^${ageStart}[\\w-]+$`), "platform.box-plain-invalid")),
  keyIds: v.pipe(v.array(Key), v.minLength(1), v.maxLength(100)),
  signer: Key,
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
};
const SealedBox = v.object(sealedBox);
export type SealedBox = v.InferOutput<typeof SealedBox>;
