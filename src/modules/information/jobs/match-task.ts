import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import type { Task } from "#platform/jobs/job.ts";
import { refuse } from "#platform/refusal.ts";
import { added, matchCompartment, nothingMatched } from "../actions/match-events.ts";
import { daysOf, MatchInput } from "../actions/match-input.ts";
import { reach } from "../model/match-tellings.ts";
import { daysOfImport, matchedCompartments } from "../store/event-tellings.ts";
import { runMatchWorker } from "./run-match-worker.ts";

/** Looks for the same event in several data sets, as whoever asked for it, whose right to do so is asked again before each piece. */
export function matchTask(database: Database, clock: () => Date): Task {
  return async ({ runId, requestedBy, input, progress }) => {
    const asked = v.parse(MatchInput, input);
    const rooms = await matchedCompartments(database.worker, requestedBy);
    if (rooms.length === 0) refuse("information.match-nothing-to-match");
    const days = asked.importId === undefined ? daysOf(asked) : ((await daysOfImport(database.worker.db, asked.importId, reach.days)) ?? {});
    let counts = nothingMatched;
    for (const room of rooms) {
      const report = async (done: number, total: number) => {
        await progress(done, total);
        if (!(await matchedCompartments(database.worker, requestedBy)).some(({ compartmentId, labelRank }) => compartmentId === room.compartmentId && labelRank >= room.labelRank)) refuse("platform.job-not-allowed-any-more");
      };
      const scope = { ...room, ...days, countries: asked.countries, datasets: asked.datasets };
      counts = added(counts, await matchCompartment(database, scope, { compute: runMatchWorker, progress: report, requestedBy, runId: runId === "" ? null : runId, now: clock() }));
    }
    return counts;
  };
}
