import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { labels } from "#platform/rules/label.ts";
import { clockStates } from "#warning/model/clocks.ts";
import { api } from "#ui/api.ts";

const Clock = v.object({ state: v.picklist(clockStates), dueAt: v.nullable(v.string()), at: v.nullable(v.string()) });
export type WatchClock = v.InferOutput<typeof Clock>;

const WatchedAlert = v.object({
  id: v.string(),
  number: v.nullable(v.string()),
  state: v.string(),
  title: v.string(),
  label: v.picklist(labels),
  form: v.string(),
  clocks: v.object({ acknowledge: Clock, decide: Clock, act: Clock, "report-back": Clock }),
  /** Null where the answers are kept from the viewer. */
  addressees: v.nullable(v.number()),
  acknowledged: v.number(),
  answered: v.number(),
  mailFailed: v.number(),
});
export type WatchedAlert = v.InferOutput<typeof WatchedAlert>;

const DueRecord = v.object({ id: v.string(), kind: v.string(), title: v.string(), state: v.string(), number: v.nullable(v.string()), dueAt: v.string(), label: v.picklist(labels), path: v.optional(v.string()), asks: v.optional(v.literal("what-happened")) });
export type DueRecord = v.InferOutput<typeof DueRecord>;

const Foreseen = v.object({ what: v.string(), when: v.string(), lastDay: v.string(), situation: v.object({ id: v.string(), title: v.string(), state: v.string(), label: v.picklist(labels) }) });
export type Foreseen = v.InferOutput<typeof Foreseen>;

const WaitingLowering = v.object({ id: v.string(), kind: v.string(), title: v.string(), number: v.nullable(v.string()), label: v.picklist(labels), to: v.picklist(labels), askedAt: v.string(), path: v.optional(v.string()) });
export type WaitingLowering = v.InferOutput<typeof WaitingLowering>;

const ChangedRecord = v.object({ id: v.string(), kind: v.string(), title: v.string(), state: v.string(), number: v.nullable(v.string()), label: v.picklist(labels), changedAt: v.string(), changedByName: v.nullable(v.string()), path: v.optional(v.string()) });
export type ChangedRecord = v.InferOutput<typeof ChangedRecord>;

const Watch = v.object({
  changed: v.array(ChangedRecord),
  due: v.array(DueRecord),
  lowerings: v.array(WaitingLowering),
  foreseen: v.array(Foreseen),
  alerts: v.array(WatchedAlert),
  /** Read by the section that shows them, which is not waited for. */
  signals: v.array(v.unknown()),
  signalCount: v.number(),
  medianHours: v.nullable(v.number()),
  observedAlerts: v.number(),
  horizonDays: v.number(),
  now: v.string(),
});
export type Watch = v.InferOutput<typeof Watch>;

export const watchQuery = queryOptions({ queryKey: ["watch"], queryFn: () => api.get("/api/watch", undefined, Watch) });
