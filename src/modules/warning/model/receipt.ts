import * as v from "valibot";
import { Id, Moment, text } from "#assessment/model/text.ts";

export const responses = ["act", "partly-act", "note", "decline", "later", "no-answer"] as const;
export const Response = v.picklist(responses);
export type Response = v.InferOutput<typeof Response>;

const maybe = v.optional(v.nullable(Moment), null);

/** What one addressee did with one alert. One row per addressee; the history of the row is in the ledger. */
export const Receipt = v.strictObject({
  alertId: Id,
  addresseeKey: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  sentAt: maybe,
  deliveredAt: maybe,
  acknowledgedAt: maybe,
  response: v.optional(v.nullable(Response), null),
  respondedAt: maybe,
  reason: text(4000),
  laterUntil: maybe,
  firstActionAt: maybe,
  reportedBackAt: maybe,
});
export type Receipt = v.InferOutput<typeof Receipt>;
