import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import { exchangeKinds } from "./exchange.ts";
import { exchangeStates } from "./exchange-kind.ts";

/** One entry of the timeline with a partner, and how many of the needs that were raised in it still wait. */
export const TimelineEntry = v.object({
  id: v.string(), state: v.picklist(exchangeStates), label: Label, exchangeKind: v.picklist(exchangeKinds), title: v.string(), on: v.nullable(v.string()), openNeeds: v.number(), needs: v.number(),
});
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>;
export const Timeline = v.object({ items: v.array(TimelineEntry) });
