import { added, matchCompartment, nothingMatched, type MatchCounts } from "#information/actions/match-events.ts";
import { runMatchWorker } from "#information/jobs/run-match-worker.ts";
import { reach } from "#information/model/match-tellings.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { daysOfImport, hasSeveralDatasets } from "#information/store/event-tellings.ts";
import { labelRank } from "#platform/rules/label.ts";
import { systemAccount } from "#platform/system.ts";
import type { CommandCall } from "../command.ts";

/** What came in may tell of events that another data set tells of. Here it is looked for at once, because nobody waits for a job behind a command. Null where there is nothing to match with. */
export async function matchImports({ database, sentences, language, say }: CommandCall, importIds: readonly string[]): Promise<MatchCounts | null> {
  const compartmentId = await ensureOpenData(database.worker);
  if (importIds.length === 0 || !(await hasSeveralDatasets(database.worker.db, compartmentId))) return null;
  const requestedBy = await systemAccount(database);
  const progress = async (done: number, total: number) => say(sentences.say(language, "cli.import-matching", { done, total }));
  let counts = nothingMatched;
  for (const importId of importIds) {
    const scope = { compartmentId, labelRank: labelRank("strictly-confidential"), ...(await daysOfImport(database.worker.db, importId, reach.days)) };
    counts = added(counts, await matchCompartment(database, scope, { compute: runMatchWorker, progress, requestedBy, runId: null, now: new Date() }));
  }
  return counts;
}
