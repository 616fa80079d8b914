import { attachEngine } from "#platform/database/engine/attach-engine.ts";
import { openDatabaseOn } from "#platform/database/open-database.ts";
import { systemAccount } from "#platform/system.ts";
import { importEvents } from "#information/actions/import-events.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";

/** One import in a process of its own, so that its memory is the import's. Prints how long it took and the most memory it had. */
const [dataDirectory = "", path = ""] = process.argv.slice(2);
const engine = attachEngine(dataDirectory);
if (!engine) throw new Error("the engine of the bench is not running");
const database = await openDatabaseOn(engine, dataDirectory);
const compartmentId = await ensureOpenData(database.worker);
const requestedBy = await systemAccount(database);
const started = performance.now();
const counts = await importEvents(database, { path, fileName: "ged211.csv.gz", format: "ucdp-ged", release: undefined, mapping: undefined, compartmentId, requestedBy }, { progress: async () => undefined });
const milliseconds = performance.now() - started;
await database.close();
process.stdout.write(JSON.stringify({ milliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, stored: counts.stored }));
