import { parentPort, workerData } from "node:worker_threads";
import * as v from "valibot";
import { neighboursByCountry } from "#geography/model/neighbours.ts";
import { countryOfArea } from "#information/model/event-areas.ts";
import { computeAreaForecasts, computeForecasts } from "../model/forecast/compute.ts";
import { forecastTargets } from "../model/forecast/forecast-run.ts";

/** A thread of its own: the server goes on answering while a forecast takes its half minute of a processor. `neighbours` are those of areas; null where countries are foretold. */
const Given = v.object({
  target: v.picklist(forecastTargets), first: v.number(), last: v.number(), units: v.array(v.string()),
  series: v.array(v.object({ kind: v.string(), unit: v.string(), counts: v.array(v.number()) })),
  neighbours: v.nullable(v.array(v.tuple([v.string(), v.array(v.string())]))),
  structure: v.optional(v.object({ columns: v.array(v.string()), rows: v.array(v.object({ unit: v.string(), year: v.number(), values: v.array(v.union([v.number(), v.undefined()])) })) })),
});

const { neighbours, structure, ...basis } = v.parse(Given, workerData);
const told = (share: number) => parentPort?.postMessage({ share });
parentPort?.postMessage({ answer: neighbours === null ? ofCountries() : ofAreas(new Map(neighbours)) });

function ofCountries() {
  const around = neighboursByCountry();
  return computeForecasts(basis, (unit) => around.get(unit) ?? [], told, structure);
}

function ofAreas(around: ReadonlyMap<string, readonly string[]>) {
  return computeAreaForecasts(basis, (area) => around.get(area) ?? [], countryOfArea, told);
}
