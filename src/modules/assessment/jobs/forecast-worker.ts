import { parentPort, workerData } from "node:worker_threads";
import * as v from "valibot";
import { neighboursByCountry } from "#geography/model/neighbours.ts";
import { computeForecasts } from "../model/forecast/compute.ts";
import { forecastTargets } from "../model/forecast/forecast-run.ts";

/** A thread of its own: the server goes on answering while a forecast takes its half minute of a processor. */
const Given = v.object({
  target: v.picklist(forecastTargets), first: v.number(), last: v.number(), units: v.array(v.string()),
  series: v.array(v.object({ kind: v.string(), unit: v.string(), counts: v.array(v.number()) })),
});

const neighbours = neighboursByCountry();
const forecasts = computeForecasts(v.parse(Given, workerData), (unit) => neighbours.get(unit) ?? [], (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ answer: forecasts });
