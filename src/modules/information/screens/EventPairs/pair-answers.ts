import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { EventDifference, PairReason, pairStates, pairVerdicts } from "../../model/event-pair.ts";
import { ListedEvent } from "../listed-event.ts";

const text = v.nullable(v.string());
const PairedEvent = v.object({ ...ListedEvent.entries, language: v.string(), sourceHeadline: text, sourceArticle: text, sourceOffice: text });
export type PairedEvent = v.InferOutput<typeof PairedEvent>;

const KeptDecision = v.object({ ordinal: v.number(), verdict: v.picklist([...pairVerdicts, "withdrawn"]), reason: v.string(), by: text, at: v.string() });

export const EventPair = v.object({
  id: v.string(),
  probability: v.nullable(v.number()),
  reasons: v.array(PairReason),
  modelVersion: text,
  matchedAt: v.string(),
  lostAt: text,
  state: v.picklist(pairStates),
  decision: v.nullable(KeptDecision),
  mayDecide: v.boolean(),
  one: PairedEvent,
  other: PairedEvent,
  differences: v.array(EventDifference),
});
export type EventPair = v.InferOutput<typeof EventPair>;

const ReadPair = v.object({ ...EventPair.entries, decisions: v.array(KeptDecision) });

export const Contradictions = v.object({ items: v.array(v.object({ different: EventPair, same: v.array(EventPair) })) });

/** How many decisions about it whoever looks at a pair has seen. */
export function seenOf({ decision }: Pick<EventPair, "decision">): number {
  return decision?.ordinal ?? 0;
}

export const pairTopic = "information.event-pair";

export function pairQuery(id: string) {
  return queryOptions({ queryKey: [pairTopic, id], queryFn: () => api.get(`/api/event-pairs/${id}`, undefined, ReadPair) });
}
