import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { knowForeignOutcomes } from "#assessment/actions/know-foreign-outcomes.ts";
import { readForeignForecast, readForeignRows } from "#assessment/actions/read-foreign-forecast.ts";
import { createRecord } from "#platform/records/change.ts";
import { refuse } from "#platform/refusal.ts";
import { systemContext } from "#platform/system.ts";
import type { CommandAnswer, CommandCall } from "../command.ts";
import { datasetOf, optionOf, targetOf } from "./forecast-call.ts";
import { officeOf, roomsOf } from "./forecast-rooms.ts";

/** `vigie import forecasts`: an archive of forecasts that others made becomes a record of an office, and is held against what its data set knows. One file, one record. */
export async function importForecastFile(call: CommandCall, path: string): Promise<CommandAnswer> {
  const { database, sentences, language } = call;
  const { systemId, now, kindAt } = await roomsOf(call);
  const archives = kindAt("assessment.foreign-forecast");
  const [compartmentId, { dataset }, target] = [await officeOf(call), await datasetOf(call), targetOf(call)];
  const source = optionOf(call, "source") || refuse("assessment.foreign-source-missing");
  // Looked through before anything is kept: a draft that nobody asked for would stay behind a file that is refused.
  await readForeignRows(createReadStream(path));
  const ctx = systemContext(database, systemId, compartmentId, ["analyst"], now);
  const { id } = await createRecord(ctx, archives, [], { compartmentId, content: { label: "confidential", title: optionOf(call, "title") || basename(path), source, target, dataset, note: "" }, reason: "" });
  const { rows, units } = await readForeignForecast(archives, ctx, id, createReadStream(path));
  await knowForeignOutcomes(database, now, id);
  return { result: { id, file: basename(path), target, dataset, rows, countries: units }, lines: [sentences.say(language, "cli.forecasts-imported", { file: basename(path), rows, countries: units })] };
}
