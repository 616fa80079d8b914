import * as v from "valibot";

export const Job = v.object({
  id: v.string(),
  task: v.string(),
  state: v.picklist(["queued", "running", "done", "failed", "cancelled"]),
  done: v.number(),
  total: v.nullable(v.number()),
  requestedAt: v.string(),
  startedAt: v.nullable(v.string()),
  finishedAt: v.nullable(v.string()),
  result: v.nullable(v.record(v.string(), v.unknown())),
  refusal: v.nullable(v.object({ code: v.string(), values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}) })),
});
export type Job = v.InferOutput<typeof Job>;

export type Pace = { readonly rate?: number; readonly secondsLeft?: number };

/** What a first guess needs: a rate of one second says nothing about the rest. */
const leastSeconds = 2;

/** How fast a job has been over its whole time, and how long it still takes at that pace; nothing while nobody can know. */
export function paceOf({ state, done, total, startedAt }: Pick<Job, "state" | "done" | "total" | "startedAt">, now: number): Pace {
  if (state !== "running" || startedAt === null || done <= 0) return {};
  const seconds = (now - Date.parse(startedAt)) / 1000;
  if (seconds < leastSeconds) return {};
  const rate = done / seconds;
  return total === null ? { rate } : { rate, secondsLeft: Math.max(0, total - done) / rate };
}
