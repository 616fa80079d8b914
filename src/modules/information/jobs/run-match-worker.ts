import { Worker } from "node:worker_threads";
import type { Telling } from "../model/event-record.ts";
import type { Matched } from "../model/match-tellings.ts";

export type GivenTellings = { readonly events: readonly Telling[]; readonly matchedBefore: readonly string[] };

/** Matches events in a thread of its own, whose memory is bounded: a table gone wild ends in a failed job and not in a server that is gone. */
export async function runMatchWorker(events: readonly Telling[], matchedBefore: ReadonlySet<string>): Promise<Matched> {
  const given: GivenTellings = { events, matchedBefore: [...matchedBefore] };
  const worker = new Worker(new URL("./match-worker.ts", import.meta.url), { workerData: given, resourceLimits: { maxOldGenerationSizeMb: 900 } });
  try {
    return await new Promise((resolve, reject) => {
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the matching ended early with ${code}`)));
      worker.once("message", (matched: Matched) => resolve(matched));
    });
  } finally {
    await worker.terminate();
  }
}
