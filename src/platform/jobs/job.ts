import { Logger, quickAddJob, run, type TaskList } from "graphile-worker";
import { sql } from "kysely";
import type { Database } from "../database/open-database.ts";
import type { Pool } from "../database/pools.ts";
import { isTakenAway } from "../identity/taken-away.ts";
import { Refusal, refuse } from "../refusal.ts";

export type Progress = (done: number, total?: number) => Promise<void>;
export class Cancelled extends Error {}
/** The server stops. The run stays as it is, and the next start goes on with it. */
class Interrupted extends Error {}

/** What a task gets: who asked (it acts as that person, S19), what was asked, and a way to say how far it is. */
export type JobCall = { readonly runId: string; readonly requestedBy: string; readonly input: unknown; readonly progress: Progress };
export type Task = (call: JobCall) => Promise<Record<string, unknown>>;
export type Tasks = Readonly<Record<string, Task>>;

/** Clockwork: things the system does by itself every minute. */
export type Clockwork = Readonly<Record<string, () => Promise<void>>>;

export type Jobs = { stop(): Promise<void> };

export async function startJobs(database: Database, tasks: Tasks, clockwork: Clockwork, log: (line: string) => void): Promise<Jobs> {
  const stopping = new AbortController();
  const taskList: TaskList = {
    run: async (payload) => {
      const runId = typeof payload === "object" && payload !== null && "runId" in payload ? String(payload.runId) : "";
      await performRun({ pool: database.worker, tasks, log, stopping: stopping.signal }, runId);
    },
  };
  for (const [name, work] of Object.entries(clockwork)) taskList[name] = async () => work();
  await requeueInterrupted(database);
  const crontab = Object.keys(clockwork).map((name) => `* * * * * ${name} ?max=1`).join("\n");
  const runner = await run({ pgPool: database.worker.raw, taskList, crontab, concurrency: 2, noHandleSignals: true, pollInterval: 2000, logger: quiet });
  return {
    stop: () => {
      stopping.abort();
      return runner.stop();
    },
  };
}

/** Runs that were under way when the server ended go on at once; the queue itself would wait hours for a worker it believes alive. */
async function requeueInterrupted(database: Database): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from job.run where state in ('queued', 'running')`.execute(database.worker.db);
  for (const { id } of rows) await queueRun(database, id);
}

/** graphile-worker's own lines would name tasks and payload keys on the console; failures are kept in job.run instead. */
const quiet = new Logger(() => () => undefined);

/** Queues a run that was inserted by its requester in the same transaction or before. */
export async function queueRun(database: Database, runId: string): Promise<void> {
  await quickAddJob({ pgPool: database.worker.raw, logger: quiet }, "run", { runId }, { maxAttempts: 3, jobKey: runId });
}

type Asked = { readonly requestedBy: string; readonly askedWith: string | null };
type RunRow = Asked & { task: string; input: unknown };

type Workplace = { readonly pool: Pool; readonly tasks: Tasks; readonly log: (line: string) => void; readonly stopping: AbortSignal };

/** One run from its beginning to its end. It stops in words when what it rests on was taken from whoever asked (S5, S19). */
export async function performRun({ pool, tasks, log, stopping }: Workplace, runId: string): Promise<void> {
  const { rows } = await sql<RunRow>`
    update job.run set state = 'running', started_at = coalesce(started_at, now())
     where id = ${runId} and state in ('queued', 'running') returning task, input, requested_by as "requestedBy", asked_with as "askedWith"
  `.execute(pool.db);
  const [row] = rows;
  const task = row ? tasks[row.task] : undefined;
  if (!row || !task) return;
  try {
    await refuseTakenAway(pool, row);
    const result = await task({ runId, requestedBy: row.requestedBy, input: row.input, progress: progressOf({ pool, stopping }, runId, row) });
    await sql`update job.run set state = 'done', finished_at = now(), result = ${JSON.stringify(result)}::jsonb where id = ${runId}`.execute(pool.db);
  } catch (error) {
    // What fails because the database is going away is no failure of the task either.
    if (stopping.aborted && !(error instanceof Refusal || error instanceof Cancelled)) return;
    const state = error instanceof Cancelled ? "cancelled" : "failed";
    const refusal = error instanceof Refusal ? { code: error.code, values: error.values } : { code: state === "cancelled" ? "platform.job-cancelled" : "platform.job-failed", values: {} };
    if (!(error instanceof Refusal) && !(error instanceof Cancelled)) log(`job ${runId} failed: ${error instanceof Error ? `${error.name} ${(error.stack ?? "").split("\n").slice(1, 4).join(" <").trim()}` : "unknown"}`);
    await sql`update job.run set state = ${state}, finished_at = now(), refusal = ${JSON.stringify(refusal)}::jsonb where id = ${runId}`.execute(pool.db);
  }
}

async function refuseTakenAway(pool: Pool, { requestedBy, askedWith }: Asked): Promise<void> {
  if (await isTakenAway(pool, requestedBy, askedWith)) refuse("platform.job-not-allowed-any-more");
}

/** Writes progress at most three times a second, and stops the task when the person has cancelled it or may not go on, or the server stops. */
function progressOf({ pool, stopping }: Pick<Workplace, "pool" | "stopping">, runId: string, asked: Asked): Progress {
  let last = 0;
  return async (done, total) => {
    if (stopping.aborted) throw new Interrupted();
    const now = Date.now();
    if (now - last < 300 && done !== total) return;
    last = now;
    const { rows } = await sql<{ cancel: boolean }>`
      update job.run set done = ${done}, total = ${total ?? null} where id = ${runId} returning cancel_requested as cancel
    `.execute(pool.db);
    if (rows[0]?.cancel) throw new Cancelled();
    await refuseTakenAway(pool, asked);
  };
}
