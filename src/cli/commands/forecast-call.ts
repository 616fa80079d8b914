import * as v from "valibot";
import { ForecastTarget } from "#assessment/model/forecast/forecast-run.ts";
import { Month } from "#assessment/model/forecast/month.ts";
import { listDatasets } from "#information/store/event-datasets.ts";
import { refuse } from "#platform/refusal.ts";
import type { CommandCall } from "../command.ts";
import { countryCodes, readCovariates, type CountryCode, type Covariates } from "../numbers/covariates.ts";

/** What the options of a forecast say, each refused in its own words where it cannot be read. */
export function optionOf({ options }: CommandCall, name: string): string {
  const given = options[name];
  return typeof given === "string" ? given : "";
}

export function targetOf(call: CommandCall): ForecastTarget {
  const given = v.safeParse(ForecastTarget, optionOf(call, "target") || "state-based");
  return given.success ? given.output : refuse("cli.forecast-target-unknown", { values: { target: optionOf(call, "target") } });
}

export function monthIn(call: CommandCall, name: string): string {
  const given = v.safeParse(Month, optionOf(call, name));
  return given.success ? given.output : refuse("cli.forecast-month-unreadable", { values: { option: `--${name}` } });
}

export function everyOf(call: CommandCall): number {
  const every = Number(optionOf(call, "every") || "12");
  return Number.isInteger(every) && every > 0 ? every : refuse("cli.forecast-every-unreadable");
}

export async function datasetOf(call: CommandCall): Promise<{ dataset: string; first: string; last: string }> {
  const all = await listDatasets(call.database.worker.db);
  const wanted = optionOf(call, "dataset");
  const found = wanted === "" ? all[0] : all.find(({ dataset }) => dataset === wanted);
  return found ?? refuse("cli.forecast-dataset-unknown", { values: { dataset: wanted, datasets: all.map(({ dataset }) => dataset).join(", ") } });
}

/** Countries, or their first-level areas; of areas no table of structure is read, because it is of countries. */
export function unitOf(call: CommandCall): "country" | "area" {
  const unit = optionOf(call, "unit") || "country";
  if (unit !== "country" && unit !== "area") return refuse("cli.forecast-unit-unknown", { values: { unit } });
  if (unit === "area" && optionOf(call, "covariates") !== "") refuse("cli.forecast-area-structure");
  return unit;
}

export function covariatesOf(call: CommandCall): Covariates | undefined {
  const path = optionOf(call, "covariates");
  return path === "" ? undefined : readCovariates(path, { code: codeOf(call), columns: optionOf(call, "columns").split("\n").filter((column) => column !== "") });
}

function codeOf(call: CommandCall): CountryCode {
  const given = optionOf(call, "country-code") || "iso3";
  const codes: readonly CountryCode[] = ["iso3", "cow", "gw"];
  return codes.find((code) => code === given) ?? refuse("cli.covariates-code-unknown", { values: { code: given, codes: Object.keys(countryCodes).join(", ") } });
}
