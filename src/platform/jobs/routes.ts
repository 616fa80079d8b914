import { sql } from "kysely";
import * as v from "valibot";
import type { Context } from "../context.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import { refuse } from "../refusal.ts";

export type JobRun = {
  readonly id: string;
  readonly task: string;
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled";
  readonly done: number;
  readonly total: number | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly result: unknown;
  readonly refusal: unknown;
};

const columns = sql`id, task, state, done, total, requested_at as "requestedAt", started_at as "startedAt", finished_at as "finishedAt", result, refusal`;

/** The caller's own jobs; nobody sees another person's. */
export function jobRoutes(): Route[] {
  const own = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...own, method: "GET", path: "/api/jobs", action: "jobs.list-read", summary: "The caller's jobs, newest first, with progress and result.",
      handle: async (ctx) => ({ body: { items: await listRuns(ctx) } }),
    }),
    signedInRoute({
      ...own, method: "GET", path: "/api/jobs/:id", action: "jobs.run-read", summary: "One of the caller's jobs.",
      handle: async (ctx, call) => ({ body: (await listRuns(ctx, call.params["id"]))[0] ?? refuse("platform.record-not-found") }),
    }),
    signedInRoute({
      ...own, method: "POST", path: "/api/jobs/:id/cancel", action: "jobs.run-cancelled", summary: "Asks a running job to stop; what it finished stays.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        await ctx.transaction(async (db) => {
          const { rows } = await sql<{ id: string }>`update job.run set cancel_requested = true where id = ${call.params["id"]} and state in ('queued', 'running') returning id`.execute(db);
          if (rows.length === 0) refuse("platform.record-not-found");
        });
        return { status: 204 };
      },
    }),
  ];
}

async function listRuns(ctx: Context, id?: string): Promise<JobRun[]> {
  return ctx.transaction(async (db) => {
    const { rows } = await sql<JobRun>`
      select ${columns} from job.run where ${id ? sql`id = ${id}` : sql`true`} order by requested_at desc limit 100
    `.execute(db);
    return rows;
  });
}

/** Inserts a run for the caller; the returned id is then queued, after the transaction. */
export async function requestRun(ctx: Context, task: string, input: unknown): Promise<string> {
  return ctx.transaction(async (db) => {
    const { rows } = await sql<{ id: string }>`
      insert into job.run (task, input, requested_by, asked_with) values (${task}, ${JSON.stringify(input)}::jsonb, ${ctx.viewer.userId}, ${ctx.viewer.sessionId}) returning id
    `.execute(db);
    return rows[0]?.id ?? "";
  });
}
