import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { refuse } from "#platform/refusal.ts";
import { mayDecidePair, type SuggestPair } from "../model/event-pair.ts";
import { addSuggestion } from "../store/event-pairs.ts";
import { eventsById } from "../store/event-rows.ts";

/** Sets two events side by side for people to decide about, also two of one data set. Where they stand side by side already, nothing is added. */
export async function suggestPair(db: Db, ctx: Context, { one, other }: SuggestPair): Promise<string> {
  const events = await eventsById(db, [one, other]);
  const [first, second] = [events.get(one) ?? refuse("information.event-not-found"), events.get(other) ?? refuse("information.event-not-found")];
  if (first.id === second.id) refuse("information.event-pair-of-one-event");
  if (first.compartmentId !== second.compartmentId) refuse("information.event-pair-of-two-offices");
  if (!mayDecidePair(ctx.viewer, first.compartmentId)) refuse("platform.not-for-your-role");
  const { id, isNew } = await addSuggestion(db, [one, other], ctx.viewer.userId, ctx.now.toISOString());
  if (isNew) await recordEntry(db, { actorId: ctx.viewer.userId, event: "information.event-pair-suggested", recordId: id, compartmentId: first.compartmentId });
  return id;
}
