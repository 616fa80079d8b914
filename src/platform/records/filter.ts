import type { RawBuilder } from "kysely";
import * as v from "valibot";
import { WholeNumber } from "../whole-number.ts";

/** Filters shared by every list of records; the screen keeps them in its address under the same names. */
export const RecordFilter = v.strictObject({
  situation: v.optional(v.pipe(v.string(), v.uuid())),
  compartment: v.optional(v.pipe(v.string(), v.uuid())),
  state: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** Words in any of the six languages; names are also found by other spellings and by sound. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  linked: v.optional(v.pipe(v.string(), v.uuid())),
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(WholeNumber(1, 200), "50"),
});
export type RecordFilter = v.InferOutput<typeof RecordFilter>;

/** Conditions of a kind's own filter on `record.head as head`, and those that hold for its exact hits, which come first. */
export type ListConditions = { readonly conditions: readonly RawBuilder<unknown>[]; readonly nearest: readonly RawBuilder<unknown>[] };
