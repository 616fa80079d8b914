import * as v from "valibot";
import { PartialDate } from "./edtf.ts";

/**
 * One fact of a record as a partner receives it. A kind names the facts it may give away one by one, so that what is added to it
 * later stays inside: no names of colleagues, no notes, no sources (S23).
 */
export const SharedFact = v.variant("is", [
  v.strictObject({ is: v.literal("text"), name: v.string(), lines: v.array(v.string()) }),
  v.strictObject({ is: v.literal("date"), name: v.string(), date: v.nullable(PartialDate) }),
  /** Keys of the catalogue, such as `information.concern-level.3`. */
  v.strictObject({ is: v.literal("words"), name: v.string(), keys: v.array(v.string()) }),
  /** Names by language, English at least. */
  v.strictObject({ is: v.literal("names"), name: v.string(), names: v.array(v.record(v.string(), v.string())) }),
]);
export type SharedFact = v.InferOutput<typeof SharedFact>;

/** Longest time a partner may keep seeing what was shared with it, in days (S23). */
export const longestShareDays = 180;
