import { inThread } from "#platform/jobs/in-thread.ts";
import type { Telling } from "../model/event-record.ts";
import type { Matched } from "../model/match-tellings.ts";

export type GivenTellings = { readonly events: readonly Telling[]; readonly matchedBefore: readonly string[] };

/** Matches events in a thread of its own. A piece is done in seconds, so it says nothing of how far it is. */
export async function runMatchWorker(events: readonly Telling[], matchedBefore: ReadonlySet<string>): Promise<Matched> {
  const given: GivenTellings = { events, matchedBefore: [...matchedBefore] };
  return inThread<Matched>(new URL("./match-worker.ts", import.meta.url), given, async () => undefined);
}
