import { join } from "node:path";
import { rm } from "node:fs/promises";
import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { Cancelled, queueRun, type Task } from "#platform/jobs/job.ts";
import { Refusal, refuse } from "#platform/refusal.ts";
import { importEvents } from "../actions/import-events.ts";
import { ImportInput } from "../actions/import-input.ts";
import type { MatchInput } from "../actions/match-input.ts";
import { uploadFolder } from "../actions/import-upload.ts";
import { ensureOpenData } from "../store/import-batches.ts";
import { queueMatch } from "../store/event-tellings.ts";
import { mayImport } from "../store/import-writer.ts";

/**
 * Brings an uploaded file in as its requester, whose right to do so is asked again now, and before each piece: once it has ended, no
 * further piece goes in. The upload is removed when nothing is left to do with it.
 */
export function importTask(database: Database, dataDirectory: string): Task {
  return async ({ runId, requestedBy, input, progress }) => {
    const { upload, fileName, format, release, mapping } = v.parse(ImportInput, input);
    const path = join(uploadFolder(dataDirectory), upload);
    try {
      const compartmentId = await ensureOpenData(database.worker);
      const isAllowed = () => mayImport(database.worker, requestedBy, compartmentId);
      if (!(await isAllowed())) refuse("platform.not-for-your-role");
      const beforePiece = async (done: number, total: number) => {
        await progress(done, total);
        if (!(await isAllowed())) refuse("platform.job-not-allowed-any-more");
      };
      const answer = await importEvents(database, { path, fileName, format, release, mapping, compartmentId, requestedBy }, { progress: beforePiece });
      await rm(path, { force: true });
      const matchRunId = answer.stored + answer.updated > 0 ? await matchImported(database, runId, answer.importId, compartmentId) : undefined;
      return { ...answer, isMatched: matchRunId !== undefined, matchRunId: matchRunId ?? null };
    } catch (error) {
      if (error instanceof Refusal || error instanceof Cancelled) await rm(path, { force: true });
      throw error;
    }
  };
}

/** What came in may tell of events that another data set tells of: looked for by a job of the same person, after this one. The answer is that job, where there is one. */
async function matchImported(database: Database, runId: string, importId: string, compartmentId: string): Promise<string | undefined> {
  const matchRunId = await queueMatch(database.worker.db, runId, compartmentId, { importId } satisfies MatchInput);
  if (matchRunId !== undefined) await queueRun(database, matchRunId);
  return matchRunId;
}
